import TacitAgentAPI

/// What the backups of a directory amount to, up to one of them: which rows the vault had, and which pack has each.
struct BackupHistory {
    /// The last backup that was taken in.
    let record: BackupRecord
    /// Where each row of the vault of then is.
    let packs: [ArraySlice<UInt8>: Int]

    /// Follows the lists from the first to backup `number`.
    ///
    /// - Throws: `backup-damaged` with the name of a list that is missing or not what its record says.
    init(_ folder: BackupFolder, _ records: [BackupRecord], upTo number: Int) throws(Problem) {
        var packs: [ArraySlice<UInt8>: Int] = [:]
        guard let last = records.first(where: { $0.number == number }) else {
            var problem = Problem(.noBackup, detail: BackupSentences.noNumber(number))
            problem.hint = BackupSentences.listHint
            throw problem
        }
        var later: [ArraySlice<UInt8>: Int] = [:]
        for record in records {
            let name = BackupName.rows(record.number)
            let bytes = try folder.read(name)
            guard
                record.files.contains(where: {
                    $0.name == name && $0.hash == FileHash.text(of: bytes)
                }),
                let changes = RowChanges(bytes)
            else { throw BackupProblem.damaged(name) }
            guard record.number <= number else {
                // The same row, written again because its pack was missing then.
                for (pack, row) in changes.added where packs[row] != nil { later[row] = pack }
                continue
            }
            for row in changes.removed { packs[row] = nil }
            for (pack, row) in changes.added { packs[row] = pack }
        }
        let list = RowList(packs.keys)
        guard list.rows.count == last.rows, list.digest == last.live else {
            throw BackupProblem.damaged(BackupName.record(number))
        }
        for (row, pack) in later where folder.size(of: BackupName.pack(packs[row] ?? 0)) == nil {
            packs[row] = pack
        }
        self.packs = packs
        record = last
    }

    /// The rows by pack, packs in their order.
    var rowsByPack: [(pack: Int, rows: RowList)] {
        var grouped: [Int: [ArraySlice<UInt8>]] = [:]
        for (row, pack) in packs { grouped[pack, default: []].append(row) }
        return grouped.sorted { $0.key < $1.key }.map { ($0.key, RowList($0.value)) }
    }

    /// The hash of each pack, from the record of the backup that brought it.
    static func hashes(_ records: [BackupRecord]) -> [String: String] {
        Dictionary(records.flatMap(\.files).map { ($0.name, $0.hash) }) { _, newer in newer }
    }
}
