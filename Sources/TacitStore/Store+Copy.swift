import GRDB
import Synchronization

/// The tables whose rows a backup copies.
public enum RowTable: UInt8, CaseIterable, Sendable {
    /// Cells.
    case cells = 1
    /// Texts that wait in the inbox.
    case inbox = 2
}

extension Store {
    /// Gives every row of both tables, by table and id; nothing is written in between.
    ///
    /// - Throws: `damaged`, `io`, `closed`, and what `body` throws.
    public func eachRow(
        _ body: (RowTable, Int64, [UInt8]) throws(StoreError) -> Void
    ) throws(StoreError) {
        try state.withLock { state throws(StoreError) in
            try state.opened().run { database in
                for table in RowTable.allCases {
                    try Rows.each(of: table, in: database) { id, bytes in
                        try body(table, id, bytes)
                    }
                }
            }
        }
    }

    /// One row; nil when there is none with that id.
    public func row(_ table: RowTable, _ id: Int64) throws(StoreError) -> [UInt8]? {
        try read { try Rows.row(of: table, id, in: $0) }
    }

    /// Writes all rows as a vault in another place, where none is or with `keeping` in place of one.
    ///
    /// Up to the last rename nothing has changed there. With `keeping` the vault that has the name is moved to that
    /// name first; it must have been closed, so that no log of it is left. No rename crosses directories: landlock
    /// would refuse it.
    ///
    /// - Throws: `alreadyExists` when the name is taken; `busy` when somebody has the vault or the log of one lies
    ///   there; `full`, `permissions`, `io`.
    public func install(as path: String, keeping: String? = nil) throws(StoreError) {
        let path = try VaultPath(path)
        let directory = try VaultDirectory(of: path, lock: .exclusive)
        for name in [path.log, path.journal] {
            guard try directory.size(of: name) ?? 0 == 0 else { throw .busy }
            try directory.remove(name)
        }
        let isTaken = try directory.exists(path.name)
        guard !isTaken || keeping != nil else { throw .alreadyExists }
        do throws(StoreError) {
            try state.withLock { state throws(StoreError) in
                try state.opened().copy(toNextOf: path, in: directory)
            }
            if isTaken, let keeping { try directory.rename(path.name, to: keeping) }
            do throws(StoreError) {
                try directory.rename(path.next, to: path.name)
            } catch {
                if isTaken, let keeping { try? directory.rename(keeping, to: path.name) }
                throw error
            }
        } catch {
            // The first error is the one to tell.
            try? directory.removeLeftovers(of: path)
            throw error
        }
        try directory.synchronise()
    }

    /// Removes a vault file that was made for a while only, with what lies beside it.
    public static func discard(_ path: String) throws(StoreError) {
        let path = try VaultPath(path)
        let directory = try VaultDirectory(of: path, lock: .exclusive)
        for name in [path.name, path.log, path.journal, path.index] + path.leftovers {
            try directory.remove(name)
        }
    }
}
