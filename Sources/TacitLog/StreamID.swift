/// One stream of one client, or of the vault when `client` is ``OpaqueID/vault``.
public struct StreamID: Hashable, Sendable {
    /// Whose stream.
    public var client: OpaqueID
    /// Which of the client's streams; the codes belong to the vault, every code is carried.
    public var stream: UInt16

    /// The stream with this code.
    public init(client: OpaqueID, stream: UInt16) {
        self.client = client
        self.stream = stream
    }
}

extension StreamID: Comparable {
    /// The order of the encoded bytes, which is the order of heads in a snapshot.
    public static func < (left: StreamID, right: StreamID) -> Bool {
        (left.client, left.stream) < (right.client, right.stream)
    }
}
