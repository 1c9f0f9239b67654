internal import TacitCrypto

/// What stands in front of a payload: the version, a stanza for each recipient, and a code over
/// both that only the file key gives.
///
/// There is one text for one header. ``init(decoding:)`` takes no other, and ``encoded`` gives it
/// back byte for byte.
public struct Header: Equatable, Sendable {
    /// The most bytes of a header, 1 MiB: room for some 600 hybrid recipients, and all that a
    /// stranger's file can make a reader keep.
    ///
    /// The specification has no limit.
    public static let maximumCount = 1 << 20

    /// The most stanzas of a header.
    ///
    /// Each one of a known type costs every identity a scalar multiplication or more, before
    /// anything is known to be authentic.
    public static let maximumStanzas = 1_024

    /// One for each recipient, and such as nobody here understands, in the order of the file.
    public let stanzas: [Stanza]

    /// The code, HMAC-SHA-256.
    public let code: [UInt8]

    /// The line that every file begins with.
    static let version = Array("age-encryption.org/v1\n".utf8)

    /// What the code covers last, and a space follows.
    static let endMark = Array("---".utf8)

    /// A header for stanzas, with the code of their file key.
    init(_ stanzas: [Stanza], key: borrowing FileKey) throws(AgeError) {
        guard !stanzas.isEmpty, stanzas.count <= Self.maximumStanzas else { throw .recipients }
        let covered = Self.covered(stanzas)
        guard covered.count <= Self.maximumCount - Self.endCount else { throw .recipients }
        code = try key.code(of: covered)
        self.stanzas = stanzas
    }

    /// A header as `HeaderParser` found it.
    init(stanzas: [Stanza], code: [UInt8]) {
        self.stanzas = stanzas
        self.code = code
    }

    /// The text, from the version to the newline behind the code.
    public var encoded: [UInt8] {
        var text = Self.covered(stanzas)
        text.append(Byte.space)
        Base64.append(code.span, to: &text)
        text.append(Byte.newline)
        return text
    }

    /// Throws `headerMAC` unless the code is that of the file key.
    func verify(_ key: borrowing FileKey) throws(AgeError) {
        let expected = try key.code(of: Self.covered(stanzas))
        guard ConstantTime.equal(expected.span, code.span) else { throw .headerMAC }
    }

    /// Bytes behind `---`: a space, the code, a newline.
    private static let endCount = 2 + Base64.length(of: HMACSHA256.count)

    private static func covered(_ stanzas: [Stanza]) -> [UInt8] {
        var text = version
        for stanza in stanzas {
            stanza.append(to: &text)
        }
        return text + endMark
    }
}
