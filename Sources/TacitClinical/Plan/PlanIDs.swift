/// The ids of a client's plans: `P1`, `G1`, `O1.1` (the first objective of the first goal), `I1`, `s1`.
///
/// Each is given once per client, stays through every version, and is never given again, also when its part is
/// removed.
public struct PlanIDs: Sendable {
    /// What an id names.
    public enum Kind: String, Sendable, CaseIterable {
        case problem = "P"
        case goal = "G"
        case objective = "O"
        case intervention = "I"
        case step = "s"
    }

    /// Digits of a number: a million are more than a life's.
    public static let digitLimit = 6

    /// All that were given.
    public private(set) var given: Set<String> = []
    /// The highest number behind each beginning: `P`, `O1.`.
    private var highest: [String: Int] = [:]

    /// The ids of all versions, of what is remembered in them, and of what was entered since.
    public init(versions: [PlanContent], entries: [Entry] = []) {
        for version in versions { insert(version.ids + version.otherIDs) }
        for entry in entries { insert(Self.ids(of: entry)) }
    }

    /// Notes ids as given; what is none is passed over.
    public mutating func insert(_ ids: [String]) {
        for id in ids {
            guard let (beginning, number) = Self.parts(id), given.insert(id).inserted else {
                continue
            }
            highest[beginning] = max(highest[beginning] ?? 0, number)
        }
    }

    /// Gives the next problem, goal, intervention or step its id; for an objective see ``nextObjective(of:)``.
    public mutating func next(_ kind: Kind) -> String { next(beginning: kind.rawValue) }

    /// Gives the next objective of a goal its id.
    public mutating func nextObjective(of goal: String) -> String {
        next(beginning: Kind.objective.rawValue + goal.dropFirst() + ".")
    }

    private mutating func next(beginning: String) -> String {
        let id = "\(beginning)\((highest[beginning] ?? 0) + 1)"
        insert([id])
        return id
    }

    /// What an id names; nil when the text is none.
    public static func kind(of id: String) -> Kind? {
        parts(id).flatMap { Kind(rawValue: String($0.beginning.prefix(1))) }
    }

    /// The goal of an objective, told by its id: `G1` for `O1.2`.
    public static func goal(of objective: String) -> String? {
        guard kind(of: objective) == .objective, let dot = objective.firstIndex(of: ".") else {
            return nil
        }
        return Kind.goal.rawValue + objective[..<dot].dropFirst()
    }

    /// Ids by kind and number.
    public static func sorted(_ ids: some Sequence<String>) -> [String] {
        ids.map { id in (id: id, key: sortKey(id)) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map(\.id)
    }

    private static func sortKey(_ id: String) -> [Int] {
        let kind = kind(of: id).flatMap { Kind.allCases.firstIndex(of: $0) } ?? Kind.allCases.count
        return [kind]
            + id.utf8.dropFirst().split(separator: UInt8(ascii: ".")).map { number($0) ?? 0 }
    }

    /// `P12` as (`P`, 12), `O1.2` as (`O1.`, 2).
    private static func parts(_ id: String) -> (beginning: String, number: Int)? {
        guard let first = id.utf8.first, first < 0x80,
            let kind = Kind(rawValue: String(id.prefix(1)))
        else {
            return nil
        }
        let rest = id.utf8.dropFirst()
        let numbers = rest.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard numbers.count == (kind == .objective ? 2 : 1) else { return nil }
        let values = numbers.compactMap(Self.value)
        guard values.count == numbers.count, let last = values.last else { return nil }
        return (kind == .objective ? "\(kind.rawValue)\(values[0])." : kind.rawValue, last)
    }

    private static func value(_ digits: Substring.UTF8View) -> Int? {
        guard digits.count <= digitLimit, digits.first != UInt8(ascii: "0") else { return nil }
        return number(digits)
    }

    private static func ids(of entry: Entry) -> [String] {
        switch entry.content.value {
        case let problem as ProblemEntry: [problem.id].compactMap(\.self)
        case let step as StepChange: [step.step, step.newStep].compactMap(\.self)
        default: []
        }
    }
}
