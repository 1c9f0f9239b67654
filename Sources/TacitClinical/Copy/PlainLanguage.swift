/// What makes a client's copy hard to read: long sentences, and words of the trade.
///
/// A warning names the part of the copy and the word of our own list, never a text of the chart.
public enum PlainLanguage {
    /// A sentence with more words than this is long: plainlanguage.gov asks for 15 to 20 words on the average.
    public static let longestSentence = 25

    /// Words of the trade, and what a person would say.
    public static let jargon: [(word: String, plainer: String)] = [
        ("comorbid", "at the same time"), ("presenting problem", "what brought you here"), ("affect", "feelings"),
        ("ideation", "thoughts"), ("compliance", "doing what was agreed"), ("non-compliant", "did not do"),
        ("psychoeducation", "learning about it"), ("cognitive restructuring", "looking at thoughts"),
        ("behavioural activation", "doing things again"), ("symptomatology", "signs"), ("etiology", "cause"),
        ("prognosis", "what to expect"), ("remission", "free of it"), ("titrate", "change the dose"),
        ("contraindicated", "not safe"), ("modality", "kind"), ("intervention", "what we do"),
        ("baseline", "at the start"),
        ("dysregulation", "hard to calm"), ("maladaptive", "not helpful"),
        ("motivational interviewing", "talking about change"),
        ("relapse", "drinking or using again"), ("stabilisation", "getting steady"),
        ("phq-9", "the questions about mood"),
        ("gad-7", "the questions about worry"), ("audit-c", "the questions about drinking"),
        ("smart", "clear and doable"),
    ]

    /// What should be looked at, in the order of the copy, each once.
    public static func warnings(of copy: ClientCopy) -> [String] {
        var warnings: [String] = []
        for (part, texts) in copy.writtenTexts {
            let long = texts.flatMap(sentences).count { $0 > longestSentence }
            if long > 0 {
                warnings.append(
                    "\(part): \(long == 1 ? "1 sentence has" : "\(long) sentences have") more than \(longestSentence) words"
                )
            }
            let lower = texts.map { " \(words(of: $0).joined(separator: " ")) " }
            for (word, plainer) in jargon where lower.contains(where: { $0.contains(" \(word) ") }) {
                warnings.append("\(part): \"\(word)\" is a word of the trade; perhaps: \(plainer)")
            }
        }
        return warnings
    }

    /// How many words each sentence has.
    private static func sentences(_ text: String) -> [Int] {
        text.split { ".!?\n".contains($0) }.map { $0.split(whereSeparator: \.isWhitespace).count }
    }

    private static func words(of text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
    }
}

extension Section {
    /// Whether it holds the client's own words, as its heading says.
    public var isClients: Bool {
        heading.lowercased().split { !$0.isLetter }.contains("words")
    }
}

extension ClientCopy {
    /// What the practitioner wrote, by the parts of the copy; the client's own words are not hers to mend.
    var writtenTexts: [(part: String, texts: [String])] {
        [
            ("plan", sections.filter { !$0.isClients }.map(\.text)),
            ("goals", goals.flatMap { [$0.goal.statement] + $0.objectives.map(\.statement) }),
            ("steps", steps.flatMap { [$0.text, $0.whyResized].compactMap(\.self) }),
            ("what helps", helps.flatMap { [$0.agreed, $0.reason].compactMap(\.self) + $0.offered }),
            ("changes", inForce.flatMap { [$0.whatChanged, $0.why].compactMap(\.self) }),
        ]
    }
}
