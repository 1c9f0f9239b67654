/// The bytes behind armor.
///
/// Line ends may be LF or CRLF, white space may stand around the whole; nothing else may differ
/// from what ``ArmorWriter`` writes. Every line is checked before a byte of it is given out; the
/// last line and what follows it are checked before the end is.
public final class ArmorReader: ByteSource {
    private let source: BufferedSource
    private var state = State.before
    private var line: [UInt8] = []
    private var decoded: [UInt8] = []
    private var place = 0

    private enum State {
        case before
        case inside
        /// A line that was not full came: only the end may follow.
        case short
        case after
    }

    /// Reads armored text from a source.
    public convenience init(_ source: any ByteSource) {
        self.init(buffered: BufferedSource(source))
    }

    init(buffered source: BufferedSource) {
        self.source = source
        line.reserveCapacity(Armor.lineCharacters + 2)
        decoded.reserveCapacity(Armor.lineBytes)
    }

    /// The next bytes; throws `armor` for anything that is not armor.
    public func read(into buffer: inout MutableSpan<UInt8>) throws(AgeError) -> Int {
        var filled = 0
        while filled < buffer.count {
            if place == decoded.count {
                guard try decodeLine() else { break }
            }
            let count = min(buffer.count - filled, decoded.count - place)
            buffer.withPart(filled..<filled + count) { part in
                decoded.copy(place..<place + count, to: &part)
            }
            filled += count
            place += count
        }
        return filled
    }

    /// Puts the bytes of the next line into `decoded`, at least one; false behind the last.
    private func decodeLine() throws(AgeError) -> Bool {
        if state == .before { try readBegin() }
        guard state != .after else { return false }
        guard try readLine() else { throw .armor }
        decoded.removeAll(keepingCapacity: true)
        place = 0
        if line == Armor.end {
            try readRest()
            state = .after
            return false
        }
        guard state == .inside else { throw .armor }
        // Four characters at a time: with their padding, lines have no other lengths.
        guard !line.isEmpty, line.count <= Armor.lineCharacters, line.count.isMultiple(of: 4) else {
            throw .armor
        }
        for _ in 0..<2 where line.last == UInt8(ascii: "=") { line.removeLast() }
        // Without its padding a group has as many characters as canonical Base64 leaves.
        guard Base64.decode(line.span, to: &decoded) else { throw .armor }
        if decoded.count < Armor.lineBytes { state = .short }
        return true
    }

    /// Passes blank lines by, and the first line.
    private func readBegin() throws(AgeError) {
        var space = 0
        repeat {
            guard try readLine() else { throw .armor }
            // One more for the newline, which `line` has not.
            space += line.count + 1
            guard space <= Armor.maximumSpace + Armor.begin.count + 1 else { throw .armor }
        } while line.allSatisfy(Byte.isSpace)
        guard line == Armor.begin else { throw .armor }
        state = .inside
    }

    /// Sees to it that only white space follows the last line.
    private func readRest() throws(AgeError) {
        var space = 0
        while let byte = try source.next() {
            space += 1
            guard Byte.isSpace(byte), space <= Armor.maximumSpace else { throw .armor }
        }
    }

    /// Puts the next line into `line`, without its end; false when nothing is left.
    private func readLine() throws(AgeError) -> Bool {
        line.removeAll(keepingCapacity: true)
        // No line is longer than the white space that may stand in front.
        switch try source.readLine(into: &line, limit: Armor.maximumSpace + 1) {
        case .newline:
            if line.last == Byte.carriageReturn { line.removeLast() }
            return true
        case .end: return !line.isEmpty
        case .tooLong: throw .armor
        }
    }
}
