/// One field of an entry's document form.
///
/// The same table makes the empty document, reads a filled one, asks field by field, and prints the entry: so a
/// field has one name everywhere, which is also that of its JSON member.
public struct FormField: Sendable {
    /// What a field takes.
    public enum Shape: Sendable {
        /// Text on one line, at most 200 characters.
        case line
        /// Text of any length; a section of the document, under the title.
        case prose
        /// A day, `2031-01-13`.
        case day
        /// A day and a time.
        case moment
        /// A number of a range, with decimals.
        case number(ClosedRange<Double>)
        /// A whole number of a range.
        case whole(ClosedRange<Int>)
        /// Yes or no.
        case yesNo
        /// One of these words.
        case choice([String])
        /// Lines, one on each line.
        case list
        /// `name: value` lines.
        case pairs
        /// `name: whole number` lines.
        case scores
        /// The REF of an entry of one of these kinds, of the same client.
        case reference([EntryKind])
    }

    /// The name, as in JSON.
    public let key: String
    /// What it takes.
    public let shape: Shape
    /// Whether an entry without it is refused.
    public let isRequired: Bool
    /// The question that asks for it, without a question mark; the heading, for prose.
    public let title: String

    /// Makes a field.
    public init(_ key: String, _ shape: Shape, _ title: String, isRequired: Bool = false) {
        self.key = key
        self.shape = shape
        self.title = title
        self.isRequired = isRequired
    }
}

/// The value of a field, as a document and JSON both hold it.
public enum FormValue: Hashable, Sendable {
    /// Text, a day, a moment, a word of a choice, an id.
    case text(String)
    /// A number.
    case number(Double)
    /// Yes or no.
    case flag(Bool)
    /// Several lines.
    case list([String])
    /// Names with texts.
    case pairs([String: String])
    /// Names with numbers.
    case scores([String: Double])
}

extension FormValue: Codable {
    /// Reads the JSON value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        // A number is never read as a truth value, nor the other way round.
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([String].self) {
            self = .list(list)
        } else if let scores = try? container.decode([String: Double].self) {
            self = .scores(scores)
        } else {
            self = .pairs(try container.decode([String: String].self))
        }
    }

    /// Writes the JSON value.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .flag(let value): try container.encode(value)
        case .list(let value): try container.encode(value)
        case .pairs(let value): try container.encode(value)
        case .scores(let value): try container.encode(value)
        }
    }
}
