internal import TacitCrypto
internal import TacitLog

/// The two keys of one stream: one seals its cells, the other says where they lie.
final class StreamKeys: Sendable {
    let stream: StreamID
    let version: UInt32
    /// Records before this number lie under an older version.
    let fromSequence: UInt64
    let content: SecureBytes
    let locator: SecureBytes

    init(
        stream: StreamID, version: UInt32, fromSequence: UInt64, content: consuming SecureBytes,
        locator: consuming SecureBytes
    ) {
        self.stream = stream
        self.version = version
        self.fromSequence = fromSequence
        self.content = content
        self.locator = locator
    }

    /// New random keys for a stream that has none.
    static func random(for stream: StreamID) throws(VaultError) -> StreamKeys {
        do throws(CryptoError) {
            return StreamKeys(
                stream: stream, version: 1, fromSequence: 0, content: try .random(count: 32),
                locator: try .random(count: 32))
        } catch {
            throw VaultError(error)
        }
    }
}
