/// Eight words of a root, for a printed line that a person can compare with another one.
///
/// They hold 103 bits of the root: to find another tree with the same words is out of reach, while
/// a whole root would not be read aloud.
public enum RootWords {
    /// Words of a line.
    public static let count = 8
    /// Words of the list that the indices are for.
    public static let listCount: UInt64 = 7_776

    /// The words of `root`, given the word list by index below ``listCount``.
    ///
    /// Word `i` has the index floor(root / 7776^i) mod 7776, the root read as one integer.
    public static func words(_ root: Digest, word: (Int) -> String) -> [String] {
        var limbs: [UInt64] = []
        let bytes = root.bytes
        for start in stride(from: 0, to: Digest.byteCount, by: 4) {
            limbs.append(bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt64($1) })
        }
        return (0..<count).map { _ in
            var remainder: UInt64 = 0
            for index in limbs.indices {
                // Below 7,776 * 2^32: no overflow.
                let dividend = remainder << 32 | limbs[index]
                limbs[index] = dividend / listCount
                remainder = dividend % listCount
            }
            return word(Int(remainder))
        }
    }
}
