public import TacitCrypto
internal import TacitLog

/// A signature as `ssh-keygen -Y` makes and checks it (OpenSSH, PROTOCOL.sshsig), with Ed25519 and SHA-512 alone.
public struct SSHSignature: Equatable, Sendable {
    /// What keeps a signature of a bundle from being one of something else.
    public static let namespace = "bundle@tacit"

    /// As whom `ssh-keygen -Y verify -I` finds the sender among allowed signers.
    public static let principal = "tacit"

    /// Bytes of the text of every signature of this kind.
    static let textCount = 306

    /// The most bytes that are read: more than a signature by an RSA key of 8,192 bits, to say what is wrong with it.
    private static let maximumCount = 8_192

    private static let preamble = Array("SSHSIG".utf8)
    private static let version: UInt32 = 1
    private static let hash = "sha512"
    private static let keyType = "ssh-ed25519"
    private static let begin = "-----BEGIN SSH SIGNATURE-----"
    private static let end = "-----END SSH SIGNATURE-----"

    /// Characters of a line, as OpenSSH wraps them.
    private static let lineCount = 70

    /// The key that it says to be of.
    public let key: VerifyingKey

    /// The 64 bytes that the key signed ``signedBytes(of:)`` with.
    private let signature: [UInt8]

    /// The bytes to sign with Ed25519 for a signature of a message.
    public static func signedBytes(of message: Span<UInt8>) -> [UInt8] {
        preamble + string(namespace.utf8) + string([]) + string(hash.utf8)
            + string(SHA512Hash.digest(message))
    }

    /// Puts a signature over ``signedBytes(of:)`` into the form.
    ///
    /// Throws `signature(.invalid)` when it is not one by the key: what nobody can verify is never handed out.
    public init(_ signature: [UInt8], by key: VerifyingKey, of message: Span<UInt8>) throws(BundleError) {
        self.key = key
        self.signature = signature
        try verify(message)
    }

    /// Throws `signature(.invalid)` unless it is one of exactly this message.
    public func verify(_ message: Span<UInt8>) throws(BundleError) {
        let signed = Self.signedBytes(of: message)
        guard key.isValid(signature.span, for: signed.span) else { throw .signature(.invalid) }
    }

    /// The text, armored.
    public var text: [UInt8] {
        let blob =
            Self.preamble + Self.integer(Self.version) + Self.string(Self.blob(of: key.bytes))
            + Self.string(Self.namespace.utf8) + Self.string([]) + Self.string(Self.hash.utf8)
            + Self.string(Self.blob(of: signature))
        let characters = Array(Base64.encode(blob).utf8)
        var lines = [Self.begin]
        for start in stride(from: 0, to: characters.count, by: Self.lineCount) {
            let line = characters[start..<min(start + Self.lineCount, characters.count)]
            lines.append(String(decoding: line, as: UTF8.self))
        }
        return Array((lines + [Self.end, ""]).joined(separator: "\n").utf8)
    }

    /// Reads a text.
    ///
    /// Throws `signature` with `namespace` for one that was made for something else, `key` for one by a key of another
    /// kind or one that nobody can have, and `malformed` for anything else but what ``text`` gives.
    public init(parsing text: ArraySlice<UInt8>) throws(BundleError) {
        guard text.count <= Self.maximumCount else { throw .signature(.malformed) }
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.count >= 4 else { throw .signature(.malformed) }
        let characters = Array(lines[1..<lines.count - 2].joined())
        guard let blob = try? Base64.decode(characters[...]) else { throw .signature(.malformed) }
        var reader = SSHReader(blob)
        guard reader.starts(with: Self.preamble + Self.integer(Self.version)), let keyBlob = reader.string(),
            let namespace = reader.string(), let reserved = reader.string(), let hash = reader.string(),
            let signatureBlob = reader.string(), reader.isAtEnd
        else { throw .signature(.malformed) }
        guard namespace.elementsEqual(Self.namespace.utf8) else { throw .signature(.namespace) }
        var keyReader = SSHReader(keyBlob)
        var signatureReader = SSHReader(signatureBlob)
        guard keyReader.string()?.elementsEqual(Self.keyType.utf8) == true, let point = keyReader.string(),
            let key = try? VerifyingKey(Array(point))
        else { throw .signature(.key) }
        guard reserved.isEmpty, hash.elementsEqual(Self.hash.utf8),
            signatureReader.string()?.elementsEqual(Self.keyType.utf8) == true,
            let signature = signatureReader.string(), signature.count == VerifyingKey.signatureCount
        else { throw .signature(.malformed) }
        self.key = key
        self.signature = Array(signature)
        guard self.text.elementsEqual(text) else { throw .signature(.malformed) }
    }

    /// The line of a file of allowed signers that makes `ssh-keygen -Y verify -I tacit -n bundle@tacit` take a key.
    public static func allowedSigners(_ key: VerifyingKey) -> String {
        "\(principal) namespaces=\"\(namespace)\" \(key.sshText)"
    }

    private static func blob(of bytes: [UInt8]) -> [UInt8] { string(keyType.utf8) + string(bytes) }

    /// A string of RFC 4251 section 5: its length, then its bytes.
    private static func string(_ bytes: some Collection<UInt8>) -> [UInt8] {
        integer(UInt32(clamping: bytes.count)) + bytes
    }

    private static func integer(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}

/// Strings of RFC 4251, read front to back.
private struct SSHReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: some Sequence<UInt8>) { rest = Array(bytes)[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func starts(with bytes: [UInt8]) -> Bool {
        guard rest.starts(with: bytes) else { return false }
        rest = rest.dropFirst(bytes.count)
        return true
    }

    /// Nil when there is none, or less of it than it says.
    mutating func string() -> ArraySlice<UInt8>? {
        guard rest.count >= 4 else { return nil }
        let count = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        let bytes = rest.dropFirst(4)
        guard count <= bytes.count else { return nil }
        rest = bytes.dropFirst(count)
        return bytes.prefix(count)
    }
}
