internal import CSodium

/// scrypt (RFC 7914), for formats of others that ask for it: tacit's own slots use `PasswordHash`.
///
/// Block size 8 and one lane, so that a cost of 2^n takes 2^n KiB of memory: 18 takes 256 MiB and
/// about a second, each step doubles both.
public enum Scrypt {
    /// Bytes of the result.
    public static let keyCount = 32

    /// The logarithms of the costs that can be computed at all.
    ///
    /// RFC 7914 wants more than one block; 2^22 takes 4 GiB, the most that this module takes for
    /// any password hash.
    public static let costLimits = 1...22

    /// The key of a passphrase, which is taken byte for byte.
    ///
    /// The memory is not locked, and given back to the kernel at the end. Throws
    /// `parametersOutOfRange` for a cost outside `costLimits` before anything is computed or
    /// allocated, `outOfMemory` when the memory is not to be had.
    public static func derive(
        _ passphrase: borrowing SecureBytes,
        salt: Span<UInt8>,
        logarithmOfCost: Int
    ) throws(CryptoError) -> SecureBytes {
        guard costLimits.contains(logarithmOfCost) else { throw .parametersOutOfRange }
        _ = Sodium.started
        return try unsafe SecureBytes.written(count: keyCount) { (output) throws(CryptoError) in
            let result = unsafe passphrase.withPointer { secret in
                unsafe salt.withPointer { saltPointer, saltCount in
                    unsafe crypto_pwhash_scryptsalsa208sha256_ll(
                        secret,
                        passphrase.count,
                        saltPointer,
                        saltCount,
                        UInt64(1) << UInt64(logarithmOfCost),
                        8,
                        1,
                        output,
                        keyCount
                    )
                }
            }
            guard result == 0 else { throw .outOfMemory }
        }
    }
}
