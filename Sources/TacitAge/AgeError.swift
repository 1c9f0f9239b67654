public import TacitCrypto

/// Why a file was not encrypted or not decrypted.
///
/// The case is the class of failure that the vectors of C2SP/CCTV name. No case carries a byte of a
/// file or of a key, so an error can be logged and shown. "Not mine" is the answer `nil` of
/// ``Identity/unwrap(_:)``; only when all of them gave it there is ``noMatch``.
public enum AgeError: Error, Equatable, Sendable {
    /// The file is in order, as far as can be told without a key, but none of the identities opens
    /// it.
    case noMatch

    /// An identity gave a file key, but the header is not the one that was written with it.
    case headerMAC

    /// The header is not one.
    case header(HeaderFault)

    /// The armor is not one.
    case armor

    /// The payload was changed, cut or added to; what was given out before it is authentic.
    case payload(PayloadFault)

    /// The recipients cannot stand together in one header, are none, or too many.
    case recipients

    /// A recipient's public key is one that nobody can have.
    case publicKey

    /// A primitive refused: no locked memory, or no memory.
    case primitive(CryptoError)

    /// The source could not be read; the number is the system's (`errno`).
    case reading(errno: Int32)

    /// The sink could not be written; the number is the system's (`errno`).
    case writing(errno: Int32)
}

/// What is wrong with a header.
public enum HeaderFault: Error, Equatable, Sendable {
    /// The file does not begin with the version line of age v1.
    case notAge

    /// It is not in the only form that the specification has for its content, or ends too early.
    case malformed

    /// It is larger than ``Header/maximumCount`` or has more stanzas than
    /// ``Header/maximumStanzas``.
    case tooLarge

    /// A stanza of a known type has other arguments, another length or an impossible key.
    case stanza

    /// A passphrase stanza asks for more work than the identity is ready to do.
    case workFactor

    /// A passphrase stanza is not the only one.
    case passphraseNotAlone
}

/// What is wrong with a payload.
public enum PayloadFault: Error, Equatable, Sendable {
    /// A chunk is not authentic.
    case authentication

    /// The file ends before its last chunk.
    case truncated

    /// Something follows the last chunk.
    case trailing

    /// The last chunk is empty although it is not the only one: a second way to write one text.
    case emptyLastChunk
}

/// Does something of `TacitCrypto` and makes its refusal one of age.
@inline(__always)
func primitive<R: ~Copyable>(_ body: () throws(CryptoError) -> R) throws(AgeError) -> R {
    do throws(CryptoError) {
        return try body()
    } catch {
        throw .primitive(error)
    }
}
