extension FormValue {
    /// The value as it is read; `separator` stands between the items of a list.
    public func text(separator: String) -> String {
        switch self {
        case .text(let text): text
        case .number(let number): Self.text(of: number)
        case .flag(let flag): flag ? "yes" : "no"
        case .list(let items): items.map { SharedPart($0)?.short ?? $0 }.joined(separator: separator)
        case .pairs(let pairs):
            pairs.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: separator)
        case .scores(let scores):
            // Items are numbered: 2 stands before 10.
            scores.sorted { ($0.key.count, $0.key) < ($1.key.count, $1.key) }
                .map { "\($0.key): \(Self.text(of: $0.value))" }.joined(separator: separator)
        }
    }

    /// A number as a person writes it: without decimals when there are none.
    public static func text(of number: Double) -> String {
        Int(exactly: number).map(String.init) ?? "\(number)"
    }
}
