internal import FoundationEssentials

/// How JSON travels: sorted keys, no escaped slashes; requests are held to their members.
public enum WireJSON {
    /// Encodes a reply or a request.
    public static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    /// Decodes what the agent sent: unknown members are additions of a newer version and are ignored.
    public static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        try JSONDecoder().decode(type, from: Data(bytes))
    }

    /// Decodes what was sent to the agent; throws a ``Problem`` that names places and quotes nothing.
    ///
    /// A request is decoded, encoded again and compared: a member that did not survive is not known. A null is
    /// refused, so that nothing hides from the comparison; leave the member out instead.
    public static func decodeStrictly<Value: Codable>(_ type: Value.Type, from bytes: [UInt8]) throws(Problem) -> Value
    {
        let value: Value
        let sent: JSONShape
        let known: JSONShape
        do {
            sent = try decode(JSONShape.self, from: bytes)
            value = try decode(type, from: bytes)
            known = try decode(JSONShape.self, from: try encode(value))
        } catch let error as DecodingError {
            throw describe(error)
        } catch {
            throw Problem(.malformedRequest)
        }
        let places = sent.strangers(beside: known, at: "")
        guard places.isEmpty else { throw Problem(.unknownMember, places: places) }
        return value
    }

    private static func describe(_ error: DecodingError) -> Problem {
        switch error {
        case .keyNotFound(let key, let context):
            Problem(
                .invalidDocument,
                places: [.init(pointer: pointer(context.codingPath + [key]), message: "this member is required")])
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            Problem(
                .invalidDocument,
                places: [.init(pointer: pointer(context.codingPath), message: "this has another type than it should")])
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            Problem(
                .invalidDocument,
                places: [
                    .init(pointer: pointer(context.codingPath), message: "this value is not one that is taken here")
                ])
        default: Problem(.malformedRequest)
        }
    }

    /// The path as a pointer, up to the first key that the sender chose: it would quote what was sent.
    private static func pointer(_ path: [any CodingKey]) -> String {
        let told = path.prefix { key in key.intValue != nil || isMember(key) }
        return told.map { "/" + ($0.intValue.map(String.init) ?? $0.stringValue) }.joined()
    }

    /// Whether a key is a member of a type. Those are cases of an enum without a payload; the keys that a
    /// dictionary is decoded with hold the sender's text.
    private static func isMember(_ key: any CodingKey) -> Bool {
        let mirror = Mirror(reflecting: key)
        return mirror.displayStyle == .enum && mirror.children.isEmpty
    }
}

/// The members of a JSON text without their values.
private indirect enum JSONShape: Decodable {
    case object([String: JSONShape])
    case array([JSONShape])
    case null
    case scalar

    init(from decoder: any Decoder) throws {
        if let object = try? decoder.singleValueContainer().decode([String: JSONShape].self) {
            self = .object(object)
        } else if let array = try? decoder.singleValueContainer().decode([JSONShape].self) {
            self = .array(array)
        } else {
            self = try decoder.singleValueContainer().decodeNil() ? .null : .scalar
        }
    }

    /// A member that was not understood: decoding passes over null, whether it knows the member or not.
    private func stranger(at pointer: String) -> ProblemPlace {
        if case .null = self {
            ProblemPlace(pointer: pointer, message: "a member here is null or not known", hint: "leave it out")
        } else {
            ProblemPlace(pointer: pointer, message: "a member here is not known")
        }
    }

    /// Places in this shape that the other, which is what was understood, has not.
    func strangers(beside known: JSONShape, at pointer: String) -> [ProblemPlace] {
        switch (self, known) {
        case (.object(let mine), .object(let theirs)):
            return mine.sorted { $0.key < $1.key }.flatMap { key, value in
                guard let other = theirs[key] else {
                    // Its name is the sender's, so the place is the object around it.
                    return [value.stranger(at: pointer.isEmpty ? "/" : pointer)]
                }
                return value.strangers(beside: other, at: pointer + "/" + key)
            }
        case (.array(let mine), .array(let theirs)):
            return zip(mine, theirs).enumerated().flatMap { index, pair in
                pair.0.strangers(beside: pair.1, at: "\(pointer)/\(index)")
            }
        case (.null, _):
            return [ProblemPlace(pointer: pointer, message: "null is not taken here", hint: "leave it out")]
        default: return []
        }
    }
}
