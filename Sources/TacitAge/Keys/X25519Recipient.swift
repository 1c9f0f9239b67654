internal import TacitCrypto

/// A recipient with an X25519 key, written `age1...`.
public struct X25519Recipient: Recipient, Equatable, CustomStringConvertible {
    /// Bytes of a public key.
    public static let keyCount = AgreementKey.count

    /// The public key (RFC 7748).
    public let publicKey: [UInt8]

    /// Takes a public key of 32 bytes, else throws `publicKey`.
    public init(publicKey: [UInt8]) throws(AgeError) {
        guard publicKey.count == Self.keyCount else { throw .publicKey }
        self.publicKey = publicKey
    }

    static let prefix = "age"

    /// Reads `age1...`; throws `malformed`.
    public init(_ text: String) throws(KeyTextError) {
        publicKey = try KeyText.publicKey(text, prefix: Self.prefix, count: Self.keyCount)
    }

    /// The text `age1...`.
    public var description: String { KeyText.encode(publicKey, prefix: Self.prefix) }

    /// Stands with its like.
    public var company: Company { .classical }

    /// One stanza: the public half of a fresh key, and the file key under what both have in common.
    public func wrap(_ key: borrowing FileKey) throws(AgeError) -> [Stanza] {
        let ephemeral = try primitive { () throws(CryptoError) in try AgreementKey.random() }
        let wrapping = try X25519Stanza.wrappingKey(
            own: ephemeral,
            their: publicKey,
            share: ephemeral.publicKey,
            recipient: publicKey,
            refusal: .publicKey
        )
        let body = try key.sealed(key: wrapping)
        return [X25519Stanza.stanza(share: ephemeral.publicKey, body: body)]
    }
}
