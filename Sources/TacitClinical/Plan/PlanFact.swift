/// One `key: value` line of a part of a plan: the same in the document and in a list of changes.
public struct PlanFact: Hashable, Sendable {
    /// The key, as a document writes it.
    public let key: String
    /// The value, as a document writes it.
    public let text: String
}

/// A part of a formal plan: a problem, goal, objective or intervention.
public protocol PlanPart: Codable, Hashable, Sendable {
    /// The word in front of its heading, and what its heading says in a list of changes.
    static var words: (kind: String, heading: String) { get }
    /// The keys that a document may give it, besides those with a letter or level behind them.
    static var keys: [String] { get }
    /// Given once and never again.
    var id: String { get }
    /// What it says, in one line.
    var heading: String { get }
    /// Everything else that it says, in the order of its document.
    var facts: [PlanFact] { get }
}

/// Collects the facts that have a value.
struct PlanFacts {
    private(set) var list: [PlanFact] = []

    mutating func add(_ key: String, _ text: String?) {
        guard let text else { return }
        list.append(PlanFact(key: key, text: text))
    }

    mutating func add(_ key: String, _ day: CalendarDay?) { add(key, day?.description) }
    mutating func add(_ key: String, _ number: Int?) { add(key, number.map(String.init)) }

    mutating func add(_ key: String, _ word: (some RawRepresentable<String>)?) {
        add(key, word?.rawValue)
    }

    /// Ids and codes, in one line.
    mutating func add(_ key: String, joined items: [String]) {
        add(key, items.isEmpty ? nil : items.joined(separator: ", "))
    }
}
