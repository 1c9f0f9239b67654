/// How many lines each function of a Swift or C file has, from the line of its name to its closing
/// brace.
enum FunctionLengths {
    /// One function, initialiser, subscript or computed property.
    struct Function: Equatable {
        /// The line of `func`, `init` and so on, from 1.
        var line: Int
        /// Lines from there to the closing brace, both counted.
        var count: Int
    }

    private static let keywords = words("func init deinit subscript var")
    /// A brace after one of these is not the body of what was declared before them.
    private static let others = words(
        "struct class enum actor extension protocol if else for while repeat switch do catch guard defer let"
    )

    /// All functions of a file, nested ones too.
    ///
    /// The code must be free of comments and literals.
    static func all(in code: [UInt8], isSwift: Bool) -> [Function] {
        isSwift ? swift(code) : c(code)
    }

    /// Whose brace was opened: in a signature's parentheses it is a default argument, not a body.
    private struct Frame {
        var parentheses = 0
        var headerStart: Int
        var declaredAt: Int?
    }

    private static func swift(_ code: [UInt8]) -> [Function] {
        var frames = [Frame(headerStart: 0)]
        var found: [Function] = []
        let lines = LineCounter(code)
        let marks = code.indices.filter { isMark(code[$0]) }
        for index in marks {
            switch code[index] {
            case Byte.openParen: frames[frames.count - 1].parentheses += 1
            case Byte.closeParen: frames[frames.count - 1].parentheses -= 1
            case Byte.openBrace:
                let top = frames[frames.count - 1]
                let header = top.parentheses > 0 ? index..<index : top.headerStart..<index
                let declared = declaration(in: code, header)
                frames.append(Frame(headerStart: index + 1, declaredAt: declared))
            case Byte.closeBrace where frames.count > 1:
                let closed = frames.removeLast()
                if let start = closed.declaredAt {
                    let line = lines.line(at: start)
                    found.append(Function(line: line, count: lines.line(at: index) - line + 1))
                }
                if frames[frames.count - 1].parentheses <= 0 {
                    frames[frames.count - 1].headerStart = index + 1
                }
            default: break
            }
        }
        return found.sorted { $0.line < $1.line }
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        byte == Byte.openBrace || byte == Byte.closeBrace || byte == Byte.openParen
            || byte == Byte.closeParen
    }

    /// Where the last declaration before a brace begins; nil when the brace belongs to none.
    ///
    /// What stands in parentheses is passed over: labels can be any word.
    private static func declaration(in code: [UInt8], _ header: Range<Int>) -> Int? {
        var index = header.upperBound
        var depth = 0
        while index > header.lowerBound {
            index -= 1
            if code[index] == Byte.closeParen { depth += 1 }
            if code[index] == Byte.openParen { depth -= 1 }
            guard depth == 0, Byte.isName(code[index]) else { continue }
            let end = index + 1
            while index > header.lowerBound, Byte.isName(code[index - 1]) { index -= 1 }
            let word = code[index..<end]
            if index > 0 && code[index - 1] == Byte.dot { continue }
            if keywords.contains(where: word.elementsEqual) { return index }
            if others.contains(where: word.elementsEqual) { return nil }
        }
        return nil
    }

    private static func words(_ text: String) -> [[UInt8]] {
        text.split(separator: " ").map { Array($0.utf8) }
    }

    /// A body of C begins with a brace that ends an unindented line, and ends with an unindented
    /// one.
    private static func c(_ code: [UInt8]) -> [Function] {
        var found: [Function] = []
        var start: Int?
        for (number, line) in code.split(separator: Byte.newline, omittingEmptySubsequences: false)
            .enumerated()
        {
            let text = line.reversed().drop { $0 == Byte.space }.reversed()
            guard let first = text.first, let last = text.last else { continue }
            if last == Byte.openBrace && Byte.isName(first) && text.contains(Byte.openParen) {
                start = number
            }
            if first == Byte.closeBrace, let begin = start {
                found.append(Function(line: begin + 1, count: number - begin + 1))
                start = nil
            }
        }
        return found
    }
}

/// Line numbers of offsets, by the starts of all lines.
struct LineCounter {
    private let starts: [Int]

    init(_ bytes: [UInt8]) {
        starts = [0] + bytes.indices.filter { bytes[$0] == Byte.newline }.map { $0 + 1 }
    }

    /// The number of the line in which an offset lies, from 1.
    func line(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }
}
