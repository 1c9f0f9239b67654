/// A REF: the short name of one record, a letter for its kind and the first digits of its id, such
/// as `n7f3q`.
public struct Reference: Hashable, Sendable {
    /// What kind of record it names.
    public enum Kind: Character, Sendable, CaseIterable {
        case note = "n"
        case addition = "a"
        case plan = "p"
        case draft = "d"
        case entry = "e"
        /// A demand about nobody of the practice, or its answer.
        case demand = "r"
    }

    /// The fewest digits of the id: a million records of one practice make two of a kind alike
    /// often enough that a REF is lengthened, and four are still read over a telephone.
    public static let shortest = 4
    /// All digits of an id.
    public static let longest = 26

    /// What kind of record it names.
    public let kind: Kind
    /// The first digits of the id in lower-case base32, 4 to 26.
    public let prefix: String

    /// The REF of a record with so many digits (4 to 26; what lies outside is moved to the
    /// nearest).
    public init(_ kind: Kind, _ id: RecordID, digits: Int = shortest) {
        self.kind = kind
        prefix = String(id.description.prefix(min(max(digits, Self.shortest), Self.longest)))
    }

    /// The shortest REF of a record that names none of the others of its kind.
    public init(_ kind: Kind, _ id: RecordID, among others: some Sequence<RecordID>) {
        let text = Array(id.description.utf8)
        let alike = others.reduce(0) { longest, other in
            guard other != id else { return longest }
            return max(longest, zip(text, other.description.utf8).prefix { $0 == $1 }.count)
        }
        self.init(kind, id, digits: alike + 1)
    }

    /// Whether it names the record, as far as its digits go.
    public func matches(_ id: RecordID) -> Bool { id.description.hasPrefix(prefix) }
}

extension Reference: LosslessStringConvertible {
    /// The kind's letter and the digits.
    public var description: String { "\(kind.rawValue)\(prefix)" }

    /// Reads a REF; capital letters are taken as small ones, because people write them so.
    public init?(_ text: String) {
        guard (1 + Self.shortest...1 + Self.longest).contains(text.utf8.count),
            text.utf8.allSatisfy({ $0 < 128 })
        else { return nil }
        let small = text.lowercased()
        guard let letter = small.first, let kind = Kind(rawValue: letter),
            small.utf8.dropFirst().allSatisfy({ (97...122).contains($0) || (50...55).contains($0) })
        else { return nil }
        self.kind = kind
        prefix = String(small.dropFirst())
    }
}
