/// Rules that several entries of care share.
enum CareRules {
    /// A day that has to have come.
    static func future(_ key: String, _ day: CalendarDay, _ context: EntryContext) -> EntryFault? {
        day > context.today ? .inFuture(key) : nil
    }

    /// A day that may not lie before another.
    static func order(
        _ key: String,
        _ day: CalendarDay?,
        notBefore other: CalendarDay,
        _ what: String
    ) -> EntryFault? {
        day.map { $0 < other } == true ? .before(key, what) : nil
    }

    /// The entry that a reference names, if it stands and is of the wanted kind.
    static func content<Content: ChartContent>(
        _ id: RecordID,
        _ type: Content.Type,
        _ context: EntryContext
    ) -> Content? {
        context.entry(id).flatMap(Charted<Content>.init)?.content
    }

    /// What the lint says about the words of some fields.
    static func words(_ texts: KeyValuePairs<String, String?>) -> [EntryFault] {
        texts.flatMap { key, text in
            LanguageLint.findings(in: text ?? "").map { .word(key, $0) }
        }
    }

    /// Whether a text says nothing.
    static func isBlank(_ text: String?) -> Bool { (text ?? "").allSatisfy(\.isWhitespace) }

    /// Whether a list says nothing.
    static func isBlank(_ list: [String]?) -> Bool { (list ?? []).allSatisfy { isBlank($0) } }

    /// A title of at most 80 characters on one line.
    static func title(_ parts: String...) -> String {
        EntryTitle.cut(parts.joined(separator: ": "))
    }
}
