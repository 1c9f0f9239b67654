/// Titles of entries: one line, cut at the limit.
enum EntryTitle {
    /// A title has at most so many characters (``ChartContent/title``).
    static let limit = 80

    /// The parts in one line with a comma between, cut at the limit.
    static func line(_ parts: String?...) -> String {
        cut(parts.compactMap(\.self).joined(separator: ", "))
    }

    /// A text in one line, cut at the limit.
    static func cut(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count <= limit ? line : "\(line.prefix(limit - 1))\u{2026}"
    }
}

extension CaseIterable where Self: RawRepresentable<String> {
    /// All words, for a choice.
    static var words: [String] { allCases.map(\.rawValue) }
}
