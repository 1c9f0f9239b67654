import GRDB
import Synchronization

extension Store {
    /// Does all changes in one transaction, in order; on return they are on the disk.
    ///
    /// On an error none of them is done, and the store goes on working. What is staged stays so, and
    /// waits behind them.
    ///
    /// An empty list touches nothing.
    ///
    /// - Throws: `rowRefused`, `conflict`, `full`, `readOnly`, `damaged`, `io`, `closed`.
    public func apply(_ changes: [Change]) throws(StoreError) {
        guard !isReadOnly else { throw .readOnly }
        for change in changes { try change.check() }
        guard !changes.isEmpty else { return }
        try state.withLock { state throws(StoreError) in try state.apply(changes) }
    }

    /// Puts changes behind those that wait for ``commit(with:)``.
    ///
    /// Until then `meta`, `cell`, `contains` and `inbox` read as if they were done, and the file knows
    /// nothing of them; what looks at the whole file sees the file.
    ///
    /// - Throws: `rowRefused`, `readOnly`, `closed`: then none of these waits, and those before do.
    public func stage(_ changes: [Change]) throws(StoreError) {
        guard !isReadOnly else { throw .readOnly }
        for change in changes { try change.check() }
        try state.withLock { state throws(StoreError) in
            _ = try state.opened()
            state.staged.add(changes)
        }
    }

    /// Does everything that is staged, then `last`, in one transaction; on return it is on the disk.
    ///
    /// On an error none of it is done, and it stays staged: for another try, or ``discardStaged()``.
    ///
    /// - Throws: as ``apply(_:)``.
    public func commit(with last: [Change] = []) throws(StoreError) {
        guard !isReadOnly else { throw .readOnly }
        for change in last { try change.check() }
        try state.withLock { state throws(StoreError) in
            let changes = state.staged.changes + last
            guard !changes.isEmpty else { return }
            try state.apply(changes)
            state.staged = Staged()
        }
    }

    /// Forgets what is staged: reads are of the file again.
    public func discardStaged() {
        state.withLock { $0.staged = Staged() }
    }

    /// A meta row, nil when there is none.
    ///
    /// - Throws: `damaged` when it is not a blob of 1 to `RowLimit.meta` bytes; `io`, `closed`.
    public func meta(_ row: MetaRow) throws(StoreError) -> [UInt8]? {
        try state.withLock { state throws(StoreError) in
            if let bytes = state.staged.meta[row] { return bytes }
            return try state.opened().run { try Rows.meta(row, from: $0) }
        }
    }

    /// A cell, nil when there is none with that id.
    ///
    /// - Throws: `damaged` when it is not a blob of 1 to `RowLimit.cell` bytes; `io`, `closed`.
    public func cell(_ id: Int64) throws(StoreError) -> [UInt8]? {
        try state.withLock { state throws(StoreError) in
            if let row = state.staged.cells[id] { return row }
            return try state.opened().run { try Rows.cell(id, from: $0) }
        }
    }

    /// Whether a cell has that id.
    public func contains(_ id: Int64) throws(StoreError) -> Bool {
        try state.withLock { state throws(StoreError) in
            if let row = state.staged.cells[id] { return row != nil }
            return try state.opened().run { try Rows.containsCell(id, in: $0) }
        }
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
        try state.withLock { state throws(StoreError) in
            let rows = try state.opened().run { try Rows.inbox(in: $0) }
            return state.staged.inbox(over: rows)
        }
    }

    /// What was written since the store was opened.
    public var statementCounts: StatementCounts {
        state.withLock { $0.counts }
    }

    func read<R: Sendable>(_ body: (Database) throws -> R) throws(StoreError) -> R {
        try state.withLock { state throws(StoreError) in try state.opened().run(body) }
    }
}

extension Store.State {
    /// Does changes that were checked, in one transaction, and counts them.
    mutating func apply(_ changes: [Change]) throws(StoreError) {
        let written = try opened().write { database in
            var counts = StatementCounts()
            for change in changes {
                try Rows.write(change, to: database, counting: &counts)
            }
            return counts
        }
        counts.add(transaction: written)
    }
}
