public import TacitCrypto

/// What opens a page: generated words, or a passphrase that somebody chose.
///
/// A class, because several are held in a list and none is ever copied.
public final class PageWords: Sendable {
    /// How many generated words there are: 77 bits, so that it does not matter how weak PBKDF2 is.
    public static let count = Passphrase.defaultWords

    /// The text, as it is to be typed.
    public let text: SecureBytes

    /// How a browser takes what is typed.
    let typing: Typing

    /// How a browser takes what is typed.
    enum Typing: String {
        /// Letters alone count: case, spaces and hyphens do not.
        case words
        /// Every character counts, in Unicode normal form C.
        case exact
    }

    /// New words; throws `lockedMemoryUnavailable` or `outOfMemory`.
    public init() throws(CryptoError) {
        text = try Passphrase.generate(words: Self.count)
        typing = .words
    }

    /// A chosen passphrase, which is brought into normal form C.
    ///
    /// Whoever asks for it has looked at its score. Throws `invalidEncoding` or `invalidLength`, as
    /// `Passphrase.normalise` does, also for an empty one.
    public init(chosen: borrowing SecureBytes) throws(CryptoError) {
        let normal = try Passphrase.normalise(chosen)
        guard normal.count > 0 else { throw .invalidLength }
        text = normal
        typing = .exact
    }
}
