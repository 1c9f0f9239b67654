import TacitAgentAPI
import TacitClinical
import TacitMarkup

/// The document form of a share: the table of its fields reads it, REFs become whole ids, and the rules hold it
/// against the chart.
extension Documents {
    /// Reads a share.
    ///
    /// - Throws: every place to mend.
    func share(_ text: String, in chart: EntryContext) throws(DocumentErrors) -> (
        request: ShareRequest, reading: FormReading
    ) {
        let reading = try FormDocument.parse(text, fields: ShareRequest.fields, context: context)
        var values = reading.values
        var faults: [EntryFault] = []
        for field in ShareRequest.fields {
            guard case .reference(let kinds) = field.shape, case .text(let named) = values[field.key] else { continue }
            if let id = Self.entry(named, of: kinds, in: chart) {
                values[field.key] = .text(id.description)
            } else {
                faults.append(EntryFault(field.key, EntrySentences.noEntry, EntrySentences.entryWanted(kinds)))
            }
        }
        try check(faults, reading)
        guard let json = try? WireJSON.encode(values), let request = try? WireJSON.decode(ShareRequest.self, from: json)
        else {
            throw DocumentErrors(problems: [reading.problem(EntryFault("", EntrySentences.notTaken, nil))])
        }
        try check(request.faults, reading)
        return (request, reading)
    }

    /// The document of a share that was sent as JSON.
    func shareText(json: [UInt8]) throws(Problem) -> String {
        let request = try WireJSON.decodeStrictly(ShareRequest.self, from: json)
        guard let encoded = try? WireJSON.encode(request),
            let values = try? WireJSON.decode([String: FormValue].self, from: encoded)
        else { throw Problem(.malformedRequest) }
        return FormDocument.render(values, fields: ShareRequest.fields, context: context, head: .none)
    }

    /// An empty share: what is asked of each, or all of it for what was told.
    func emptyShare(told: Bool, _ head: DocumentHead) -> String {
        let fields = told ? ShareRequest.fields : ShareRequest.fields.filter { ShareRequest.ordinary.contains($0.key) }
        return FormDocument.template(fields: fields, prefilled: [:], context: context, head: head)
    }
}
