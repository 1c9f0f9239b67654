public import TacitCrypto

/// Why a cell was refused, and nothing of what it holds.
public enum CellError: Error, Equatable, Sendable {
    /// A length or version that no cell has, or content that is not in its one form.
    case damaged
    /// Another key, another place or a changed byte; deliberately not more precise.
    case notAuthentic
    /// Sealed by who has the key, but not with the smallest padding of zeros.
    case paddingNotCanonical
    /// More than a cell, or a content in parts, can hold.
    case tooLong
    /// The last part was not read.
    case incomplete
    /// A writer other than 0, the only one of version 1.
    case unknownWriter
    /// A primitive refused: no locked memory, or a key that is not one.
    case crypto(CryptoError)

    /// The cell's view of what a primitive says.
    init(_ error: CryptoError) {
        self = error == .authenticationFailed ? .notAuthentic : .crypto(error)
    }
}
