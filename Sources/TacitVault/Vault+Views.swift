public import TacitClinical

/// What a chart amounts to on a day.
extension Vault {
    /// The chart as it was at the end of a day.
    ///
    /// - Throws: `notFound` for a day before the client was entered.
    public func view(_ client: ClientID, asOf day: CalendarDay, _ act: Act) throws(VaultError)
        -> ChartView
    {
        let view = try view(client, as: try roster(asOf: day).record(client), day)
        let records = view.plans.map(\.id) + view.notes.map(\.id) + view.entries.map(\.id)
        try enterRead("as-of", client: client, records: records, act)
        return view
    }

    /// The charts of all clients whose work goes on, as they are now, and their drafts: what is due is computed
    /// from them. A client whose chart cannot be read is left out; who opens it is told why.
    public func openViews(_ act: Act) throws(VaultError) -> [(view: ChartView, drafts: [NoteDraft])] {
        let roster = try roster()
        var views: [(view: ChartView, drafts: [NoteDraft])] = []
        for summary in try clients(act) where !summary.closed {
            do throws(VaultError) {
                let view = try view(summary.id, as: try roster.record(summary.id), act.now.day)
                views.append((view, try waitingDrafts(summary.id)))
            } catch .integrity {
                continue
            }
        }
        try enterRead("due", act)
        return views
    }

    func view(
        _ client: ClientID,
        as record: ClientRecord,
        _ day: CalendarDay
    ) throws(VaultError) -> ChartView {
        try view(client, as: record, in: try chart(client).asOf(day), day)
    }

    func view(
        _ client: ClientID,
        as record: ClientRecord,
        in chart: Chart,
        _ day: CalendarDay
    ) throws(VaultError) -> ChartView {
        var notes: [Note] = []
        for (id, body) in chart.notes where body.content.content.noteClass.compartment == .chart {
            notes.append(try note(id, of: client, in: chart))
        }
        notes.sort {
            ($0.content.occurredAt, $0.recordedAt, $0.ref) < (
                $1.content.occurredAt, $1.recordedAt, $1.ref
            )
        }
        return ChartView(
            day: day,
            client: record,
            plans: try planVersions(client, in: chart),
            notes: notes,
            entries: try entryList(client, in: chart)
        )
    }
}
