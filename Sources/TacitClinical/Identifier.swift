/// A random 128-bit identity of one kind of thing.
///
/// The text form is 26 characters of lower-case base32 (RFC 4648 without padding); it is what the API
/// shows and what a REF abbreviates. An identifier says nothing about what it names.
public struct Identifier<Kind>: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    /// Makes an identifier from the generator of the operating system.
    public static func random() -> Self {
        var generator = SystemRandomNumberGenerator()
        return Self(high: generator.next(), low: generator.next())
    }

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Makes an identifier from its 16 bytes, big-endian; nil for any other length.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes[8...].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The 16 bytes, big-endian.
    public var bytes: [UInt8] {
        [high, low].flatMap { word in
            stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
        }
    }
}

/// What a ``ClientID`` names.
public enum ClientTag {}
/// What a ``RecordID`` names.
public enum RecordTag {}
/// A client of the practice; the vault itself is the client of sixteen zero bytes.
public typealias ClientID = Identifier<ClientTag>
/// One sealed record of the vault.
public typealias RecordID = Identifier<RecordTag>

private let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

extension Identifier: CustomStringConvertible, LosslessStringConvertible {
    /// The 26 characters of the text form.
    public var description: String {
        var text: [UInt8] = []
        text.reserveCapacity(26)
        var bits = 0
        var pending: UInt32 = 0
        for byte in bytes {
            pending = pending << 8 | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[Int(pending >> UInt32(bits) & 31)])
            }
            pending &= (1 << UInt32(bits)) - 1
        }
        text.append(alphabet[Int(pending << UInt32(5 - bits) & 31)])
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads the canonical text form; nil for anything else, also for set padding bits.
    public init?(_ text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 26 else { return nil }
        var bytes: [UInt8] = []
        var bits = 0
        var pending: UInt32 = 0
        for digit in digits {
            guard let value = alphabet.firstIndex(of: digit) else { return nil }
            pending = pending << 5 | UInt32(value)
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(bits)))
            }
            pending &= (1 << UInt32(bits)) - 1
        }
        guard pending == 0 else { return nil }
        self.init(bytes: bytes)
    }
}

extension Identifier: Codable {
    /// Reads the text form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an identifier")
        }
        self = value
    }

    /// Writes the text form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Identifier<ClientTag> {
    /// The client id of what belongs to the vault and to no client.
    public static let vault = Self(high: 0, low: 0)
}
