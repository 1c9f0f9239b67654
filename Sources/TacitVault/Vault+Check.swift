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
    func check(
        _ stream: StreamID, _ entries: [StreamEntry], rows: inout Set<Int64>, _ report: inout CheckReport
    ) throws(VaultError) {
        let place = "\(try ClientID(stream.client))/\(StreamCode(rawValue: stream.stream).map { "\($0)" } ?? "?")"
        var missing: [(number: UInt64, entry: StreamEntry)] = []
        var released: Set<RecordID> = []
        for (index, entry) in entries.enumerated() {
            let number = UInt64(index)
            do throws(VaultError) {
                guard let record = try record(number, of: stream) else {
                    missing.append((number, entry))
                    continue
                }
                rows.formUnion(record.rows)
                guard record.entry == entry else { throw .integrity }
                report.records += 1
                if record.kind == nil { report.unknown += 1 }
                if let draft = try Self.releasedDraft(record) { released.insert(draft) }
            } catch .integrity {
                report.add("changed", place, number)
            }
        }
        for (number, entry) in missing where !released.contains(try RecordID(entry.recordID)) {
            report.add("missing", place, number)
        }
    }

    /// The draft whose text an act lets go.
    private static func releasedDraft(_ record: StoredRecord) throws(VaultError) -> RecordID? {
        switch record.kind {
        case .draftDiscarded: try Body.decode(Body.DraftDiscarded.self, record.json).content.draft
        case .noteSigned: try Body.decode(Body.NoteSigned.self, record.json).content.draft
        case .additionSigned: try Body.decode(Body.AdditionSigned.self, record.json).content.draft
        case .planRecorded: try Body.decode(Body.PlanRecorded.self, record.json).content.draft
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

extension CheckReport {
    fileprivate mutating func add(_ code: String, _ place: String? = nil, _ sequence: UInt64? = nil) {
        findings.append(Finding(code: code, place: place, sequence: sequence))
    }
}
