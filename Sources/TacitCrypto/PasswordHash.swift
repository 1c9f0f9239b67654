internal import CSodium

/// Argon2id version 1.3 with one lane (RFC 9106), from a passphrase to a key of 32 bytes.
public enum PasswordHash {
    /// A pair of passes and memory.
    public typealias Cost = (passes: UInt32, memoryKiB: UInt64)

    /// Below this nothing is computed: a tampered header must not make a cheap hash.
    public static let minimum: Cost = (passes: 2, memoryKiB: 64 * 1_024)

    /// Above this nothing is computed: a tampered header must not be a memory bomb.
    public static let maximum: Cost = (passes: 16, memoryKiB: 4 * 1_024 * 1_024)

    /// What new slots have at least; a slot below it is wrapped again at the next unlock.
    public static let floor: Cost = (passes: 3, memoryKiB: 256 * 1_024)

    /// Bytes of the result.
    public static let keyCount = 32

    /// Throws `parametersOutOfRange` outside `minimum` and `maximum`, or for a salt that is not 16
    /// bytes.
    ///
    /// Computes and allocates nothing.
    public static func check(_ parameters: PasswordHashParameters) throws(CryptoError) {
        guard parameters.passes >= minimum.passes, parameters.passes <= maximum.passes,
            parameters.memoryKiB >= minimum.memoryKiB, parameters.memoryKiB <= maximum.memoryKiB,
            parameters.salt.count == PasswordHashParameters.saltCount
        else { throw .parametersOutOfRange }
    }

    /// Whether a slot has less of either than new ones get.
    public static func isBelowFloor(_ parameters: PasswordHashParameters) -> Bool {
        parameters.passes < floor.passes || parameters.memoryKiB < floor.memoryKiB
    }

    /// Whether the hash takes more than a quarter of this machine's memory: a reason to warn.
    public static func exceedsQuarterOfMemory(_ parameters: PasswordHashParameters) -> Bool {
        parameters.memoryKiB > MachineMemory.kibibytes() / 4
    }

    /// The key of a passphrase that was normalised.
    ///
    /// Takes about a second, and the memory that the parameters say for so long; that memory is not
    /// locked, and given back to the kernel at the end.
    ///
    /// Throws `parametersOutOfRange` before anything is computed, `invalidLength` for a passphrase
    /// over `Passphrase.maximumCount` bytes, `outOfMemory` when the memory is not to be had.
    public static func derive(
        _ passphrase: borrowing SecureBytes,
        _ parameters: PasswordHashParameters
    ) throws(CryptoError) -> SecureBytes {
        try check(parameters)
        guard passphrase.count <= Passphrase.maximumCount else { throw .invalidLength }
        _ = Sodium.started
        // At most 4 GiB by `check`, so the bytes fit.
        let bytes = Int(parameters.memoryKiB) * 1_024
        return try unsafe SecureBytes.written(count: keyCount) { (output) throws(CryptoError) in
            let result = unsafe passphrase.withPointer { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: passphrase.count) {
                    unsafe crypto_pwhash(
                        output,
                        UInt64(keyCount),
                        $0,
                        UInt64(passphrase.count),
                        parameters.salt,
                        UInt64(parameters.passes),
                        bytes,
                        crypto_pwhash_ALG_ARGON2ID13
                    )
                }
            }
            guard result == 0 else { throw .outOfMemory }
        }
    }
}
