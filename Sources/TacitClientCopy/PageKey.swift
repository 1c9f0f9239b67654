internal import Crypto
internal import CryptoExtras
internal import FoundationEssentials
internal import TacitCrypto

/// The keys of a page: one for its content, and for each slot one that wraps it.
///
/// swift-crypto wipes a `SymmetricKey` when it goes. What the words give passes through memory of its own that is not
/// locked, and so do the words for the time of the derivation: the worker's freed memory is zeroed.
enum PageKey {
    /// Rounds of PBKDF2-SHA-256: some 0.3 s in a browser. OWASP asked for 600,000 in 2023.
    static let rounds = 2_000_000
    /// Bytes of a salt.
    static let saltCount = 16
    /// Bytes of a nonce of AES-GCM; each is random, and each key seals one text.
    static let nonceCount = 12
    /// Bytes of a key.
    static let keyCount = 32

    /// The key that these words give with a salt.
    static func derived(from words: PageWords, salt: [UInt8]) throws(PageError) -> SymmetricKey {
        var bytes = words.text.withSpan { span in span.indices.map { span[$0] } }
        defer { SecureMemory.wipe(&bytes) }
        do {
            return try KDF.Insecure.PBKDF2.deriveKey(
                from: bytes, salt: salt, using: .sha256, outputByteCount: keyCount, rounds: rounds)
        } catch {
            throw .primitive
        }
    }

    /// A text under a key, bound to the head of the page: ciphertext and tag.
    static func seal(
        _ text: some DataProtocol, with key: SymmetricKey, nonce: [UInt8], head: [UInt8]
    ) throws(PageError) -> Data {
        do {
            let sealed = try AES.GCM.seal(text, using: key, nonce: AES.GCM.Nonce(data: nonce), authenticating: head)
            return sealed.ciphertext + sealed.tag
        } catch {
            throw .primitive
        }
    }
}
