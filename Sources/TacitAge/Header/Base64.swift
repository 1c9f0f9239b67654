/// Base64 of RFC 4648 section 4 in its only form: no other alphabet, no leftover bits.
///
/// Headers have it without padding, armor with. `decode` gives nil rather than an error, because
/// the two have different ones.
enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )

    /// The value of each character, 255 for what is none.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, character) in alphabet.enumerated() {
            values[Int(character)] = UInt8(truncatingIfNeeded: value)
        }
        return values
    }()

    /// Characters of `count` bytes without padding.
    static func length(of count: Int) -> Int { (count * 4 + 2) / 3 }

    /// Appends the characters of some bytes, without padding.
    static func append(_ bytes: Span<UInt8>, to text: inout [UInt8]) {
        // Taken out of the loop: a static property is looked up through a lock each time.
        let alphabet = alphabet
        var bits: UInt32 = 0
        var held: UInt32 = 0
        var place = 0
        // Three bytes are four characters: all but the end, without a bit to carry.
        while place + 3 <= bytes.count {
            let group =
                UInt32(bytes[place]) << 16 | UInt32(bytes[place + 1]) << 8
                | UInt32(bytes[place + 2])
            text.append(alphabet[Int(group >> 18)])
            text.append(alphabet[Int(group >> 12 & 63)])
            text.append(alphabet[Int(group >> 6 & 63)])
            text.append(alphabet[Int(group & 63)])
            place += 3
        }
        for index in place..<bytes.count {
            // At most 4 bits are held, so 12 with the new byte; older ones are masked off below.
            bits = bits << 8 | UInt32(bytes[index])
            held += 8
            while held >= 6 {
                held -= 6
                text.append(alphabet[Int(bits >> held & 63)])
            }
        }
        if held > 0 {
            text.append(alphabet[Int(bits << (6 - held) & 63)])
        }
    }

    /// The characters of some bytes, without padding.
    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        append(bytes.span, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the bytes of characters without padding; false when `append` of no bytes gives them.
    ///
    /// What was appended before the fault stays.
    static func decode(_ text: Span<UInt8>, to bytes: inout [UInt8]) -> Bool {
        let values = values
        var place = 0
        // Four characters are three bytes: all but the end of a text, without a bit to carry.
        while place + 4 <= text.count {
            let first = UInt32(values[Int(text[place])])
            let second = UInt32(values[Int(text[place + 1])])
            let third = UInt32(values[Int(text[place + 2])])
            let fourth = UInt32(values[Int(text[place + 3])])
            guard first | second | third | fourth < 64 else { return false }
            let group = first << 18 | second << 12 | third << 6 | fourth
            bytes.append(UInt8(truncatingIfNeeded: group >> 16))
            bytes.append(UInt8(truncatingIfNeeded: group >> 8))
            bytes.append(UInt8(truncatingIfNeeded: group))
            place += 4
        }
        var bits: UInt32 = 0
        var held: UInt32 = 0
        for index in place..<text.count {
            let value = values[Int(text[index])]
            guard value < 64 else { return false }
            bits = bits << 6 | UInt32(value)
            held += 6
            if held >= 8 {
                held -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> held))
            }
        }
        // A whole character left over, or a leftover bit that is set, would be a second form.
        return held < 6 && bits & (1 << held - 1) == 0
    }

    /// The bytes of characters without padding.
    static func decode(_ text: Span<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3 + 3)
        return decode(text, to: &bytes) ? bytes : nil
    }

    /// The bytes of an argument, when there are exactly so many.
    static func decode(_ argument: String, count: Int) -> [UInt8]? {
        // Looked at first: an argument may be as long as a header.
        guard argument.utf8.count == length(of: count) else { return nil }
        let text = Array(argument.utf8)
        guard let bytes = decode(text.span), bytes.count == count else { return nil }
        return bytes
    }
}
