/// Somebody who shall be able to decrypt: wraps the file key so that only they can unwrap it.
public protocol Recipient: Sendable {
    /// With whom this one may stand in one header.
    var company: Company { get }

    /// One or more stanzas that carry the file key.
    ///
    /// Fresh randomness for each call. Throws `publicKey` for a key that nobody can have, or
    /// `primitive`.
    func wrap(_ key: borrowing FileKey) throws(AgeError) -> [Stanza]
}

/// Which recipients may stand in one header, on encryption.
///
/// Whoever breaks one stanza has the file, so a header is as strong as its weakest stanza: mixing
/// would undo what the stronger ones are for.
public enum Company: Equatable, Sendable {
    /// Others that a quantum computer breaks.
    case classical

    /// Others that one does not break.
    case postQuantum

    /// Nobody: who writes a file for a passphrase shall be sure that it came from one who knows it.
    case alone
}

/// Somebody who may be able to decrypt.
public protocol Identity: Sendable {
    /// The file key, when one of the stanzas is for this identity; nil, "not mine", when none is.
    ///
    /// Gets all stanzas of the header, also of types that it does not know; those it passes by.
    /// Throws `header(.stanza)` when a stanza of its type is broken, whoever it is for.
    func unwrap(_ stanzas: [Stanza]) throws(AgeError) -> FileKey?
}
