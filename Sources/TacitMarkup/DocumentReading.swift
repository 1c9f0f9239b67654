internal import TacitClinical

/// A document that is being read: its fields, its text, and the problems found so far.
struct DocumentReading {
    let source: SourceText
    let hasFields: Bool
    let fields: [String: Field]
    let body: ArraySlice<SourceText.Line>
    let context: DocumentContext
    var problems: Problems

    /// Cuts a document and reads its fields; throws at once only where nothing further could be
    /// read.
    init(_ text: String, keys: [String], context: DocumentContext) throws(DocumentErrors) {
        let source = try SourceText(text)
        let parts = try DocumentParts(source)
        var problems = Problems()
        fields = FrontMatter(parts.fields, of: source, keys: keys, &problems).fields
        self.source = source
        self.context = context
        self.problems = problems
        hasFields = parts.hasFields
        body = parts.body
    }

    /// Where a field stands, or the start of the document when it is missing.
    func place(of key: String) -> Place { fields[key]?.place ?? .start }

    /// Whether a required field has no value; false when it has one that was already reported.
    func isMissing(_ key: String) -> Bool {
        switch fields[key]?.value {
        case nil, .missing: true
        case .text(let value): value.text.isEmpty
        case .list, .map, .broken: false
        }
    }

    /// For forms that are fields alone: a document without any, or with text below them, is a
    /// problem.
    mutating func requireFieldsOnly() {
        if !hasFields { problems.add(.noFrontMatter, at: .start) }
        guard hasFields, let line = body.first(where: { !source.isBlank($0) }) else { return }
        problems.add(.textAfterFields, at: Place(line: line.number, column: 1))
    }
}
