/// A value of FHIR's JSON; an object keeps the order in which its members were written, so that the same chart makes the
/// same bytes.
///
/// FHIR has no empty values: a member that is nil, an empty text, list or object is left out as it is added.
enum FHIRValue: Hashable, Sendable {
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([FHIRValue])
    case object([Member])

    /// One member of an object.
    struct Member: Hashable, Sendable {
        let name: String
        let value: FHIRValue
    }

    /// Whether FHIR would not have it written.
    var isEmpty: Bool {
        switch self {
        case .text(let text): text.allSatisfy(\.isWhitespace)
        case .number(let number): !number.isFinite
        case .flag: false
        case .list(let values): values.isEmpty
        case .object(let members): members.isEmpty
        }
    }

    /// An object of the members that are there.
    static func object(_ members: KeyValuePairs<String, FHIRValue?>) -> Self {
        .object(
            members.compactMap { name, value in
                value.flatMap { $0.isEmpty ? nil : Member(name: name, value: $0) }
            }
        )
    }

    /// A list of the values that are there.
    static func list(of values: FHIRValue?...) -> Self {
        .list(values.compactMap(\.self).filter { !$0.isEmpty })
    }

    /// The same object with the members of another behind its own.
    func adding(_ other: Self) -> Self {
        guard case .object(let mine) = self, case .object(let more) = other else { return self }
        return .object(mine + more)
    }
}

extension FHIRValue: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { self = .text(text) }
}

extension FHIRValue {
    /// The JSON, without white space between values.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .text(let text): Self.write(text, to: &bytes)
        case .number(let number): bytes += Self.numeral(number).utf8
        case .flag(let flag): bytes += (flag ? "true" : "false").utf8
        case .list(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.write(member.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// Whole numbers without a fraction: FHIR tells integers from decimals by it.
    private static func numeral(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    }

    /// A string with the escapes of RFC 8259, section 7.
    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x0A: bytes += "\\n".utf8
            case ..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                bytes += "\\u00".utf8
                bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
