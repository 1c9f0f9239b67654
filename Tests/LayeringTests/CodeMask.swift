/// Source text with comments and the text of literals replaced by spaces, so that a rule about code
/// does not stumble over prose.
///
/// Offsets and line ends stay; what is interpolated into a literal is code and stays too.
struct CodeMask {
    private let source: [UInt8]
    private let isSwift: Bool
    private var code: [UInt8]
    private var index = 0

    /// Blanks a Swift or C file.
    static func blank(_ bytes: [UInt8], isSwift: Bool) -> [UInt8] {
        var mask = CodeMask(source: bytes, isSwift: isSwift, code: bytes)
        mask.scanCode(inInterpolation: false)
        return mask.code
    }

    private init(source: [UInt8], isSwift: Bool, code: [UInt8]) {
        self.source = source
        self.isSwift = isSwift
        self.code = code
    }

    /// Goes on to the end, or behind the parenthesis that closes an interpolation.
    private mutating func scanCode(inInterpolation: Bool) {
        var depth = 0
        while index < source.count {
            let next = source[index]
            // In a build without optimisation this line is what makes the test quick.
            if next < Byte.quote || next > Byte.slash {
                index += 1
                continue
            }
            switch next {
            case Byte.slash where byte(1) == Byte.slash: blankLine()
            case Byte.slash where byte(1) == Byte.star: blankBlock()
            case Byte.quote: blankLiteral(hashes: 0)
            case Byte.hash where isSwift: scanHashes()
            case Byte.apostrophe where !isSwift: blankCharacter()
            case Byte.openParen:
                depth += 1
                index += 1
            case Byte.closeParen:
                index += 1
                if inInterpolation && depth == 0 { return }
                depth -= 1
            default: index += 1
            }
        }
    }

    private mutating func blankLine() {
        while index < source.count, source[index] != Byte.newline {
            code[index] = Byte.space
            index += 1
        }
    }

    /// Swift's block comments nest; in C the first end ends all.
    private mutating func blankBlock() {
        var depth = 0
        repeat {
            if byte(0) == Byte.slash && byte(1) == Byte.star && (isSwift || depth == 0) {
                depth += 1
                blankByte()
            } else if byte(0) == Byte.star && byte(1) == Byte.slash {
                depth -= 1
                blankByte()
            }
            blankByte()
        } while depth > 0 && index < source.count
    }

    private mutating func scanHashes() {
        var hashes = 0
        while byte(hashes) == Byte.hash { hashes += 1 }
        index += hashes
        if byte(0) == Byte.quote { blankLiteral(hashes: hashes) }
    }

    private mutating func blankCharacter() {
        blankByte()
        while index < source.count, source[index] != Byte.apostrophe, source[index] != Byte.newline {
            if source[index] == Byte.backslash { blankByte() }
            blankByte()
        }
        blankByte()
    }

    private mutating func blankLiteral(hashes: Int) {
        let isLong = isSwift && byte(1) == Byte.quote && byte(2) == Byte.quote
        let quotes = isLong ? 3 : 1
        for _ in 0..<quotes { blankByte() }
        while index < source.count {
            let next = source[index]
            if next != Byte.quote && next != Byte.backslash && next != Byte.newline {
                blankByte()
                continue
            }
            if ends(quotes, hashes) {
                for _ in 0..<quotes + hashes { blankByte() }
                return
            }
            if next == Byte.backslash, (0..<hashes).allSatisfy({ byte(1 + $0) == Byte.hash }) {
                for _ in 0...hashes { blankByte() }
                if byte(0) == Byte.openParen && isSwift {
                    index += 1
                    scanCode(inInterpolation: true)
                    continue
                }
            } else if next == Byte.newline && !isLong {
                return  // not closed: no compiler would take it
            }
            blankByte()
        }
    }

    private func ends(_ quotes: Int, _ hashes: Int) -> Bool {
        (0..<quotes).allSatisfy { byte($0) == Byte.quote }
            && (0..<hashes).allSatisfy { byte(quotes + $0) == Byte.hash }
    }

    private func byte(_ ahead: Int) -> UInt8 {
        index + ahead < source.count ? source[index + ahead] : 0
    }

    private mutating func blankByte() {
        guard index < source.count else { return }
        if source[index] != Byte.newline { code[index] = Byte.space }
        index += 1
    }
}

/// The bytes that the scanners look at.
enum Byte {
    static var newline: UInt8 { UInt8(ascii: "\n") }
    static var space: UInt8 { UInt8(ascii: " ") }
    static var quote: UInt8 { UInt8(ascii: "\"") }
    static var apostrophe: UInt8 { UInt8(ascii: "'") }
    static var hash: UInt8 { UInt8(ascii: "#") }
    static var slash: UInt8 { UInt8(ascii: "/") }
    static var star: UInt8 { UInt8(ascii: "*") }
    static var backslash: UInt8 { UInt8(ascii: "\\") }
    static var dot: UInt8 { UInt8(ascii: ".") }
    static var openParen: UInt8 { UInt8(ascii: "(") }
    static var closeParen: UInt8 { UInt8(ascii: ")") }
    static var openBrace: UInt8 { UInt8(ascii: "{") }
    static var closeBrace: UInt8 { UInt8(ascii: "}") }

    /// Whether a byte can be part of a name.
    static func isName(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || byte >= 0x80 || (byte >= 0x30 && byte <= 0x39)
            || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
    }
}
