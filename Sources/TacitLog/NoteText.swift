/// The text rules that C2SP signed-note, tlog-checkpoint and tlog-proof share.
///
/// All of it works on bytes: comparing `String` values would call two texts equal that differ in
/// their Unicode normalisation, and a signature covers bytes. Whoever parses prints what was parsed
/// and compares: only then is the text the canonical one.
enum NoteText {
    private static let newline = UInt8(ascii: "\n")

    /// A copy that can be cut into lines.
    static func bytes(_ span: Span<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(span.count)
        for index in span.indices {
            bytes.append(span[index])
        }
        return bytes
    }

    /// Index of the newline that is the first blank line.
    static func firstBlankLine(_ text: [UInt8]) -> Int? {
        text.indices.dropFirst().first { text[$0] == newline && text[$0 - 1] == newline }
    }

    /// Index of the newline that is the last blank line.
    static func lastBlankLine(_ text: [UInt8]) -> Int? {
        text.indices.dropFirst().last { text[$0] == newline && text[$0 - 1] == newline }
    }

    /// The lines without their newlines; what follows the last newline is left out.
    static func lines(_ text: ArraySlice<UInt8>) -> ArraySlice<ArraySlice<UInt8>> {
        text.split(separator: newline, omittingEmptySubsequences: false).dropLast()
    }

    /// Text of the bytes; what is not UTF-8 is repaired, and so differs when it is printed again.
    static func string(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    /// The one decimal form: digits, no sign, no leading zero.
    static func decimal(_ text: ArraySlice<UInt8>) throws(LogError) -> UInt64 {
        guard let value = UInt64(string(text)), String(value).utf8.elementsEqual(text) else {
            throw .malformed
        }
        return value
    }

    /// A hash on a line of its own: base64 of 32 bytes.
    static func digest(_ text: ArraySlice<UInt8>) throws(LogError) -> Digest {
        let bytes = try Base64.decode(text)
        return try Digest(bytes.span)
    }

    /// A key name: not empty, no white space, no plus sign, no control character.
    static func requireKeyName(_ name: String) throws(LogError) {
        guard !name.isEmpty,
            name.unicodeScalars.allSatisfy({
                $0.value >= 0x20 && $0 != "+" && !$0.properties.isWhitespace
            })
        else { throw .malformed }
    }
}
