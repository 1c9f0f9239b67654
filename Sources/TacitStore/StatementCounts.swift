/// How many rows a store has written since it was opened, by kind, in committed transactions.
///
/// A test takes the difference over one act and holds it against the closed list of writes in
/// `Docs/Formats/file.md`.
public struct StatementCounts: Equatable, Sendable {
    /// The kinds of write that a vault file knows.
    public enum Kind: Hashable, CaseIterable, Sendable {
        case putHeader, putState, putSnapshot, insertCell, removeCell, insertInbox, removeInbox
    }

    /// Committed transactions that wrote.
    public private(set) var transactions = 0
    private var rows: [Kind: Int] = [:]

    /// Counts nothing yet.
    public init() {}

    /// The counts of one act of one transaction, as a test expects them.
    public init(transactions: Int, _ rows: [Kind: Int]) {
        self.transactions = transactions
        self.rows = rows.filter { $0.value != 0 }
    }

    /// Rows of one kind: put, inserted, or really removed (removing what is not there counts
    /// nothing).
    public subscript(kind: Kind) -> Int { rows[kind, default: 0] }

    /// What was written between two readings, the later first.
    public static func - (later: StatementCounts, earlier: StatementCounts) -> StatementCounts {
        let kinds = Kind.allCases.map { ($0, later[$0] - earlier[$0]) }
        return StatementCounts(
            transactions: later.transactions - earlier.transactions,
            Dictionary(uniqueKeysWithValues: kinds)
        )
    }

    /// Counts `changed` rows of a statement that ran.
    mutating func count(_ kind: Kind, rows changed: Int) {
        guard changed > 0 else { return }
        rows[kind, default: 0] += changed
    }

    /// Adds the writes of one transaction, which has committed.
    mutating func add(transaction other: StatementCounts) {
        transactions += 1
        rows.merge(other.rows, uniquingKeysWith: +)
    }
}

extension Change {
    /// What the change is counted as.
    var kind: StatementCounts.Kind {
        switch self {
        case .putMeta(.header, _): .putHeader
        case .putMeta(.state, _): .putState
        case .putMeta(.snapshot, _): .putSnapshot
        case .insert: .insertCell
        case .remove: .removeCell
        case .insertInbox: .insertInbox
        case .removeInbox: .removeInbox
        }
    }
}
