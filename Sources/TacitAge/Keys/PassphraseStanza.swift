internal import TacitCrypto

/// What recipient and identity of a passphrase have in common (age specification, "The scrypt
/// recipient type").
enum PassphraseStanza {
    static let type = "scrypt"

    /// Bytes of a salt.
    static let saltCount = 16

    private static let label = Array("age-encryption.org/v1/scrypt".utf8)

    static func stanza(salt: [UInt8], workFactor: Int, body: [UInt8]) -> Stanza {
        Stanza(checked: [type, Base64.encode(salt), String(workFactor)], body: body)
    }

    /// Salt, logarithm of the work, and body; throws `header(.stanza)` for any other form.
    static func parts(
        of stanza: Stanza
    ) throws(AgeError) -> (salt: [UInt8], workFactor: Int, body: [UInt8]) {
        guard stanza.arguments.count == 3, stanza.body.count == X25519Stanza.bodyCount,
            let salt = Base64.decode(stanza.arguments[1], count: saltCount),
            let workFactor = decimal(stanza.arguments[2])
        else { throw .header(.stanza) }
        return (salt, workFactor, stanza.body)
    }

    static func wrappingKey(
        _ passphrase: borrowing SecureBytes,
        salt: [UInt8],
        _ workFactor: Int
    ) throws(AgeError) -> SecureBytes {
        do throws(CryptoError) {
            return try Scrypt.derive(
                passphrase,
                salt: (label + salt).span,
                logarithmOfCost: workFactor
            )
        } catch {
            throw .primitive(error)
        }
    }

    /// A number from 1 without sign or leading zeros; nil for others.
    ///
    /// Two digits hold every work factor that is not absurd, and nothing longer is computed with.
    private static func decimal(_ text: String) -> Int? {
        let digits = Array(text.utf8)
        guard (1...2).contains(digits.count), digits[0] != UInt8(ascii: "0"),
            digits.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
