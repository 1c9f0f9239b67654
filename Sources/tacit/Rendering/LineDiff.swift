/// The difference of two texts, line by line.
struct LineDiff: Equatable {
    /// What happened to a line.
    enum Change: Equatable {
        case kept(String)
        case removed(String)
        case added(String)
    }

    /// Every line of both texts, in order; of lines that were replaced, the removed ones come
    /// first.
    let changes: [Change]

    /// Pairs of lines compared at most; beyond it all between the equal ends counts as replaced.
    ///
    /// The table takes four bytes a pair, so this is 16 MiB.
    static let pairLimit = 4_000_000

    /// Compares by a longest common subsequence of lines.
    init(from old: [String], to new: [String]) {
        let head = zip(old, new).prefix { $0 == $1 }.count
        let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed()).prefix {
            $0 == $1
        }.count
        let removed = Array(old[head..<(old.count - tail)])
        let added = Array(new[head..<(new.count - tail)])
        changes =
            old.prefix(head).map(Change.kept) + Self.middle(removed, added)
            + old.suffix(tail).map(Change.kept)
    }

    /// Whether the two texts are equal.
    var isEmpty: Bool {
        !changes.contains { change in
            if case .kept = change { false } else { true }
        }
    }

    private static func middle(_ old: [String], _ new: [String]) -> [Change] {
        let (pairs, overflow) = old.count.multipliedReportingOverflow(by: new.count)
        guard !overflow, pairs > 0, pairs <= pairLimit else {
            return old.map(Change.removed) + new.map(Change.added)
        }
        let lengths = commonLengths(old, new)
        let row = new.count + 1
        var changes: [Change] = []
        var (at, with) = (0, 0)
        while at < old.count, with < new.count {
            if old[at] == new[with] {
                changes.append(.kept(old[at]))
                at += 1
                with += 1
            } else if lengths[(at + 1) * row + with] >= lengths[at * row + with + 1] {
                changes.append(.removed(old[at]))
                at += 1
            } else {
                changes.append(.added(new[with]))
                with += 1
            }
        }
        return changes + old[at...].map(Change.removed) + new[with...].map(Change.added)
    }

    /// For each pair of places the length of the longest common subsequence of what follows; row by
    /// row.
    private static func commonLengths(_ old: [String], _ new: [String]) -> [UInt32] {
        let row = new.count + 1
        var lengths = [UInt32](repeating: 0, count: (old.count + 1) * row)
        for at in old.indices.reversed() {
            for with in new.indices.reversed() {
                lengths[at * row + with] =
                    old[at] == new[with]
                    ? lengths[(at + 1) * row + with + 1] + 1
                    : max(lengths[(at + 1) * row + with], lengths[at * row + with + 1])
            }
        }
        return lengths
    }
}

extension LineDiff {
    /// The changed lines with `-` and `+`, each with up to two kept lines around it; `…` where
    /// others are left out.
    func rendered(_ style: Style) -> [String] {
        let context = 2
        var shown = Set<Int>()
        for (index, change) in changes.enumerated() {
            if case .kept = change { continue }
            shown.formUnion(max(0, index - context)...min(changes.count - 1, index + context))
        }
        var lines: [String] = []
        var last = -1
        for index in shown.sorted() {
            if index > last + 1 { lines.append(style.dim("  …")) }
            lines += rendered(changes[index], style)
            last = index
        }
        if !shown.isEmpty, last < changes.count - 1 { lines.append(style.dim("  …")) }
        return lines
    }

    private func rendered(_ change: Change, _ style: Style) -> [String] {
        let (mark, text) =
            switch change {
            case .kept(let text): (" ", text)
            case .removed(let text): ("-", text)
            case .added(let text): ("+", text)
            }
        return Paragraph.lines(text, width: style.width - 2).map { line in
            let marked = "\(mark) \(line)".trimmingEnd()
            switch change {
            case .kept: return style.dim(marked)
            case .removed: return style.red(marked)
            case .added: return style.green(marked)
            }
        }
    }
}
