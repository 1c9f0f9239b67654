import TacitAgentAPI
import TacitClinical

/// The start of the day on one screen.
enum TodayRendering {
    /// Today, with the vault unlocked.
    static func page(_ today: TodayReply, names: Bool, style: Style) -> [String] {
        var lines = [
            "\(style.bold(DayText.weekday(today.day)))  \(ClinicalWords.count(today.openClients, "open client"))"
        ]
        lines += appointments(today, names: names, style: style)
        if today.drafts.isEmpty {
            lines += ["", style.dim(DraftSentences.none)]
        } else {
            lines += ["", style.bold("Drafts")]
            lines += DraftRendering.list(today.drafts, names: names, style: style).map { "  " + $0 }
        }
        if let inbox = today.inbox {
            lines += ["", style.bold("Inbox"), "  \(InboxListSentences.wait(inbox))"]
        }
        return lines + due(today, names: names, style: style) + backup(today, style)
    }

    /// Today for programs: the day, then `appointment` and `draft` lines.
    static func plain(_ today: TodayReply, names: Bool) -> [String] {
        [
            PlainRow.line(["day", today.day.description]),
            PlainRow.line(["open_clients", String(today.openClients)]),
        ]
            + ClientRendering.plainList(today.appointments, names: names).map {
                "appointment\t" + $0
            }
            + DraftRendering.plainList(today.drafts, names: names).map { "draft\t" + $0 }
            + DueRendering.plain(today.due).map { "due\t" + $0 }
            + (today.backup.map(BackupAge.advice) ?? []).map { PlainRow.line(["backup", $0.found]) }
    }

    /// What can be said while the vault is locked: nothing that the file does not show.
    static func locked(_ status: StatusReply) -> [String] {
        let inbox = status.inbox ?? 0
        return [StateSentences.locked] + (inbox == 0 ? [] : [StateSentences.inbox(inbox)])
    }

    /// The same for programs.
    static func plainLocked(_ status: StatusReply) -> [String] {
        [
            PlainRow.line(["state", status.state.rawValue]),
            PlainRow.line(["inbox", String(status.inbox ?? 0)]),
        ]
    }

    /// Only when there is something to do about it.
    private static func backup(_ today: TodayReply, _ style: Style) -> [String] {
        let advice = today.backup.map(BackupAge.advice) ?? []
        guard !advice.isEmpty else { return [] }
        return ["", style.bold("Backup")] + advice.map { "  \($0.found): \($0.advice)" }
    }

    private static func due(_ today: TodayReply, names: Bool, style: Style) -> [String] {
        // Drafts have their own heading above.
        let items = today.due.filter { $0.what != .draft }
        guard !items.isEmpty else { return [] }
        let narrow = Style(color: style.color, width: style.width - 2)
        return ["", style.bold("Due")]
            + DueRendering.lines(items, today: today.day, names: names, style: narrow).map { "  " + $0 }
    }

    private static func appointments(_ today: TodayReply, names: Bool, style: Style) -> [String] {
        let rows = today.appointments.sorted { isBefore($0, $1) }.map { client in
            let when = client.next.map {
                ($0.day == today.day ? "today" : DayText.weekday($0.day)) + " \($0.timeOfDay)"
            }
            return [when ?? "", client.handle, names ? client.name : ""]
        }
        guard !rows.isEmpty else { return ["", style.dim(StateSentences.noAppointments)] }
        return ["", style.bold("Next")]
            + Columns.lines(rows, width: style.width - 2) { column, cell in
                column == 1 ? style.bold(cell) : cell
            }
            .map { "  " + $0 }
    }

    private static func isBefore(_ one: ClientSummary, _ other: ClientSummary) -> Bool {
        guard let first = one.next, let second = other.next, first != second else {
            return one.handle < other.handle
        }
        return first < second
    }
}
