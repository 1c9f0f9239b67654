/// Changes that wait for their commit, in order, and the rows as they will be then.
///
/// Acts that share a commit see what those before them wrote, so the next one may build on it: the
/// number of a record, the text of a draft. Nothing of it is in the file, so there is nothing to
/// undo there when the commit fails.
struct Staged {
    private(set) var changes: [Change] = []
    private(set) var meta: [MetaRow: [UInt8]] = [:]
    /// Nil for a cell that is removed.
    private(set) var cells: [Int64: [UInt8]?] = [:]
    private var inbox: [Int64: [UInt8]?] = [:]

    /// Puts checked changes behind those that wait.
    mutating func add(_ more: [Change]) {
        changes += more
        for change in more {
            switch change {
            case .putMeta(let row, let bytes): meta[row] = bytes
            case .insert(let id, let bytes): cells[id] = .some(bytes)
            case .remove(let id): cells[id] = .some(nil)
            case .insertInbox(let id, let bytes): inbox[id] = .some(bytes)
            case .removeInbox(let id): inbox[id] = .some(nil)
            }
        }
    }

    /// The rows of the inbox as they will be, by id; `rows` are those of the file.
    func inbox(over rows: [(id: Int64, bytes: [UInt8])]) -> [(id: Int64, bytes: [UInt8])] {
        guard !inbox.isEmpty else { return rows }
        let untouched = rows.filter { inbox[$0.id] == nil }
        let added = inbox.compactMap { id, bytes in bytes.map { (id: id, bytes: $0) } }
        return (untouched + added).sorted { $0.id < $1.id }
    }
}
