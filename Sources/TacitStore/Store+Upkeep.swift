import GRDB
import Synchronization

extension Store {
    /// Takes the write-ahead log over into the file and cuts it to nothing, so that an image no
    /// longer shows the last commits.
    ///
    /// - Throws: `full`, `readOnly`, `busy`, `io`, `closed`; the log then stays as it was.
    public func checkpoint() throws(StoreError) {
        guard !isReadOnly else { throw .readOnly }
        try state.withLock { state throws(StoreError) in try state.truncateLog() }
    }

    /// Writes the file anew, rows in the order of their ids and no free page, and puts it in the
    /// old one's place: what was removed is gone from the file, and the order of insertion with it.
    ///
    /// Whenever the machine stops, the vault is the old file or the new one, with the same rows.
    /// Needs as much free space as the rows take.
    ///
    /// - Throws: `full`, `readOnly`, `busy`, `io`, `closed`. The vault goes on as it was, except
    ///   when it cannot be opened again after the swap: then the store is closed.
    public func vacuum() throws(StoreError) {
        guard !isReadOnly else { throw .readOnly }
        try state.withLock { state throws(StoreError) in try state.compact() }
    }

    /// SQLite's own check of the file's structure; false when it finds a fault.
    ///
    /// Reads everything. It knows nothing of what the rows mean.
    public func integrityCheck() throws(StoreError) -> Bool {
        do {
            return try read { database in
                try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") == "ok"
            }
        } catch .damaged, .notAVault {
            return false
        }
    }

    /// Bytes of the file once the log is taken over.
    public var fileSize: Int {
        get throws(StoreError) {
            try read { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
                * Int(Schema.pageSize)
        }
    }
}

extension Store.State {
    /// Checkpoints with TRUNCATE and makes the log's new length durable.
    mutating func truncateLog() throws(StoreError) {
        try opened().run { database in
            _ = try database.checkpoint(.truncate)
        }
        // SQLite cuts the log without a sync: after a power failure its old content could be back.
        if try directory.exists(path.log) { try directory.synchronise(path.log) }
    }

    /// The steps of a compaction.
    ///
    /// Up to the rename the old file is the vault, from then on the new one; what a stop leaves
    /// under the name `next` is removed at the next opening.
    mutating func compact() throws(StoreError) {
        let connection = try opened()
        do {
            try truncateLog()
            try connection.copy(toNextOf: path, in: directory)
            try connection.close()
        } catch {
            // The first error is the one to tell.
            try? directory.removeLeftovers(of: path)
            throw error
        }
        self.connection = nil
        var failure: StoreError?
        do {
            try installNext()
        } catch {
            failure = error
        }
        // Old or new, what has the vault's name is whole.
        self.connection = try Connection(opening: path, readOnly: false)
        if let failure { throw failure }
    }

    /// Gives `next` the vault's name.
    ///
    /// A log that is there when the new file is opened would be taken over into it, so its removal
    /// is durable before the rename.
    private borrowing func installNext() throws(StoreError) {
        for name in [path.log, path.journal] {
            // Only somebody else can have written since the log was cut.
            guard try directory.size(of: name) ?? 0 == 0 else { throw .busy }
            try directory.remove(name)
        }
        try directory.synchronise()
        try directory.rename(path.next, to: path.name)
        try directory.synchronise()
    }
}

extension Connection {
    /// Writes all rows, in the order of their ids and with no free page, to the file `next` of a vault's place, and
    /// makes it durable.
    func copy(
        toNextOf path: VaultPath,
        in directory: borrowing VaultDirectory
    ) throws(StoreError) {
        try directory.removeLeftovers(of: path)
        // SQLite would create it with the mode that the umask leaves; into an empty file it writes.
        try directory.create(path.next)
        try run { database in
            try database.execute(sql: "VACUUM INTO ?", arguments: [path.nextFile])
        }
        try directory.overwrite(
            path.next,
            at: FileHeader.schemaCookieOffset,
            FileHeader.bytes(of: Schema.schemaCookie)
        )
        try FileHeader(checking: directory.read(path.next, count: FileHeader.length))
        try directory.synchronise(path.next)
    }
}
