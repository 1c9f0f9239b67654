/// Where the front matter of a document ends and its text begins.
///
/// The front matter stands between two lines of only `---`, the first of which is the first line
/// that is neither blank nor help. A document without that line has text alone.
struct DocumentParts {
    /// 64 KiB: fields are short, and YAML is the part of a document that is costly to read.
    static let frontMatterLimit = 64 << 10
    static let fence: StaticString = "---"

    let hasFields: Bool
    let fields: ArraySlice<SourceText.Line>
    let body: ArraySlice<SourceText.Line>

    init(_ source: SourceText) throws(DocumentErrors) {
        let lines = source.lines
        guard let open = lines.firstIndex(where: { !source.isBlank($0) }),
            source.line(lines[open], is: Self.fence)
        else {
            hasFields = false
            fields = []
            body = lines[...]
            return
        }
        let rest = lines[(open + 1)...]
        guard let close = rest.firstIndex(where: { source.line($0, is: Self.fence) }) else {
            throw Self.error(.notClosed, lines[open])
        }
        hasFields = true
        fields = lines[(open + 1)..<close]
        body = lines[(close + 1)...]
        if let first = fields.first, let last = fields.last,
            last.bytes.upperBound - first.bytes.lowerBound > Self.frontMatterLimit
        {
            throw Self.error(.frontMatterTooLong, first)
        }
    }

    private static func error(_ sentence: Sentence, _ line: SourceText.Line) -> DocumentErrors {
        var problems = Problems()
        problems.add(sentence, at: Place(line: line.number, column: 1))
        return DocumentErrors(problems: problems.found)
    }
}
