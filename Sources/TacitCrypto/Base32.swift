/// Base32 in lower case without padding (RFC 4648 section 6), for ids that people read and type.
public enum Base32 {
    private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    /// The text of any bytes; eight characters for five bytes.
    public static func encode(_ data: Span<UInt8>) -> String {
        let groups = BitGroups.split(data)
        return String(decoding: groups.map { alphabet[Int($0)] }, as: UTF8.self)
    }

    /// The bytes of a text.
    ///
    /// `invalidEncoding` unless it is exactly what `encode` gives: lower case, no padding, no
    /// lengths or leftover bits that no bytes give.
    public static func decode(_ text: String) throws(CryptoError) -> [UInt8] {
        var groups: [UInt8] = []
        groups.reserveCapacity(text.utf8.count)
        for character in text.utf8 {
            guard let value = value(of: character) else { throw .invalidEncoding }
            groups.append(value)
        }
        return try BitGroups.join(groups)
    }

    private static func value(of character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a")
        case UInt8(ascii: "2")...UInt8(ascii: "7"): character - UInt8(ascii: "2") + 26
        default: nil
        }
    }
}
