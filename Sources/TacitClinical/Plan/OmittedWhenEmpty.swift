/// A collection that JSON leaves out when it is empty, and that is empty when JSON leaves it out.
///
/// So what was recorded before a member existed keeps its bytes and its hash (Docs/Formats/documents.md).
@propertyWrapper
public struct OmittedWhenEmpty<Value: Collection & Codable & Hashable & Sendable>: Codable,
    Hashable, Sendable
{
    /// The collection.
    public var wrappedValue: Value

    /// Wraps a collection.
    public init(wrappedValue: Value) { self.wrappedValue = wrappedValue }

    /// Reads the collection alone.
    public init(from decoder: any Decoder) throws { wrappedValue = try Value(from: decoder) }

    /// Writes the collection alone.
    public func encode(to encoder: any Encoder) throws { try wrappedValue.encode(to: encoder) }
}

// The synthesised conformances of the types that use the wrapper find these instead of the general ones.
extension KeyedDecodingContainer {
    func decode<Element>(_ type: OmittedWhenEmpty<[Element]>.Type, forKey key: Key) throws
        -> OmittedWhenEmpty<[Element]>
    { try decodeIfPresent(type, forKey: key) ?? OmittedWhenEmpty(wrappedValue: []) }

    func decode<Name, Element>(_ type: OmittedWhenEmpty<[Name: Element]>.Type, forKey key: Key)
        throws
        -> OmittedWhenEmpty<[Name: Element]>
    { try decodeIfPresent(type, forKey: key) ?? OmittedWhenEmpty(wrappedValue: [:]) }
}

extension KeyedEncodingContainer {
    mutating func encode<Value>(_ value: OmittedWhenEmpty<Value>, forKey key: Key) throws {
        guard !value.wrappedValue.isEmpty else { return }
        try encode(value.wrappedValue, forKey: key)
    }
}
