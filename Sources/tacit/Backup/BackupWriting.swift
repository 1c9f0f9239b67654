import TacitAgentAPI
import TacitAgentClient

/// Makes one backup: asks for the rows that no pack has, writes what comes, says what was made.
struct BackupWriting {
    /// Bytes of rows in a pack; with names and age it stays under the 8 MiB of one request.
    private static let packBytes = 6 << 20
    /// Keys of so many backups are kept, few: that is what lets an erased client be gone from here too.
    private static let keptKeys = 2
    /// How often it begins again when the vault changes under it.
    private static let tries = 3

    let session: Session
    let folder: BackupFolder
    let made: String
    let isLocked: Bool

    /// What was written.
    struct Result {
        var record: BackupRecord
        var newRows: Int
        var bytes: Int
    }

    func run() async throws(Problem) -> Result {
        let agent = session.agent
        let records = try folder.records()
        let vault = try await vaultID()
        if let other = records.first, other.vault != vault { throw Problem(.foreignBackup) }
        let known = try earlier(records)
        for _ in 1..<Self.tries {
            do throws(Problem) { return try await copy(agent, records, known, vault) } catch {
                guard error.kind == .changedMeanwhile else { throw error }
            }
        }
        return try await copy(agent, records, known, vault)
    }

    /// The first list of rows makes the key of a vault that has none, and with the key its header is ready.
    private func vaultID() async throws(Problem) -> String {
        _ = try await session.agent.backupRows()
        let header = try await session.agent.backupKeys().prefix(BackupLayout.headerCount)
        return BackupLayout.vaultID(header)
    }

    /// Rows that earlier backups have in packs that are still there; a pack that is missing is written again.
    private func earlier(_ records: [BackupRecord]) throws(Problem) -> [ArraySlice<UInt8>: Int] {
        guard let last = records.last else { return [:] }
        let history = try BackupHistory(folder, records, upTo: last.number)
        let there = Set(
            history.packs.values.filter { folder.size(of: BackupName.pack($0)) ?? 0 > 0 }
        )
        let lost = Set(history.packs.values).subtracting(there)
        for pack in lost.sorted() {
            session.output.warn(BackupSentences.packAgain(BackupName.pack(pack)))
        }
        return history.packs.filter { there.contains($0.value) }
    }

    private func copy(
        _ agent: AgentClient,
        _ records: [BackupRecord],
        _ known: [ArraySlice<UInt8>: Int],
        _ vault: String
    ) async throws(Problem) -> Result {
        guard let list = RowList(try await agent.backupRows()) else { throw Problem(.bug) }
        let now = Set(list.rows)
        let new = RowList(list.rows.filter { known[$0] == nil })
        var changes = RowChanges(
            removed: RowList(known.keys.filter { !now.contains($0) }).rows,
            added: []
        )
        var files: [(name: String, hash: String)] = []
        var bytes = 0
        var next = (names(BackupName.kinds[4]).last ?? 0) + 1
        let progress = Progress(session, BackupSentences.copying)
        defer { progress.end() }
        for rows in new.packs(atMost: Self.packBytes) {
            progress.show(changes.added.count, of: new.rows.count)
            let file = try await agent.backupPack(RowList(rows).bytes)
            files.append((BackupName.pack(next), try folder.write(file, as: BackupName.pack(next))))
            changes.added += rows.map { (next, $0) }
            bytes += file.count
            next += 1
        }
        progress.show(new.rows.count, of: new.rows.count)
        let number = (records.last?.number ?? 0) + 1
        let headerAndKeys = try await agent.backupKeys()
        let header = Array(headerAndKeys.prefix(BackupLayout.headerCount))
        let keys = Array(headerAndKeys.dropFirst(BackupLayout.headerCount))
        for (name, content) in [
            (BackupName.header(number), header), (BackupName.keys(number), keys),
            (BackupName.rows(number), changes.encoded),
        ] {
            files.append((name, try folder.write(content, as: name)))
            bytes += content.count
        }
        return Result(
            record: try await enter(agent, records, number, vault, list, files),
            newRows: new.rows.count,
            bytes: bytes
        )
    }

    private func enter(
        _ agent: AgentClient,
        _ records: [BackupRecord],
        _ number: Int,
        _ vault: String,
        _ list: RowList,
        _ files: [(name: String, hash: String)]
    ) async throws(Problem) -> BackupRecord {
        let record = BackupRecord(
            number: number,
            vault: vault,
            made: made,
            isLocked: isLocked,
            rows: list.rows.count,
            live: list.digest,
            previous: records.last.map { FileHash.text(of: Array($0.text.utf8)) },
            files: files
        )
        if records.isEmpty {
            try folder.write(Array(BackupSentences.readme.utf8), as: "README.txt")
        }
        try folder.write(Array(record.text.utf8), as: BackupName.record(number))
        try await agent.enterBackup(
            MadeBackupRequest(number: number, rows: list.rows.count, live: record.live)
        )
        for kind in [BackupName.kinds[1], BackupName.kinds[2]] {
            for old in names(kind) where old <= number - Self.keptKeys {
                folder.remove(kind.word == "KEYS" ? BackupName.keys(old) : BackupName.header(old))
            }
        }
        return record
    }

    private func names(_ kind: (word: String, end: String)) -> [Int] {
        folder.names().compactMap { BackupName.number(of: $0, kind) }.sorted()
    }
}

/// What the command line knows of the header in a backup: its length, and whose it is.
enum BackupLayout {
    static let headerCount = 16_384
    private static let vaultID = 20..<36

    static func vaultID(_ header: ArraySlice<UInt8>) -> String {
        guard header.count == headerCount else { return "" }
        return vaultID.map { header[header.startIndex + $0] }.map {
            ($0 < 16 ? "0" : "") + String($0, radix: 16)
        }.joined()
    }
}
