/// The three rows of the table `meta`, by key.
public enum MetaRow: Int64, CaseIterable, Sendable {
    /// The public header.
    case header = 1
    /// The sealed state: the ring of keys.
    case state = 2
    /// The sealed frontiers and heads of the log.
    case snapshot = 3
}

/// One write; `Store.apply` does a list of them in one transaction.
///
/// This is the closed list: there is no other way to alter a vault file's rows, and an existing
/// cell or inbox row cannot be overwritten, only removed.
public enum Change: Equatable, Sendable {
    /// Writes or replaces a meta row of 1 to `RowLimit.meta` bytes.
    case putMeta(MetaRow, [UInt8])
    /// Inserts a cell of 1 to `RowLimit.cell` bytes; `StoreError.conflict` when the id is taken.
    case insert(Int64, [UInt8])
    /// Removes a cell; one that is not there is no error, so that an interrupted act can be
    /// repeated.
    case remove(Int64)
    /// Inserts an inbox row of 1 to `RowLimit.cell` bytes; `StoreError.conflict` when the id is
    /// taken.
    case insertInbox(Int64, [UInt8])
    /// Removes an inbox row; one that is not there is no error.
    case removeInbox(Int64)
}

/// How long rows may be, when written and when read.
public enum RowLimit {
    /// Bytes of a cell or an inbox row: the largest size class of a cell.
    ///
    /// A longer row would go to overflow pages, whose numbers follow the order of insertion
    /// exactly.
    public static let cell = 16_320
    /// Bytes of a meta row: 64 MiB hold the keys of some 100,000 clients; more is a memory bomb.
    public static let meta = 64 << 20
}

extension Change {
    /// Throws `rowRefused` unless the change lies within the format's bounds.
    func check() throws(StoreError) {
        let isWithinBounds =
            switch self {
            case .putMeta(_, let bytes): (1...RowLimit.meta).contains(bytes.count)
            case .insert(let id, let bytes), .insertInbox(let id, let bytes):
                id >= 0 && (1...RowLimit.cell).contains(bytes.count)
            case .remove(let id), .removeInbox(let id): id >= 0
            }
        guard isWithinBounds else { throw .rowRefused }
    }
}
