internal import TacitClinical

/// Entries in full, by what they are about, in the order of recording.
extension FullChartPage {
    var entries: [Markup] {
        let shown = view.entries.filter { !$0.undone }
        guard !shown.isEmpty else { return [.element(.p, FullChartWords.noEntries)] }
        let (refs, standings) = (refs, standings)
        let cases = Dictionary(
            AccommodationCases.fold(entries: view.standing).map { ($0.request.id, $0) },
            uniquingKeysWith: { first, _ in first })
        let held = Set(cases.values.flatMap(records))
        func item(_ entry: Entry, isPart: Bool = false) -> Markup {
            let title = entry.content.value.title
            let facts = Markup.facts([(FullChartWords.stands, standings[entry.id])])
            return record(
                entry.id,
                title: .element(.h4, isPart ? "\(FullChartWords.kind(entry.content.kind)): \(title)" : title),
                error: entry.error, content: facts + EntryMarkup.fields(of: entry.content, refs: refs),
                recorded: FullChartWords.recorded(entry.recordedAt, entry.author, entry.ref))
        }
        var order: [String] = []
        var groups: [String: [Markup]] = [:]
        for kind in EntryKind.allCases {
            let heading = BundleWords.heading(kind)
            for entry in shown where entry.content.kind == kind && !held.contains(entry.id) {
                if groups[heading] == nil { order.append(heading) }
                let parts = cases[entry.id].map(records) ?? []
                let inner = shown.filter { parts.contains($0.id) }.map { item($0, isPart: true) }
                groups[heading, default: []].append(
                    inner.isEmpty ? item(entry) : .element(.div, role: "case", [item(entry)] + inner))
            }
        }
        return order.flatMap { [.element(.h3, $0)] + (groups[$0] ?? []) }
    }

    /// What was entered about a request for an accommodation.
    private func records(of found: AccommodationCase) -> [RecordID] {
        found.evidence.map(\.id) + found.determinations.map(\.id) + found.outcomes.map(\.id)
    }

    /// The REF of every record of the view.
    private var refs: [String: String] {
        let records = [view.plans.map { ($0.id, $0.ref) }, view.notes.map { ($0.id, $0.ref) }]
        let all = records.flatMap(\.self) + view.entries.map { ($0.id, $0.ref) }
        return Dictionary(all.map { ($0.0.description, $0.1) }, uniquingKeysWith: { first, _ in first })
    }

    /// Where what has a beginning and an end stands on the day of the chart.
    private var standings: [RecordID: String] {
        let (entries, day) = (view.standing, view.day)
        let granted = AccommodationCases.fold(entries: entries).map { ($0.request.id, $0.state(on: day)) }
        let altered = Alterations.everything(entries: entries).map {
            ($0.id, FullChartWords.alteration($0.content, end: Alterations.end(of: $0, entries: entries), day))
        }
        let agreed = ConsentStanding.all(in: entries, on: day, client: view.client.client).map {
            ($0.consent.id, FullChartWords.consent($0))
        }
        let asked = Requests.fold(entries: entries).map { ($0.id, FullChartWords.request($0)) }
        let all: [(RecordID, String)] = [granted, altered, agreed, asked].flatMap(\.self)
        return Dictionary(all.map { ($0.0, PageWords.label($0.1)) }, uniquingKeysWith: { first, _ in first })
    }
}
