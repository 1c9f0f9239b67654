import TacitAgentClient

/// The file `BACKUP-n`: what a backup is, and the hash of each file that it brought.
///
/// Text, so that a person can read it, and `grep -E '^[0-9a-f]{64}  ' BACKUP-000001 | sha256sum -c` checks the files.
struct BackupRecord: Equatable {
    private static let title = "tacit backup 1"

    /// From 1.
    var number: Int
    /// The id of the vault, 32 hexadecimal digits.
    var vault: String
    /// RFC 3339.
    var made: String
    /// Whether the vault was locked then.
    var isLocked: Bool
    /// Rows of the vault then.
    var rows: Int
    /// SHA-256 of their list.
    var live: String
    /// SHA-256 of the record before it; nil for the first.
    var previous: String?
    /// What it brought: names and hashes.
    var files: [(name: String, hash: String)]

    static func == (one: Self, other: Self) -> Bool { one.text == other.text }

    var text: String {
        var lines = [
            Self.title, "number \(number)", "vault \(vault)", "made \(made)",
            "locked \(isLocked ? "yes" : "no")",
            "rows \(rows)", "live \(live)",
        ]
        if let previous { lines.append("previous \(previous)") }
        lines.append("")
        lines += files.map { "\($0.hash)  \($0.name)" }
        return lines.map { $0 + "\n" }.joined()
    }

    /// Reads a record; nil unless writing it again gives the same text.
    init?(_ text: String) {
        let halves = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard halves.first == Self.title, let gap = halves.firstIndex(of: "") else { return nil }
        var fields: [String: String] = [:]
        for line in halves[1..<gap] {
            guard let space = line.firstIndex(of: " ") else { return nil }
            fields[String(line[..<space])] = String(line[line.index(after: space)...])
        }
        guard let number = fields["number"].flatMap(Int.init), let vault = fields["vault"],
            let made = fields["made"],
            let rows = fields["rows"].flatMap(Int.init), let live = fields["live"]
        else { return nil }
        self.init(
            number: number,
            vault: vault,
            made: made,
            isLocked: fields["locked"] == "yes",
            rows: rows,
            live: live,
            previous: fields["previous"],
            files: []
        )
        for line in halves[(gap + 1)...] where !line.isEmpty {
            let parts = line.split(separator: "  ", maxSplits: 1)
            guard parts.count == 2, parts[0].utf8.count == 64, Self.isName(String(parts[1])) else {
                return nil
            }
            files.append((String(parts[1]), String(parts[0])))
        }
        guard self.text == text else { return nil }
    }

    init(
        number: Int,
        vault: String,
        made: String,
        isLocked: Bool,
        rows: Int,
        live: String,
        previous: String?,
        files: [(name: String, hash: String)]
    ) {
        self.number = number
        self.vault = vault
        self.made = made
        self.isLocked = isLocked
        self.rows = rows
        self.live = live
        self.previous = previous
        self.files = files
    }

    /// A name that a backup gives: no way out of the directory.
    private static func isName(_ name: String) -> Bool {
        BackupName.kinds.contains { kind in BackupName.number(of: name, kind) != nil }
    }
}

/// The names of a backup's files: a word, six digits, perhaps `.age`.
enum BackupName {
    static let kinds: [(word: String, end: String)] = [
        ("BACKUP", ""), ("HEADER", ""), ("KEYS", ".age"), ("ROWS", ""), ("DATA", ".age"),
    ]

    static func record(_ number: Int) -> String { name(kinds[0], number) }
    static func header(_ number: Int) -> String { name(kinds[1], number) }
    static func keys(_ number: Int) -> String { name(kinds[2], number) }
    static func rows(_ number: Int) -> String { name(kinds[3], number) }
    static func pack(_ number: Int) -> String { name(kinds[4], number) }

    /// The number in a name of that kind; nil for any other name.
    static func number(of name: String, _ kind: (word: String, end: String)) -> Int? {
        guard name.hasPrefix(kind.word + "-"), name.hasSuffix(kind.end) else { return nil }
        let digits = name.dropFirst(kind.word.count + 1).dropLast(kind.end.count)
        guard digits.utf8.count == 6, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }

    private static func name(_ kind: (word: String, end: String), _ number: Int) -> String {
        let digits = String(number)
        return
            "\(kind.word)-\(String(repeating: "0", count: max(0, 6 - digits.utf8.count)))\(digits)\(kind.end)"
    }
}
