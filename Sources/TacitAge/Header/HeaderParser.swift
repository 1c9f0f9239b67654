internal import TacitCrypto

extension Header {
    /// Reads a whole header, from the version to the newline behind the code.
    ///
    /// Throws `header` with `notAge`, `malformed` or `tooLarge`. Accepts exactly what ``encoded``
    /// gives: the text is made again from what was read and compared, so that no slip in the
    /// reading below can let a second form pass.
    public init(decoding text: [UInt8]) throws(AgeError) {
        guard text.count <= Self.maximumCount else { throw .header(.tooLarge) }
        guard text.starts(with: Self.version) else { throw .header(.notAge) }
        var lines = HeaderLines(text, from: Self.version.count)
        var stanzas: [Stanza] = []
        var line = try lines.next()
        while text[line].starts(with: Stanza.mark) {
            guard stanzas.count < Self.maximumStanzas else { throw .header(.tooLarge) }
            stanzas.append(try Self.stanza(line, &lines))
            line = try lines.next()
        }
        let endMark = Self.endMark + [Byte.space]
        guard !stanzas.isEmpty, text[line].starts(with: endMark), lines.isAtEnd,
            let code = Base64.decode(text.span.extracting(line.dropFirst(endMark.count))),
            code.count == HMACSHA256.count
        else { throw .header(.malformed) }
        self.init(stanzas: stanzas, code: code)
        guard encoded == text else { throw .header(.malformed) }
    }

    /// Reads the stanza that begins with a line.
    private static func stanza(
        _ line: Range<Int>,
        _ lines: inout HeaderLines
    ) throws(AgeError) -> Stanza {
        let words = line.dropFirst(Stanza.mark.count)
        let arguments = lines.text[words].split(
            separator: Byte.space,
            omittingEmptySubsequences: false
        )
        guard arguments.allSatisfy({ Stanza.isArgument($0.span) }) else {
            throw .header(.malformed)
        }
        var body: [UInt8] = []
        var bodyLine: Range<Int>
        repeat {
            bodyLine = try lines.next()
            let characters = lines.text.span.extracting(bodyLine)
            // Longer lines than full ones have no leftover either, so they are counted here.
            guard bodyLine.count <= Base64.length(of: Stanza.lineBytes),
                Base64.decode(characters, to: &body)
            else { throw .header(.malformed) }
        } while bodyLine.count == Base64.length(of: Stanza.lineBytes)
        return Stanza(
            checked: arguments.map { String(decoding: $0, as: UTF8.self) },
            body: body
        )
    }
}

/// The lines of a text, each as the places of its bytes without the newline.
private struct HeaderLines {
    let text: [UInt8]
    private var place: Int

    init(_ text: [UInt8], from place: Int) {
        self.text = text
        self.place = place
    }

    var isAtEnd: Bool { place == text.count }

    /// Throws `malformed` when no line is left that has a newline.
    mutating func next() throws(AgeError) -> Range<Int> {
        guard let end = text[place...].firstIndex(of: Byte.newline) else {
            throw .header(.malformed)
        }
        defer { place = end + 1 }
        return place..<end
    }
}
