internal import Crypto
internal import FoundationEssentials
internal import TacitCrypto

/// A recipient that a quantum computer does not break either, written `age1pq1...`.
public struct HybridRecipient: Recipient, Equatable, CustomStringConvertible {
    /// Bytes of a public key.
    public static let keyCount = HybridStanza.publicKeyCount

    /// The public key (X-Wing).
    public let publicKey: [UInt8]

    /// Takes a public key of 1,216 bytes, else throws `publicKey`.
    ///
    /// Whether ML-KEM can use it turns out when something is wrapped.
    public init(publicKey: [UInt8]) throws(AgeError) {
        guard publicKey.count == Self.keyCount else { throw .publicKey }
        self.publicKey = publicKey
    }

    static let prefix = "age1pq"

    /// Reads `age1pq1...`; throws `malformed`.
    public init(_ text: String) throws(KeyTextError) {
        publicKey = try KeyText.publicKey(text, prefix: Self.prefix, count: Self.keyCount)
    }

    /// The text `age1pq1...`, some 1,960 characters.
    public var description: String { KeyText.encode(publicKey, prefix: Self.prefix) }

    /// Stands with its like.
    public var company: Company { .postQuantum }

    /// One stanza: what HPKE encapsulates, and the file key that it seals.
    public func wrap(_ key: borrowing FileKey) throws(AgeError) -> [Stanza] {
        do {
            let theirs = try XWingMLKEM768X25519.PublicKey(rawRepresentation: publicKey)
            var sender = try HPKE.Sender(
                recipientKey: theirs,
                ciphersuite: HybridStanza.suite,
                info: HybridStanza.info
            )
            let body = try key.withSpan { bytes in
                // swift-crypto seals `DataProtocol` only; the copy is overwritten here.
                var copy = [UInt8]()
                copy.append(bytes)
                defer { SecureMemory.wipe(&copy) }
                return try sender.seal(copy)
            }
            return [HybridStanza.stanza(share: Array(sender.encapsulatedKey), body: Array(body))]
        } catch {
            throw .publicKey
        }
    }
}
