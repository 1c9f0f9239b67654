/// What a keyslot says in the clear about how its key is made from a passphrase.
///
/// A value that was read is untrusted: `PasswordHash.check` says whether it may be used.
public struct PasswordHashParameters: Hashable, Sendable {
    /// Bytes of a salt.
    public static let saltCount = 16

    /// Passes over the memory (t of RFC 9106).
    public var passes: UInt32

    /// Memory in KiB (m of RFC 9106).
    public var memoryKiB: UInt64

    /// The salt, fresh for each wrapping; 16 bytes.
    public var salt: [UInt8]

    /// Any values; nothing is checked here.
    public init(passes: UInt32, memoryKiB: UInt64, salt: [UInt8]) {
        self.passes = passes
        self.memoryKiB = memoryKiB
        self.salt = salt
    }
}
