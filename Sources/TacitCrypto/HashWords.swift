/// Words of the list that a hash is read aloud as.
public enum HashWords {
    /// The numbers of the first `count` words of a hash: word `i` is floor(hash / 7776^i) mod 7776, the hash read as
    /// one big-endian integer.
    ///
    /// The hash has a multiple of four bytes; each word holds 12.9 bits of it.
    public static func indices(of hash: [UInt8], count: Int) -> [Int] {
        let divisor = UInt64(WordList.count)
        var limbs: [UInt64] = []
        for start in stride(from: 0, to: hash.count, by: 4) {
            limbs.append(hash[start..<min(start + 4, hash.count)].reduce(0) { $0 << 8 | UInt64($1) })
        }
        return (0..<count).map { _ in
            var remainder: UInt64 = 0
            for index in limbs.indices {
                // Below 7,776 * 2^32: no overflow.
                let dividend = remainder << 32 | limbs[index]
                limbs[index] = dividend / divisor
                remainder = dividend % divisor
            }
            return Int(remainder)
        }
    }
}

/// Six words of somebody's public keys, for two people who compare them by telephone.
///
/// They hold 77.5 bits of the hash: who wants a key of his own with the same words has to try 2^77 keys.
public enum KeyWords {
    /// Words of a set of keys.
    public static let count = 6

    /// SHA-256 of the texts of the keys, each followed by a newline, so that `printf '%s\n' KEY KEY | sha256sum`
    /// shows the same.
    ///
    /// The order is: age recipient, then signing key, of those that there are. A text is in its one form and has no
    /// newline; two sets of keys never give the same bytes.
    public static func digest(of keys: [String]) -> [UInt8] {
        let text = Array(keys.map { $0 + "\n" }.joined().utf8)
        return SHA256Hash.digest(text.span)
    }

    /// The six words, with a space between them.
    public static func words(of keys: [String]) -> String {
        HashWords.indices(of: digest(of: keys), count: count).map { Passphrase.word(at: $0) }
            .joined(separator: " ")
    }
}
