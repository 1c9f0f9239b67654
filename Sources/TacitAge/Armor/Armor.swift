/// The text form of a file: PEM in its strictest reading (age specification, "ASCII armor").
enum Armor {
    static let begin = Array("-----BEGIN AGE ENCRYPTED FILE-----".utf8)
    static let end = Array("-----END AGE ENCRYPTED FILE-----".utf8)

    /// Bytes of a full line.
    static let lineBytes = 48

    /// Characters of a full line.
    static let lineCharacters = 64

    /// The most white space before the first and behind the last line.
    ///
    /// People paste armor between blank lines; what goes on longer is something else.
    static let maximumSpace = 1_024

    /// Whether a file is armored, as far as its first byte tells that is no white space: a binary
    /// file begins with `a`.
    static func begins(in source: BufferedSource) throws(AgeError) -> Bool {
        guard let byte = try source.peek() else { return false }
        return byte == begin[0] || Byte.isSpace(byte)
    }
}
