internal import CZxcvbn

extension Passphrase {
    /// Below this score a passphrase is weak: 10^10 guesses, the class that zxcvbn calls "very
    /// unguessable" (Wheeler, "zxcvbn: Low-Budget Password Strength Estimation", 2016).
    public static let weakBelow = 10.0

    /// How many guesses an attacker needs who knows what people choose, as log10 (libzxcvbn).
    ///
    /// A generated passphrase scores lower than its 23.3, for zxcvbn does not know how it was made;
    /// it is strong all the same. Rates what stands before a zero byte. Throws `invalidLength` over
    /// `maximumCount` bytes: the estimate takes time that grows with the square of the count.
    ///
    /// libzxcvbn notes parts of what it reads in ordinary memory, which the zero-on-free of the
    /// process wipes.
    public static func score(_ passphrase: borrowing SecureBytes) throws(CryptoError) -> Double {
        guard passphrase.count <= maximumCount else { throw .invalidLength }
        let text = try terminated(passphrase)
        let bits = unsafe text.withPointer { pointer in
            unsafe pointer.withMemoryRebound(to: CChar.self, capacity: text.count) {
                unsafe ZxcvbnMatch($0, nil, nil)
            }
        }
        return bits * 0.301_029_995_663_981_2  // log10(2)
    }

    /// Whether the score is below `weakBelow`.
    public static func isWeak(_ passphrase: borrowing SecureBytes) throws(CryptoError) -> Bool {
        try score(passphrase) < weakBelow
    }

    /// The passphrase with a zero at the end, as C wants it.
    private static func terminated(
        _ passphrase: borrowing SecureBytes
    ) throws(CryptoError) -> SecureBytes {
        try passphrase.withSpan { (source) throws(CryptoError) -> SecureBytes in
            try SecureBytes(count: source.count + 1) { target in
                for index in source.indices {
                    target[index] = source[index]
                }
            }
        }
    }
}
