/// What this module refuses, and nothing of the data that was refused.
public enum LogError: Error, Equatable, Sendable {
    /// Bytes or text that are not in the one accepted form: length, version, canonical encoding,
    /// a bound; or an index outside its tree.
    case malformed
    /// An entry does not follow the head that it is appended to.
    case notInOrder
    /// An inclusion proof does not lead to the root.
    case notIncluded
    /// A consistency proof does not lead to both roots.
    case notConsistent
    /// No valid signature by the expected key.
    case signatureInvalid
    /// The checkpoint is of another log.
    case wrongOrigin
}
