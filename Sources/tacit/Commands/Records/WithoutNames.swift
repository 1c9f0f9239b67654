import TacitAgentAPI

/// A value whose JSON has no member that says who a client or a colleague is.
///
/// JSON and pipes are kept, mailed and logged; a code name is enough there. `--names` gives the
/// value as it is. Clinical text is never searched for names: it holds what was written.
struct WithoutNames: Encodable {
    /// Members that identify a client, somebody beside one, or a colleague, wherever they stand.
    static let members: Set = [
        "name", "called", "born", "contact", "emergency_contact", "guardian", "chart_number",
        "participants", "signed_by", "requested_by", "respondent", "patient_name", "by", "organisation", "address",
    ]

    private let tree: JSONTree

    /// Takes a value through its JSON.
    init(_ value: some Encodable) throws {
        tree = try WireJSON.decode(JSONTree.self, from: try WireJSON.encode(value)).without(
            Self.members
        )
    }

    func encode(to encoder: any Encoder) throws {
        try tree.encode(to: encoder)
    }
}

/// Any JSON value.
indirect enum JSONTree: Codable, Equatable {
    case object([String: JSONTree])
    case array([JSONTree])
    case text(String)
    case whole(Int64)
    case number(Double)
    case truth(Bool)
    case null

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .truth(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .whole(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSONTree].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONTree].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .object(let members): try container.encode(members)
        case .array(let items): try container.encode(items)
        case .text(let value): try container.encode(value)
        case .whole(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .truth(let value): try container.encode(value)
        case .null: try container.encodeNil()
        }
    }

    /// The value without the members of these names, at any depth.
    func without(_ names: Set<String>) -> JSONTree {
        switch self {
        case .object(let members):
            .object(members.filter { !names.contains($0.key) }.mapValues { $0.without(names) })
        case .array(let items): .array(items.map { $0.without(names) })
        default: self
        }
    }
}
