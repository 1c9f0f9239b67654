import TacitAgentAPI
import TacitAgentClient

/// Brings a backup back through the agent: into a copy for a test, or into the place of the vault.
struct BackupReading {
    let session: Session
    let folder: BackupFolder
    let records: [BackupRecord]
    let history: BackupHistory
    /// Which backup's header and keys are used: that of the number, or the newest that has them.
    private let keysOf: Int

    /// - Throws: `no-backup`, `backup-damaged`.
    init(_ session: Session, _ path: String, number: Int?) throws(Problem) {
        self.session = session
        folder = try BackupFolder(reading: path)
        records = try folder.records()
        guard let last = records.last else { throw Problem(.noBackup) }
        history = try BackupHistory(folder, records, upTo: number ?? last.number)
        // An older backup has lost its own keys by now; newer ones open it too.
        let folder = folder
        let having = records.map(\.number).filter {
            folder.size(of: BackupName.keys($0)) != nil
                && folder.size(of: BackupName.header($0)) != nil
        }
        let wanted = history.record.number
        guard let keys = having.first(where: { $0 >= wanted }) ?? having.last else {
            throw BackupProblem.missing(BackupName.keys(wanted))
        }
        keysOf = keys
    }

    /// Every file that this backup needs, held against its hash; gives the bytes that were read.
    ///
    /// - Throws: `backup-damaged` with the name of the first that is missing or changed.
    func checkFiles() throws(Problem) -> Int {
        let hashes = BackupHistory.hashes(records)
        let packs = history.rowsByPack.map { BackupName.pack($0.pack) }
        let names = [BackupName.header(keysOf), BackupName.keys(keysOf)] + packs
        let progress = Progress(session, BackupSentences.checking)
        defer { progress.end() }
        var bytes = 0
        for (index, name) in names.enumerated() {
            progress.show(index, of: names.count)
            let content = try folder.read(name)
            guard hashes[name] == FileHash.text(of: content) else {
                throw BackupProblem.damaged(name)
            }
            bytes += content.count
        }
        return bytes
    }

    /// Hands header and keys over; the answer says how the backup is opened.
    func begin() async throws(Problem) -> RestorationReply {
        let header = try folder.read(BackupName.header(keysOf))
        let keys = try folder.read(BackupName.keys(keysOf))
        return try await session.agent.beginRestoration(headerAndKeys: header + keys)
    }

    /// Hands over every pack, and ends the restoration.
    func finish(replacing: Bool) async throws(Problem) -> RestoredReply {
        let packs = history.rowsByPack
        let progress = Progress(session, BackupSentences.restoring)
        defer { progress.end() }
        var done = 0
        for (pack, rows) in packs {
            progress.show(done, of: history.packs.count)
            let name = BackupName.pack(pack)
            do throws(Problem) {
                try await session.agent.addRestorationPack(
                    try folder.read(name),
                    wanted: rows.bytes
                )
            } catch {
                throw error.kind == .backupDamaged && error.detail == nil
                    ? BackupProblem.damaged(name) : error
            }
            done += rows.rows.count
        }
        progress.show(done, of: history.packs.count)
        let end = RestorationEnd(number: history.record.number, live: history.record.live)
        return try await session.agent.finishRestoration(end, replacing: replacing)
    }
}
