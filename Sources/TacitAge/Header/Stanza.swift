/// One recipient's part of a header: words that say what it is, and bytes that only an identity of
/// that kind understands.
public struct Stanza: Equatable, Sendable {
    /// The words behind `->`; the first one is the type.
    public let arguments: [String]

    /// What is behind them, mostly a wrapped file key.
    public let body: [UInt8]

    /// The first word, which says who understands the stanza.
    public var type: String { arguments[0] }

    /// A stanza of one's own recipient.
    ///
    /// Throws `header(.stanza)` without a type, or when an argument is empty or has other
    /// characters than visible ASCII: such a header could not be read back.
    public init(_ arguments: [String], body: [UInt8]) throws(AgeError) {
        let areWords = arguments.allSatisfy { Stanza.isArgument(Array($0.utf8).span) }
        guard !arguments.isEmpty, areWords else { throw .header(.stanza) }
        self.init(checked: arguments, body: body)
    }

    /// A stanza whose arguments were looked at.
    init(checked arguments: [String], body: [UInt8]) {
        self.arguments = arguments
        self.body = body
    }

    /// Bytes of a full line of a body, 64 characters.
    static let lineBytes = 48

    /// The greeting of a stanza's first line.
    static let mark = Array("-> ".utf8)

    /// Appends the lines of the stanza.
    ///
    /// A body always ends in a line that is not full, if need be in an empty one, so that a reader
    /// knows the end without looking ahead.
    func append(to text: inout [UInt8]) {
        text += Self.mark
        text += arguments.joined(separator: " ").utf8
        text.append(Byte.newline)
        var rest = body.span
        while rest.count >= Self.lineBytes {
            Base64.append(rest.extracting(first: Self.lineBytes), to: &text)
            text.append(Byte.newline)
            rest = rest.extracting(droppingFirst: Self.lineBytes)
        }
        Base64.append(rest, to: &text)
        text.append(Byte.newline)
    }

    /// Whether bytes are one word of visible ASCII (VCHAR of the specification).
    static func isArgument(_ bytes: Span<UInt8>) -> Bool {
        !bytes.isEmpty && bytes.indices.allSatisfy { (0x21...0x7e).contains(bytes[$0]) }
    }
}

/// Bytes that have a name.
enum Byte {
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let tab = UInt8(ascii: "\t")

    /// Whether a byte is white space around armor or in a file of keys.
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == space || byte == tab || byte == newline || byte == carriageReturn
    }
}
