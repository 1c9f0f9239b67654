public import TacitClinical
internal import TacitLog

/// The log as its owner reads it.
extension Vault {
    /// Entries of the log, oldest first, and the number after which the next page begins; nil on the last.
    ///
    /// Of a client: what was written into the chart, and every read that showed it. A read says whom it was about only
    /// inside its record, so that each is opened: at most ``entriesLookedAt`` in one answer, whatever fits.
    public func audit(
        of client: ClientID?,
        since: CalendarDay?,
        after: UInt64?,
        limit: Int,
        _ act: Act
    ) throws(VaultError) -> (lines: [AuditLine], next: UInt64?) {
        try enterRead("audit", client: client, act)
        let index = try index()
        var place = after.map { $0 < UInt64(index.count) ? Int($0) + 1 : index.count } ?? 0
        let end = min(index.count, place + Self.entriesLookedAt)
        // A day may begin so much earlier in UTC than on the clock that wrote the entry.
        let margin: Int64 = 18 * 3_600_000
        let first = since.flatMap { Moment(day: $0, hour: 0, minute: 0, offsetMinutes: 0) }
        var lines: [AuditLine] = []
        while place < end, lines.count < limit {
            let entry = index.entry(at: place)
            let isEarly = first.map {
                Int64(clamping: entry.stream.unixMilliseconds) < $0.unixMilliseconds - margin
            }
            if isEarly != true, let line = try line(of: entry, UInt64(place), client),
                since.map({ $0 <= line.at.day }) ?? true
            {
                lines.append(line)
            }
            place += 1
        }
        return (lines, place < index.count && place > 0 ? UInt64(place - 1) : nil)
    }

    /// Entries that one answer looks at: of a million, an answer a second or two long.
    static let entriesLookedAt = 20_000

    /// One line; nil when it is not about the client.
    private func line(
        of entry: EntryIndex.Indexed,
        _ number: UInt64,
        _ client: ClientID?
    ) throws(VaultError) -> AuditLine? {
        let owner = try ClientID(entry.home.client)
        let isChart = owner != .vault
        if isChart, let client, owner != client { return nil }
        let record = try record(entry.stream.sequence, of: entry.home)
        let kind = RecordKind(rawValue: entry.stream.type)
        let about =
            try isChart
            ? owner
            : kind.flatMap { (kind) throws(VaultError) in
                try record.flatMap { (record) throws(VaultError) in try Self.client(of: kind, record.json) }
            }
        if let client, about != client { return nil }
        guard
            let at = try record.map({ (record) throws(VaultError) in try Body.moment(of: record.json) })
                ?? Moment(unixMilliseconds: Int64(clamping: entry.stream.unixMilliseconds))
        else { throw .integrity }
        var line = AuditLine(
            number: number,
            at: at,
            act: kind?.auditWord ?? "unknown",
            effect: kind == .read ? .read : isChart ? .wrote : .kept
        )
        line.handle = try about.map { (about) throws(VaultError) in try roster().record(about).handle }
        try tell(&line, kind, entry, record)
        return line
    }

    /// What was shown or written.
    private func tell(
        _ line: inout AuditLine,
        _ kind: RecordKind?,
        _ entry: EntryIndex.Indexed,
        _ record: StoredRecord?
    ) throws(VaultError) {
        guard let kind else { return }
        if kind == .read, let record {
            let body = try Body.decode(Body.Read.self, record.json).content
            line.what = body.what
            line.records = body.records.count
            for id in body.records.prefix(AuditLine.mostRefs) {
                guard let shown = try index().entry(id.opaque()),
                    let kind = RecordKind(rawValue: shown.stream.type), kind.reference != nil
                else { continue }
                line.refs.append(try ref(id, kind))
            }
            return
        }
        if kind.reference != nil {
            line.refs = [try ref(try RecordID(entry.stream.recordID), kind)]
            line.records = 1
        }
        guard kind == .entryMade, let record else { return }
        let outline = try Body.decode(Body.EntryOutline.self, record.json).content
        line.what = outline.entry.kind
        if outline.entry.kind == EntryKind.disclosure.rawValue { line.effect = .disclosed }
    }

    /// The client whom a record of the vault's own streams is about.
    private static func client(of kind: RecordKind, _ json: [UInt8]) throws(VaultError) -> ClientID? {
        switch kind {
        case .read: try Body.decode(Body.Read.self, json).content.client
        case .clientCreated: try Body.decode(Body.ClientCreated.self, json).content.id
        case .clientRevised: try Body.decode(Body.ClientRevised.self, json).content.id
        case .clientClosed: try Body.decode(Body.ClientClosed.self, json).content.id
        case .clientReopened: try Body.decode(Body.ClientReopened.self, json).content.id
        case .noticeGiven: try Body.decode(Body.Notice.self, json).content.id
        default: nil
        }
    }
}

extension RecordKind {
    /// The word of an act in the log, never given another meaning.
    var auditWord: String {
        switch self {
        case .stateRewritten: "state-rewritten"
        case .keyslotSet: "keyslot-set"
        case .keyslotRemoved: "keyslot-removed"
        case .backupKeyMade: "backup-key-made"
        case .headerRewritten: "header-rewritten"
        case .unlocked: "unlocked"
        case .read: "read"
        case .checked: "checked"
        case .rollbackAccepted: "rollback-accepted"
        case .anchorAccepted: "anchor-accepted"
        case .backupMade: "backup-made"
        case .backupVerified: "backup-verified"
        case .restored: "restored"
        case .clientCreated: "client-created"
        case .clientRevised: "client-revised"
        case .clientClosed: "client-closed"
        case .clientReopened: "client-reopened"
        case .noticeGiven: "notice-given"
        case .practiceSet: "practice-set"
        case .providerSet: "provider-set"
        case .providerVerified: "provider-verified"
        case .providerRemoved: "provider-removed"
        case .bundleOpened: "bundle-opened"
        case .demandReceived: "demand-received"
        case .demandAnswered: "demand-answered"
        case .draftSaved: "draft-saved"
        case .draftDiscarded: "draft-discarded"
        case .noteSigned: "note-signed"
        case .additionSigned: "addition-signed"
        case .errorMarked: "error-marked"
        case .undone: "undone"
        case .planRecorded: "plan-recorded"
        case .entryMade: "entry-made"
        case .attachmentPart: "attachment-part"
        }
    }
}
