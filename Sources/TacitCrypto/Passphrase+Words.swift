extension Passphrase {
    /// Words of the list, which is public: for texts that people compare aloud.
    public static let wordCount = WordList.count

    /// One word of the list; `index` lies below ``wordCount``.
    public static func word(at index: Int) -> String {
        var bytes = [UInt8](repeating: 0, count: WordList.width)
        var used = 0
        var span = bytes.mutableSpan
        WordList.append(index, to: &span, at: &used)
        return String(decoding: bytes[..<used], as: UTF8.self)
    }
}
