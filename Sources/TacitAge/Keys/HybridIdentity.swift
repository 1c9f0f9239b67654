internal import Crypto
internal import FoundationEssentials
public import TacitCrypto

/// An identity of the hybrid kind, written `AGE-SECRET-KEY-PQ-1...`.
///
/// The seed stays in locked memory and is wiped with the last reference. swift-crypto takes its
/// keys into heap memory of its own: that is made from the seed for one stanza and given back right
/// after it, to the zero-on-free of the process (`CTacitSystem`) where that is linked.
public final class HybridIdentity: Identity {
    private let seed: SecureBytes

    static let prefix = "AGE-SECRET-KEY-PQ-"

    /// Who encrypts to this one.
    public let recipient: HybridRecipient

    /// Takes 32 random bytes, the seed of X-Wing; throws `primitive(.invalidKey)` for any other
    /// count.
    public init(secret: consuming SecureBytes) throws(AgeError) {
        guard secret.count == HybridStanza.seedCount,
            let key = Self.withKey(secret, { Array($0.publicKey.rawRepresentation) })
        else { throw .primitive(.invalidKey) }
        recipient = try HybridRecipient(publicKey: key)
        seed = secret
    }

    /// A new identity from the kernel's generator.
    public static func random() throws(AgeError) -> HybridIdentity {
        try HybridIdentity(
            secret: primitive { () throws(TacitCrypto.CryptoError) in
                try SecureBytes.random(count: HybridStanza.seedCount)
            }
        )
    }

    /// Reads `AGE-SECRET-KEY-PQ-1...`; throws `malformed`, or for want of locked memory.
    public convenience init(_ text: Span<UInt8>) throws(KeyTextError) {
        let secret = try KeyText.secret(text, prefix: Self.prefix)
        do throws(AgeError) {
            try self.init(secret: secret)
        } catch {
            // The secret has its 32 bytes, so what is left to fail is memory.
            throw .lockedMemoryUnavailable
        }
    }

    /// The text `AGE-SECRET-KEY-PQ-1...`, for a file that nobody else reads.
    public func text() throws(AgeError) -> SecureBytes {
        try primitive { () throws(TacitCrypto.CryptoError) in
            try Bech32.encodeSecret(prefix: Self.prefix, seed)
        }
    }

    /// Tries every stanza of its type; nil when none opens.
    public func unwrap(_ stanzas: [Stanza]) throws(AgeError) -> FileKey? {
        for stanza in stanzas where stanza.type == HybridStanza.type {
            if let key = try unwrap(stanza) { return key }
        }
        return nil
    }

    private func unwrap(_ stanza: Stanza) throws(AgeError) -> FileKey? {
        let (share, body) = try HybridStanza.parts(of: stanza)
        let opener = Self.withKey(seed) { key in
            try HPKE.Recipient(
                privateKey: key,
                ciphersuite: HybridStanza.suite,
                info: HybridStanza.info,
                encapsulatedKey: Data(share)
            )
        }
        // A share of another recipient encapsulates well, to a secret that opens nothing (ML-KEM
        // rejects implicitly). Only an X25519 part of low order is refused, whoever it is for.
        guard var opener else { throw .header(.stanza) }
        guard let opened = try? opener.open(body) else { return nil }
        var bytes = Array(opened)
        return try FileKey(
            primitive { () throws(TacitCrypto.CryptoError) in try SecureBytes(consuming: &bytes) }
        )
    }

    /// Lends the key of a seed to swift-crypto; nil when that refuses it or what is done with it.
    private static func withKey<R>(
        _ seed: borrowing SecureBytes,
        _ body: (XWingMLKEM768X25519.PrivateKey) throws -> R
    ) -> R? {
        seed.withSpan { bytes in
            var copy = [UInt8]()
            copy.append(bytes)
            defer { SecureMemory.wipe(&copy) }
            return try? body(
                XWingMLKEM768X25519.PrivateKey(seedRepresentation: copy, publicKey: nil)
            )
        }
    }
}
