/// The text of a document, checked and cut into lines.
///
/// A byte order mark at the start is dropped, CRLF becomes LF, help lines (`#%`) are left out.
/// Control characters other than tab and newline are refused with their place. Line numbers are
/// those of the text as it came.
struct SourceText: Sendable {
    /// Four MiB: many times the longest note, and small enough to hold a few at once.
    static let byteLimit = 4 << 20

    /// One line, without its end.
    struct Line: Sendable {
        let number: Int
        let bytes: Range<Int>
    }

    let bytes: [UInt8]
    let lines: [Line]

    init(_ text: String) throws(DocumentErrors) {
        var problems = Problems()
        guard text.utf8.count <= Self.byteLimit else {
            problems.add(.textTooLong, at: .start)
            throw DocumentErrors(problems: problems.found)
        }
        bytes = Self.normalised(Array(text.utf8), &problems)
        try problems.check()
        lines = Self.lines(of: bytes)
    }

    /// The text of a range of bytes.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Whether the line holds nothing but spaces and tabs.
    func isBlank(_ line: Line) -> Bool {
        bytes[line.bytes].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

    /// Whether the line is this text, spaces behind it aside.
    func line(_ line: Line, is text: StaticString) -> Bool {
        let wanted = Array(text.description.utf8)
        let here = bytes[line.bytes]
        return here.starts(with: wanted)
            && here.dropFirst(wanted.count).allSatisfy { $0 == UInt8(ascii: " ") }
    }

    /// The place of a byte of a line.
    func place(_ line: Line, _ byte: Int) -> Place {
        let before = bytes[line.bytes].prefix(max(0, byte - line.bytes.lowerBound))
        return Place(line: line.number, column: 1 + before.count { $0 & 0xC0 != 0x80 })
    }

    /// Without mark and carriage returns; every byte that may not stand is a problem.
    private static func normalised(_ source: [UInt8], _ problems: inout Problems) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(source.count)
        var index = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var line = 1
        var column = 1
        while index < source.count {
            let byte = source[index]
            let next = index + 1 < source.count ? source[index + 1] : 0
            index += 1
            if byte == 0x0D, next == 0x0A { continue }
            // C1 is C2 80 to C2 9F in UTF-8; DEL and C0 are bytes of their own.
            if byte < 0x20 && byte != 0x0A && byte != 0x09 || byte == 0x7F
                || byte == 0xC2 && next < 0xA0
            {
                problems.add(
                    byte == 0 ? .nul : .controlCharacter,
                    at: Place(line: line, column: column)
                )
            }
            if byte == 0x0A {
                (line, column) = (line + 1, 1)
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            result.append(byte)
        }
        return result
    }

    private static func lines(of bytes: [UInt8]) -> [Line] {
        var lines: [Line] = []
        var start = 0
        var number = 1
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            if !bytes[start..<end].starts(with: HelpLine.mark.utf8) {
                lines.append(Line(number: number, bytes: start..<end))
            }
            start = end + 1
            number += 1
        }
        return lines
    }
}
