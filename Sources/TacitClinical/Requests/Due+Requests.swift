extension Due {
    /// What requests and disclosures wait for: an answer, or that somebody looks at them again.
    ///
    /// Also of a client whose work has ended: the clocks of the law go on.
    public static func requests(of client: ClientRecord, entries: [Entry]) -> [DueItem] {
        Requests.fold(entries: entries).filter(\.isOpen).map { item($0, of: client) }
            + emergencies(of: client, entries: entries)
    }

    /// A demand about nobody of the practice that waits for an answer.
    public static func demands(_ records: [RequestRecord]) -> [DueItem] {
        records.filter { $0.isOpen && $0.handle == nil }.map { item($0, of: nil) }
    }

    private static func item(_ record: RequestRecord, of client: ClientRecord?) -> DueItem {
        let isDemand = record.request.requestKind == .demand
        return DueItem(
            isDemand ? .demand : .request,
            of: client,
            on: record.due,
            ref: record.ref,
            detail: DueSentences.request(record)
        )
    }

    /// Disclosures in an emergency that nobody has looked at again: due on the day after (regulation.md R2.10).
    private static func emergencies(of client: ClientRecord, entries: [Entry]) -> [DueItem] {
        let reviewed = Set(Charted<DisclosureReview>.all(in: entries).map(\.content.disclosure))
        return Charted<Disclosure>.all(in: entries).filter {
            $0.content.basis == .emergency && !reviewed.contains($0.id)
        }.map { found in
            DueItem(
                .disclosure,
                of: client,
                on: found.content.day.adding(days: 1) ?? found.content.day,
                ref: found.ref,
                detail: DueSentences.emergency
            )
        }
    }
}
