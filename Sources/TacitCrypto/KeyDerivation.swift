/// Keys, codes and locators from keys: keyed BLAKE2b with a domain in front.
///
/// The output length is a parameter of BLAKE2b itself, so results of different lengths under one
/// key are unrelated: a 16-byte locator is not the beginning of a 32-byte code.
public enum KeyDerivation {
    /// `KDF(k, label, ctx) = B2(k, 32, LP("tacit/v1/" + label) + LP(ctx))`.
    ///
    /// The key holds 16 to 64 bytes (20 for a recovery kit, 32 otherwise), else `invalidKey`.
    public static func derive(
        _ key: borrowing SecureBytes,
        _ label: KeyLabel,
        context: Span<UInt8>
    ) throws(CryptoError) -> SecureBytes {
        let count = try DerivationMessage.count(label, context, tail: Span())
        let message = unsafe [UInt8](count: count) {
            unsafe DerivationMessage.write(label, context, tail: Span(), to: $0)
        }
        return try unsafe SecureBytes.written(count: 32) { (output) throws(CryptoError) in
            try unsafe BLAKE2b.hash(key: key, message: message.span, count: 32, into: output)
        }
    }

    /// The 32 bytes of `B2(k, 32, message)`, a message authentication code.
    ///
    /// Compare it with `ConstantTime.equal`. A key that makes codes is used for nothing else.
    public static func mac(
        _ key: borrowing SecureBytes,
        message: Span<UInt8>
    ) throws(CryptoError) -> [UInt8] {
        try code(key, message: message, count: 32)
    }

    /// The 16 bytes of `B2(k, 16, message)`, the place of a row.
    public static func locator(
        _ key: borrowing SecureBytes,
        message: Span<UInt8>
    ) throws(CryptoError) -> [UInt8] {
        try code(key, message: message, count: 16)
    }

    private static func code(
        _ key: borrowing SecureBytes,
        message: Span<UInt8>,
        count: Int
    ) throws(CryptoError) -> [UInt8] {
        try unsafe [UInt8](count: count) { (output) throws(CryptoError) in
            try unsafe BLAKE2b.hash(key: key, message: message, count: count, into: output)
        }
    }
}
