import GRDB
import Synchronization

/// A vault file: rows of opaque bytes under 63-bit ids, in SQLite.
///
/// The store knows neither keys nor what a row means. It promises three things of the rows it is
/// given: `apply` is all or nothing and on the disk when it returns; what is read is what was
/// written or an error; nothing but the closed list of `Change` alters the file. The file itself is
/// taken for hostile: its header and its whole schema must be a vault's to the byte before a row is
/// read, and no setting that a file can carry is trusted. That nobody altered, swapped or removed a
/// row is not the store's to know: the cells and the log above it say so.
///
/// One `Store` owns a vault: it holds a lock on the vault's directory until it is closed, so a
/// directory holds one vault, and nobody else may `flock` that directory. All calls are synchronous
/// and may come from any thread, one after the other. The form of the file, the files beside it and
/// what an image of it shows are in `Docs/Formats/file.md`.
///
/// ```swift
/// let store = try Store.create(at: path, with: [.putMeta(.header, header)])
/// try store.apply([.insert(id, cell), .insert(logID, logCell)])
/// ```
public final class Store: Sendable {
    /// Whether nothing can be written through this store.
    public let isReadOnly: Bool
    let state: Mutex<State>

    /// What the lock of a store guards.
    struct State: ~Copyable {
        let path: VaultPath
        let directory: VaultDirectory
        /// Nil once closed.
        var connection: Connection?
        var counts = StatementCounts()
        var staged = Staged()
    }

    /// Opens an existing vault.
    ///
    /// What a cut-off creation or compaction left beside the file is removed. With `readOnly` not
    /// one byte is written, neither to the file nor beside it, and owner and mode are not judged,
    /// so that an image on a read-only medium opens; the caller sees to it that nobody changes it.
    ///
    /// - Throws: `notFound`, `permissions`, `busy`, `notAVault`, `newerFormat`, `foreignSchema`,
    ///   `journalPending` (read-only), `settingsRefused`, `damaged`, `full`, `io`.
    public convenience init(opening path: String, readOnly: Bool = false) throws(StoreError) {
        let path = try VaultPath(path)
        let directory = try VaultDirectory(
            of: path,
            lock: readOnly ? .shared : .exclusive,
            trusting: readOnly
        )
        try self.init(path, directory, readOnly: readOnly)
    }

    private init(
        _ path: VaultPath,
        _ directory: consuming VaultDirectory,
        readOnly: Bool
    ) throws(StoreError) {
        try Self.admit(path, in: directory, readOnly: readOnly)
        let connection = try Connection(opening: path, readOnly: readOnly)
        isReadOnly = readOnly
        state = Mutex(State(path: path, directory: directory, connection: connection))
    }

    /// Creates a vault with its first rows, and opens it.
    ///
    /// The file is built under another name and takes its own when it is whole and on the disk:
    /// there is never half a vault.
    ///
    /// - Throws: `alreadyExists`, also when only a journal has the vault's name; `rowRefused`;
    ///   `conflict`; else as opening does.
    public static func create(
        at path: String,
        with rows: [Change] = []
    ) throws(StoreError) -> Store {
        for row in rows { try row.check() }
        let path = try VaultPath(path)
        let directory = try VaultDirectory(of: path, lock: .exclusive)
        // The log of a lost vault would be taken over into the new one.
        for name in [path.name, path.log, path.journal] where try directory.exists(name) {
            throw .alreadyExists
        }
        try directory.removeLeftovers(of: path)
        do {
            try directory.create(path.next)
            let connection = try Connection(creating: path.nextFile)
            try connection.write { database in
                var counts = StatementCounts()
                for row in rows { try Rows.write(row, to: database, counting: &counts) }
            }
            try connection.close()
            try directory.synchronise(path.next)
            try directory.rename(path.next, to: path.name)
        } catch {
            // The first error is the one to tell; what stays is removed at the next creation.
            try? directory.removeLeftovers(of: path)
            throw error
        }
        try directory.synchronise()
        return try Store(path, directory, readOnly: false)
    }

    deinit {
        // Without this the connection could outlive the directory's lock for a moment. An error
        // here loses nothing: the log stays beside the file.
        try? close()
    }

    /// Takes the log over into the file, closes the file and gives the vault free.
    ///
    /// Closing twice is no error; every other call then throws `closed`.
    public func close() throws(StoreError) {
        try state.withLock { state throws(StoreError) in
            try state.connection?.close()
            state.connection = nil
            state.directory.unlock()
        }
    }

    /// Judges all that lies at and beside the path, before SQLite opens anything.
    private static func admit(
        _ path: VaultPath,
        in directory: borrowing VaultDirectory,
        readOnly: Bool
    ) throws(StoreError) {
        guard try directory.size(of: path.name, trusting: readOnly) != nil else { throw .notFound }
        for name in [path.log, path.journal, path.index] {
            let size = try directory.size(of: name, trusting: readOnly) ?? 0
            if readOnly, size > 0, name != path.index { throw .journalPending }
        }
        try FileHeader(checking: directory.read(path.name, count: FileHeader.length))
        if !readOnly { try directory.removeLeftovers(of: path) }
    }
}

extension Store.State {
    /// The open connection, or `closed`.
    borrowing func opened() throws(StoreError) -> Connection {
        guard let connection else { throw .closed }
        return connection
    }
}

extension VaultDirectory {
    /// Removes what a creation or a compaction that was cut off left.
    borrowing func removeLeftovers(of path: VaultPath) throws(StoreError) {
        for name in path.leftovers { try remove(name) }
    }
}
