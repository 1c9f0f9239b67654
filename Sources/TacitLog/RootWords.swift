internal import TacitCrypto

/// Eight words of a root, for a printed line that a person can compare with another one.
///
/// They hold 103 bits of the root: to find another tree with the same words is out of reach, while
/// a whole root would not be read aloud.
public enum RootWords {
    /// Words of a line.
    public static let count = 8
    /// The words of `root`, given the word list by index.
    ///
    /// Word `i` has the index floor(root / 7776^i) mod 7776, the root read as one integer.
    public static func words(_ root: Digest, word: (Int) -> String) -> [String] {
        HashWords.indices(of: root.bytes, count: count).map(word)
    }
}
