/// A source read byte by byte where a header or armor is, and past the buffer where a payload is.
final class BufferedSource: ByteSource {
    private let source: any ByteSource
    private var buffer: [UInt8]
    private var place = 0
    private var filled = 0

    /// Enough for all but the largest headers in one read.
    private static let bufferCount = 65_536

    init(_ source: any ByteSource) {
        self.source = source
        buffer = [UInt8](repeating: 0, count: Self.bufferCount)
    }

    /// The next byte; nil at the end.
    @inline(__always)
    func next() throws(AgeError) -> UInt8? {
        if place == filled {
            guard try refill() else { return nil }
        }
        defer { place += 1 }
        return buffer[place]
    }

    /// The next byte, which stays; nil at the end.
    func peek() throws(AgeError) -> UInt8? {
        if place == filled {
            guard try refill() else { return nil }
        }
        return buffer[place]
    }

    /// Appends bytes up to the next newline, which is passed by; how it ended.
    ///
    /// Stops behind `limit` bytes, so that a line without an end takes no memory.
    func readLine(into line: inout [UInt8], limit: Int) throws(AgeError) -> LineEnd {
        while line.count <= limit {
            if place == filled {
                guard try refill() else { return .end }
            }
            let most = min(filled, place + limit + 1 - line.count)
            let newline = buffer[place..<most].firstIndex(of: Byte.newline)
            line += buffer[place..<(newline ?? most)]
            place = newline.map { $0 + 1 } ?? most
            if newline != nil { return .newline }
        }
        return .tooLong
    }

    /// What a line ended with.
    enum LineEnd {
        case newline
        case end
        case tooLong
    }

    /// What is in the buffer, else straight from the source.
    func read(into output: inout MutableSpan<UInt8>) throws(AgeError) -> Int {
        guard place < filled else { return try source.read(into: &output) }
        let count = min(output.count, filled - place)
        buffer.copy(place..<place + count, to: &output)
        place += count
        return count
    }

    private func refill() throws(AgeError) -> Bool {
        place = 0
        filled = 0
        filled = try buffer.withPart(0..<buffer.count) { (whole) throws(AgeError) in
            try source.read(into: &whole)
        }
        return filled > 0
    }
}
