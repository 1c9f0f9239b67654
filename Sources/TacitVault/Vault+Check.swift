internal import TacitClinical
internal import TacitCrypto
internal import TacitLog
internal import TacitStore

/// What a whole check of the vault found.
public struct CheckReport: Hashable, Sendable {
    /// One thing that is wrong.
    public struct Finding: Hashable, Sendable {
        /// `page`, `tree`, `missing`, `changed` or `stray`.
        public var code: String
        /// Client id and code of the stream, when it can be told.
        public var place: String?
        /// The record's number in its stream.
        public var sequence: UInt64?
    }

    /// Log entries replayed.
    public var entries: UInt64 = 0
    /// Records opened and compared with the log.
    public var records: UInt64 = 0
    /// Records of kinds or schemas that this version does not know; they are kept.
    public var unknown: UInt64 = 0
    /// What is wrong.
    public var findings: [Finding] = []
    /// Size of the log and eight words of its root, for a printed line.
    public var line = ""
}

extension Vault {
    /// Reads everything: SQLite's pages, the whole log from its first entry, every record against its entry,
    /// and whether a row lies in the file that nothing accounts for.
    public func check(_ act: Act) throws(VaultError) -> CheckReport {
        try commitStaged()
        var report = CheckReport()
        if try !stored({ () throws(StoreError) in try store.integrityCheck() }) { report.add("page") }
        var replayed = LogHeads()
        var byStream: [StreamID: [StreamEntry]] = [:]
        do throws(VaultError) {
            try log.read(from: 0) { (entry) throws(VaultError) in
                try logged { () throws(LogError) in try replayed.replay(entry) }
                byStream[entry.vault.stream, default: []].append(entry.stream)
            }
        } catch .integrity {
            report.add("tree", nil, replayed.vault.size)
        }
        if replayed.vault.root != heads.vault.root || replayed.vault.size != heads.vault.size {
            report.add("tree", nil, replayed.vault.size)
        }
        report.entries = replayed.vault.size
        var rows = try logRows(upTo: replayed.vault.size)
        for (stream, entries) in byStream.sorted(by: { $0.key < $1.key }) {
            try check(stream, entries, rows: &rows, &report)
        }
        try findStrays(rows, &report)
        let root = replayed.vault.root
        report.line =
            "\(replayed.vault.size) "
            + RootWords.words(root) { Passphrase.word(at: $0) }.joined(separator: " ")
        if doubt == nil {
            try append([
                try access(
                    .checked, Body.Checked(entries: report.entries, findings: report.findings.count), act.now)
            ])
        }
        return report
    }

    /// One stream's records against its entries.
    private func check(
        _ stream: StreamID, _ entries: [StreamEntry], rows: inout Set<Int64>, _ report: inout CheckReport
    ) throws(VaultError) {
        var check = StreamCheck(of: stream)
        for entry in entries { rows.formUnion(try look(at: entry, in: &check, &report)) }
        try check.end(&report)
    }

    /// One record against its entry; gives the rows that hold it.
    func look(
        at entry: StreamEntry, in check: inout StreamCheck, _ report: inout CheckReport
    ) throws(VaultError) -> [Int64] {
        let number = check.next
        check.next += 1
        do throws(VaultError) {
            guard let record = try record(number, of: check.stream) else {
                check.missing.append(entry)
                return []
            }
            if record.entry == entry {
                report.records += 1
                if record.kind == nil { report.unknown += 1 }
                if record.kind == .draftSaved { check.texts.insert(record.id) }
                if let draft = try Self.releasedDraft(record) { check.released.insert(draft) }
            } else {
                report.add("changed", try check.place, number)
            }
            return record.rows
        } catch .integrity {
            report.add("changed", try check.place, number)
            return []
        }
    }

    /// The draft whose text an act lets go.
    private static func releasedDraft(_ record: StoredRecord) throws(VaultError) -> RecordID? {
        switch record.kind {
        case .draftDiscarded: try Body.decode(Body.DraftDiscarded.self, record.json).content.draft
        case .noteSigned: try Body.decode(Body.NoteSigned.self, record.json).content.draft
        case .additionSigned: try Body.decode(Body.AdditionSigned.self, record.json).content.draft
        case .planRecorded: try Body.decode(Body.PlanRecorded.self, record.json).content.draft
        case .entryMade: try Body.decode(Body.EntryOutline.self, record.json).content.draft
        default: nil
        }
    }

    /// The rows that hold the log itself.
    private func logRows(upTo size: UInt64) throws(VaultError) -> Set<Int64> {
        var rows: Set<Int64> = []
        let tile = UInt64(LogCellEntry.tileCount)
        var number: UInt64 = 0
        while number < size {
            if number.isMultiple(of: tile),
                case .content(_, let found) = try log.file.find(.tile, keys: log.keys, number: number / tile)
            {
                rows.formUnion(found)
                number += tile
                continue
            }
            guard case .content(let bytes, let found) = try log.file.find(.tail, keys: log.keys, number: number)
            else { return rows }
            rows.formUnion(found)
            number += UInt64(bytes.count / LogCellEntry.byteCount)
        }
        return rows
    }

    private func findStrays(_ known: Set<Int64>, _ report: inout CheckReport) throws(VaultError) {
        let all = try stored { () throws(StoreError) in try store.allCellIDs() }
        for id in all where !known.contains(id) {
            report.add("stray", nil, nil)
            // One stray row is enough to say it; a thousand lines would not help her.
            if report.findings.count > 100 { return }
        }
    }
}

/// How far the check of a stream is: a text that is missing may be let go by a record that comes later.
struct StreamCheck {
    let stream: StreamID
    /// The number of the entry that comes next.
    var next: UInt64 = 0
    var missing: [StreamEntry] = []
    var released: Set<RecordID> = []
    /// Drafts whose texts are in the file.
    var texts: Set<RecordID> = []

    init(of stream: StreamID) { self.stream = stream }

    /// Client id and code of the stream, as a finding names it.
    var place: String {
        get throws(VaultError) {
            "\(try ClientID(stream.client))/\(StreamCode(rawValue: stream.stream).map { "\($0)" } ?? "?")"
        }
    }

    /// Tells what is missing and was not let go, once all entries were looked at.
    func end(_ report: inout CheckReport) throws(VaultError) {
        for entry in missing where !released.contains(try RecordID(entry.recordID)) {
            report.add("missing", try place, entry.sequence)
        }
    }
}

extension CheckReport {
    fileprivate mutating func add(_ code: String, _ place: String? = nil, _ sequence: UInt64? = nil) {
        findings.append(Finding(code: code, place: place, sequence: sequence))
    }
}
