public import TacitClinical

/// Finding by decrypting and looking: complete, because no index of words lies on the disk.
extension Vault {
    /// Every record that stands in which all words are, the newest first.
    ///
    /// Charts that were not at hand are read and let go again, so that a search does not bring every client's text into
    /// memory to stay. A chart that was changed is passed over; who opens it is told why.
    public func search(_ words: SearchWords, _ act: Act) throws(VaultError) -> [SearchHit] {
        var hits: [SearchHit] = []
        var isFound = false
        for summary in try clients(act) {
            let wasOpen = charts[summary.id] != nil
            guard let chart = try readableChart(summary.id) else { continue }
            let matches = Self.matches(words, in: chart)
            if !matches.isEmpty {
                // Its own for each client: a career's hits in one record would have no bound.
                try enterRead("search", client: summary.id, records: matches.map(\.event.id), act)
                isFound = true
            }
            for found in matches {
                let ref = try ref(found.event.id, found.event.kind)
                let isOpen = found.event.compartment == .chart || found.event.compartment == .admin
                hits.append(
                    SearchHit(
                        ref: ref,
                        handle: summary.handle,
                        name: summary.name,
                        kind: found.kind,
                        noteClass: found.noteClass,
                        recordedAt: found.event.at,
                        line: isOpen ? found.line : ""
                    )
                )
            }
            if !wasOpen { charts[summary.id] = nil }
        }
        // That nothing was found tells something as well.
        if !isFound { try enterRead("search", act) }
        return hits.sorted { ($1.recordedAt, $0.ref) < ($0.recordedAt, $1.ref) }
    }

    private typealias Match = (
        event: Chart.Event, kind: String, noteClass: NoteClass?, line: String
    )

    private static func matches(_ words: SearchWords, in chart: Chart) -> [Match] {
        chart.events.compactMap { event -> Match? in
            guard !chart.undone.contains(event.id), chart.marks[event.id] == nil,
                let (kind, noteClass, text) = text(of: event, in: chart),
                let line = words.line(in: text)
            else { return nil }
            return (event, kind, noteClass, line)
        }
    }

    /// What can be found in a record; nil for what is no text of its own, or was used up.
    private static func text(of event: Chart.Event, in chart: Chart) -> (
        String, NoteClass?, String
    )? {
        switch event.kind {
        case .noteSigned:
            chart.notes[event.id]?.content.content.searchable
        case .additionSigned:
            (chart.additions[event.id]?.content.content).map {
                ("addition", nil, [$0.reason ?? "", $0.text].joined(separator: "\n"))
            }
        case .planRecorded:
            (chart.plans[event.id]?.content.content).map { ("plan", nil, Body.texts(of: $0)) }
        case .entryMade:
            (chart.entries[event.id]?.content.entry).map {
                ($0.kind.rawValue, nil, Body.texts(of: $0))
            }
        case .draftSaved where chart.isWaiting(event.id):
            (chart.drafts[event.id]?.content).map { ("draft", $0.noteClass, $0.text) }
        default: nil
        }
    }
}

extension NoteContent {
    fileprivate var searchable: (String, NoteClass?, String) {
        let parts = sections.map { "\($0.heading)\n\($0.text)" } + participants + [risk ?? ""]
        return ("note", noteClass, parts.joined(separator: "\n"))
    }
}
