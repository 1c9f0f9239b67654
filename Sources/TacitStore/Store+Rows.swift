import GRDB
import Synchronization

extension Store {
    /// Does all changes in one transaction, in order; on return they are on the disk.
    ///
    /// On an error none of them is done, and the store goes on working.
    ///
    /// An empty list touches nothing.
    ///
    /// - Throws: `rowRefused`, `conflict`, `full`, `readOnly`, `damaged`, `io`, `closed`.
    public func apply(_ changes: [Change]) throws(StoreError) {
        guard !isReadOnly else { throw .readOnly }
        for change in changes { try change.check() }
        guard !changes.isEmpty else { return }
        try state.withLock { state throws(StoreError) in
            let written = try state.opened().write { database in
                var counts = StatementCounts()
                for change in changes {
                    try Rows.write(change, to: database, counting: &counts)
                }
                return counts
            }
            state.counts.add(transaction: written)
        }
    }

    /// A meta row, nil when there is none.
    ///
    /// - Throws: `damaged` when it is not a blob of 1 to `RowLimit.meta` bytes; `io`, `closed`.
    public func meta(_ row: MetaRow) throws(StoreError) -> [UInt8]? {
        try read { try Rows.meta(row, from: $0) }
    }

    /// A cell, nil when there is none with that id.
    ///
    /// - Throws: `damaged` when it is not a blob of 1 to `RowLimit.cell` bytes; `io`, `closed`.
    public func cell(_ id: Int64) throws(StoreError) -> [UInt8]? {
        try read { try Rows.cell(id, from: $0) }
    }

    /// Whether a cell has that id.
    public func contains(_ id: Int64) throws(StoreError) -> Bool {
        try read { try Rows.containsCell(id, in: $0) }
    }

    /// How many cells there are; reads every page.
    public var cellCount: Int {
        get throws(StoreError) { try read { try Rows.cellCount(in: $0) } }
    }

    /// The ids of all cells, ascending: which, by how ids are made, says nothing about time.
    public func allCellIDs() throws(StoreError) -> [Int64] {
        try read { try Rows.cellIDs(in: $0) }
    }

    /// All inbox rows, by id.
    ///
    /// - Throws: `damaged` when one is not a blob of 1 to `RowLimit.cell` bytes; `io`, `closed`.
    public func inbox() throws(StoreError) -> [(id: Int64, bytes: [UInt8])] {
        try read { try Rows.inbox(in: $0) }
    }

    /// What was written since the store was opened.
    public var statementCounts: StatementCounts {
        state.withLock { $0.counts }
    }

    func read<R: Sendable>(_ body: (Database) throws -> R) throws(StoreError) -> R {
        try state.withLock { state throws(StoreError) in try state.opened().run(body) }
    }
}
