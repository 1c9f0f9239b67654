/// The EFF large word list, 7,776 words of 3 to 9 letters (`Data/README.md`).
///
/// One literal in the read-only part of the binary, each word in a field of fixed width: nothing is
/// split or indexed at start, and a word is found by its offset.
enum WordList {
    /// The number of words, 6^5: five dice each.
    static let count = 7_776

    /// Bytes of a field; a shorter word stands at its end.
    static let width = 9

    /// Appends the word of a number below `count`.
    ///
    /// Takes the same time for each word of a length. Memory is read at a place that depends on the
    /// number: other processes could see that through the cache, which is out of scope while a
    /// passphrase is shown on a screen.
    static func append(_ index: Int, to bytes: inout MutableSpan<UInt8>, at offset: inout Int) {
        precondition(index >= 0 && index < count, "a word number comes from uniform(below: count)")
        padded.withUTF8Buffer { list in
            let field = unsafe list.span.extracting(index * width..<(index + 1) * width)
            for position in field.indices where field[position] != UInt8(ascii: " ") {
                bytes[offset] = field[position]
                offset += 1
            }
        }
    }
}
