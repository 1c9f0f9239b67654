import TacitAgentAPI
import TacitClinical
import TacitMarkup

/// The document form of entries: the kind's table reads the text, the content's rules hold it against the chart.
extension Documents {
    /// Reads an entry, with what should be looked at before it is entered.
    ///
    /// - Throws: every place to mend.
    func entry(
        _ text: String,
        _ kind: EntryKind,
        in chart: EntryContext
    ) throws(DocumentErrors) -> (content: EntryContent, advice: [DocumentProblem]) {
        let type = EntryContent.type(of: kind)
        let reading = try FormDocument.parse(text, fields: type.fields, context: context)
        var values = reading.values
        var faults: [EntryFault] = []
        for field in type.fields {
            guard case .reference(let kinds) = field.shape,
                case .text(let named) = values[field.key]
            else { continue }
            if let id = Self.entry(named, of: kinds, in: chart) {
                values[field.key] = .text(id.description)
            } else {
                faults.append(
                    EntryFault(field.key, EntrySentences.noEntry, EntrySentences.entryWanted(kinds))
                )
            }
        }
        try check(faults, reading)
        guard var content = Self.content(type, values) else {
            throw DocumentErrors(problems: [
                reading.problem(EntryFault("", EntrySentences.notTaken, nil))
            ])
        }
        content.value.complete(in: chart)
        try check(content.value.faults(in: chart), reading)
        return (content, content.value.advice(in: chart).map(reading.problem))
    }

    /// The document of an entry that was sent as JSON.
    ///
    /// - Throws: `unknown-member`, `invalid-document` with the members to mend.
    func text(of kind: EntryKind, json: [UInt8]) throws(Problem) -> String {
        try Self.decoded(EntryContent.type(of: kind), json, context)
    }

    /// The document of an entry.
    func text(of content: EntryContent) -> String {
        FormDocument.render(
            Self.values(of: content.value),
            fields: type(of: content.value).fields,
            context: context,
            head: .none
        )
    }

    /// An empty document of a kind, with what is known already.
    func emptyEntry(_ kind: EntryKind, prefilled: [String: FormValue], _ head: DocumentHead)
        -> String
    {
        FormDocument.template(
            fields: EntryContent.type(of: kind).fields,
            prefilled: prefilled,
            context: context,
            head: head
        )
    }

    func check(_ faults: [EntryFault], _ reading: FormReading) throws(DocumentErrors) {
        guard faults.isEmpty else { throw DocumentErrors(problems: faults.map(reading.problem)) }
    }

    /// The entry that a REF, or a whole id, means among those that stand.
    static func entry(_ named: String, of kinds: [EntryKind], in chart: EntryContext)
        -> RecordID?
    {
        let entries = chart.entries.filter { kinds.contains($0.content.kind) }
        // A whole id may begin with the letter of a REF.
        if let whole = entries.first(where: { $0.id.description == named }) { return whole.id }
        guard let reference = Reference(named), reference.kind == .entry else { return nil }
        let fitting = entries.filter { reference.matches($0.id) }
        return fitting.count == 1 ? fitting[0].id : nil
    }

    private static func content<Content: ChartContent>(
        _ type: Content.Type,
        _ values: [String: FormValue]
    ) -> EntryContent? {
        guard let json = try? WireJSON.encode(values),
            let content = try? WireJSON.decode(type, from: json)
        else {
            return nil
        }
        return EntryContent(content)
    }

    private static func decoded<Content: ChartContent>(
        _ type: Content.Type,
        _ json: [UInt8],
        _ context: DocumentContext
    ) throws(Problem) -> String {
        let content = try WireJSON.decodeStrictly(type, from: json)
        return FormDocument.render(
            values(of: content),
            fields: type.fields,
            context: context,
            head: .none
        )
    }

    static func values(of content: some Encodable) -> [String: FormValue] {
        // Contents hold what a form can hold: a test encodes each kind of them.
        guard let json = try? WireJSON.encode(content) else { return [:] }
        return (try? WireJSON.decode([String: FormValue].self, from: json)) ?? [:]
    }
}

/// What is said about entries as such.
enum EntrySentences {
    static let noEntry = "no entry of this client has this REF"
    static let notTaken = "these fields do not make an entry"

    static func entryWanted(_ kinds: [EntryKind]) -> String {
        "give the REF of \(kinds.map(\.rawValue).joined(separator: " or ")); tacit log lists them"
    }
}
