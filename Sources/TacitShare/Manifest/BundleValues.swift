public import TacitAge
internal import TacitCrypto

/// The id of a bundle: 16 random bytes, written as 32 small hexadecimal digits.
public struct BundleID: Hashable, Sendable {
    /// The text.
    public let text: String

    /// A new one from the kernel's generator.
    public static func random() -> BundleID { BundleID(checked: Hexadecimal.text(RandomBytes.bytes(16))) }

    /// Reads the one text; nil for any other.
    public init?(_ text: String) {
        guard Hexadecimal.bytes(text)?.count == 16 else { return nil }
        self.text = text
    }

    private init(checked text: String) { self.text = text }
}

/// SHA-256 of a file, written as 64 small hexadecimal digits.
public struct FileHash: Hashable, Sendable {
    /// The text.
    public let text: String

    /// Reads the one text; nil for any other.
    public init?(_ text: String) {
        guard Hexadecimal.bytes(text)?.count == SHA256Hash.count else { return nil }
        self.text = text
    }

    /// The hash of a file's bytes.
    public init(of bytes: ArraySlice<UInt8>) {
        var hash = ContentHash()
        hash.update(bytes.span)
        self = hash.finish()
    }

    init(digest: [UInt8]) { text = Hexadecimal.text(digest) }
}

/// Who can open a bundle.
public enum BundleRecipient: Equatable, Sendable {
    /// The holder of an X25519 identity, `age1...`.
    case x25519(X25519Recipient)
    /// The holder of a hybrid identity, `age1pq1...`.
    case hybrid(HybridRecipient)
    /// Whoever was told the words.
    case passphrase

    /// Reads a recipient as age writes it; throws `malformed`, or `identityNotRecipient` for a secret key, which is
    /// never repeated.
    public init(_ text: String) throws(KeyTextError) {
        switch try KeyFile.recipient(text) {
        case let recipient as HybridRecipient: self = .hybrid(recipient)
        case let recipient as X25519Recipient: self = .x25519(recipient)
        default: throw .malformed
        }
    }

    /// As the manifest has it: the recipient's text, or `passphrase`.
    public var text: String {
        switch self {
        case .x25519(let recipient): recipient.description
        case .hybrid(let recipient): recipient.description
        case .passphrase: "passphrase"
        }
    }

    /// What the header of the file shows of it.
    public var kind: BundleKind {
        switch self {
        case .x25519: .x25519
        case .hybrid: .hybrid
        case .passphrase: .passphrase
        }
    }
}

/// What opens a bundle; the raw value is the type of its one stanza in the header.
public enum BundleKind: String, Sendable {
    /// An identity `AGE-SECRET-KEY-1...`.
    case x25519 = "X25519"
    /// An identity `AGE-SECRET-KEY-PQ-1...`.
    case hybrid = "mlkem768x25519"
    /// Words that are told by telephone.
    case passphrase = "scrypt"
}
