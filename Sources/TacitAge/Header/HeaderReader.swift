extension Header {
    /// Reads the header in front of a payload, and leaves the payload.
    ///
    /// The last line is known by its `---`, which no line of a stanza can begin with; whether all
    /// is in order is for ``init(decoding:)`` to say. Throws `header`, or what the source throws.
    static func read(from source: BufferedSource) throws(AgeError) -> Header {
        var text: [UInt8] = []
        var lineStart = 0
        while true {
            guard let byte = try source.next() else {
                // A beginning that is right as far as it goes was cut off; anything else is not age.
                let isBeginning = version.starts(with: text.prefix(version.count))
                throw .header(isBeginning && !text.isEmpty ? .malformed : .notAge)
            }
            text.append(byte)
            if text.count <= version.count {
                // Not a byte more is read of what is no age file.
                guard byte == version[text.count - 1] else { throw .header(.notAge) }
            }
            guard text.count <= maximumCount else { throw .header(.tooLarge) }
            guard byte == Byte.newline else { continue }
            if text[lineStart...].starts(with: endMark) { return try Header(decoding: text) }
            lineStart = text.count
        }
    }
}
