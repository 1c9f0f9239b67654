import TacitAgentAPI
import TacitClinical

/// Clients as lines; a name is printed only when `names` is set.
enum ClientRendering {
    /// `otter-4  Rowan Ashdown`: how every page about a client begins.
    static func header(handle: String, name: String?, style: Style) -> String {
        let shown = name.map { "  " + VisibleText.inLine($0) } ?? ""
        return style.bold(VisibleText.inLine(handle)) + shown
    }

    /// The list of clients.
    ///
    /// `closed` says how many are left out of it.
    static func list(
        _ clients: [ClientSummary],
        leavingOut closed: Int = 0,
        names: Bool,
        style: Style
    ) -> [String] {
        guard !clients.isEmpty else {
            return [closed == 0 ? ClientSentences.none : ClientSentences.onlyClosed(closed)]
        }
        let rows = clients.map { client in
            var row = [client.handle]
            if names { row.append(client.name) }
            row.append(
                client.closed ? "closed" : client.next.map { "next \(DayText.moment($0))" } ?? ""
            )
            return row
        }
        return Columns.lines(rows, width: style.width) { column, cell in
            column == 0 ? style.bold(cell) : cell
        }
    }

    /// The list for programs: handle, `open` or `closed`, next appointment, and the name when asked
    /// for.
    static func plainList(_ clients: [ClientSummary], names: Bool) -> [String] {
        clients.map { client in
            PlainRow.line(
                [client.handle, client.closed ? "closed" : "open", client.next?.description ?? ""]
                    + (names ? [client.name] : [])
            )
        }
    }

    /// Everything the roster knows of a client.
    static func page(_ record: ClientRecord, names: Bool, style: Style) -> [String] {
        let name = names ? record.client.name : nil
        return [header(handle: record.handle, name: name, style: style), ""]
            + Columns.fields(fields(record, names: names), style: style)
    }

    /// The same for programs: one field a line.
    static func plainPage(_ record: ClientRecord, names: Bool) -> [String] {
        let name = names ? record.client.name : nil
        let all = [("handle", record.handle), ("name", name), ("version", String(record.version))]
        return (all + fields(record, names: names)).compactMap { label, value in
            value.map { PlainRow.line([label, $0]) }
        }
    }

    private static func fields(_ record: ClientRecord, names: Bool) -> [(String, String?)] {
        let client = record.client
        let identifying: [(String, String?)] = [
            ("called", client.called), ("born", client.born.map(DayText.day)),
            ("contact", client.contact), ("emergency", client.emergencyContact),
            ("guardian", client.guardian), ("chart number", client.chartNumber),
        ]
        let others: [(String, String?)] = [
            ("pronouns", client.pronouns),
            ("consent", client.consentAuthority.map(ClinicalWords.authority)),
            ("authority", client.authorityCitation),
            ("part 2", client.part2.map { $0 ? "yes" : "no" }),
            ("needs", client.accommodationNeeds),
            ("next", client.next.map(DayText.moment)),
            (
                "closed",
                record.closure.map { "\(DayText.day($0.on)), \(ClinicalWords.closure($0.reason))" }
            ),
        ]
        let notices = record.notices.map { notice -> (String, String?) in
            ("notice", "\(notice.version), \(notice.method), \(DayText.day(notice.on))")
        }
        return (names ? identifying : []) + others + notices
    }
}
