/// Files of keys: one a line, with blank lines and comments (`#`) between them, as `age-keygen` and
/// people write them.
public enum KeyFile {
    /// The most bytes of a file, 1 MiB: some 500 hybrid recipients.
    public static let maximumCount = 1 << 20

    /// The identities of a file, in its order, at least one.
    ///
    /// The bytes belong in a `SecureBytes`, which lends them. Throws the first line that is wrong.
    public static func identities(_ text: Span<UInt8>) throws(KeyFileError) -> [any Identity] {
        var identities: [any Identity] = []
        try forEachLine(of: text) { (line) throws(KeyTextError) in
            identities.append(try identity(line))
        }
        guard !identities.isEmpty else { throw .empty }
        return identities
    }

    /// The recipients of a file, in its order, at least one.
    ///
    /// An identity in the wrong file is told from a typing error, and never shown.
    public static func recipients(_ text: Span<UInt8>) throws(KeyFileError) -> [any Recipient] {
        var recipients: [any Recipient] = []
        try forEachLine(of: text) { (line) throws(KeyTextError) in
            // An identity would become a string here, so it is looked for first.
            if KeyText.isIdentity(line) { throw .identityNotRecipient }
            var bytes: [UInt8] = []
            bytes.append(line)
            recipients.append(try recipient(String(decoding: bytes, as: UTF8.self)))
        }
        guard !recipients.isEmpty else { throw .empty }
        return recipients
    }

    /// The recipient of one text, whatever its kind; throws `malformed` or `identityNotRecipient`.
    public static func recipient(_ text: String) throws(KeyTextError) -> any Recipient {
        if text.hasPrefix(HybridRecipient.prefix + "1") { return try HybridRecipient(text) }
        return try X25519Recipient(text)
    }

    /// The identity of one text, whatever its kind; throws `malformed`, `recipientNotIdentity`, or
    /// for want of locked memory.
    public static func identity(_ text: Span<UInt8>) throws(KeyTextError) -> any Identity {
        if KeyText.starts(text, with: "age-secret-key-pq-") { return try HybridIdentity(text) }
        return try X25519Identity(text)
    }

    /// Calls `body` for each line that is neither blank nor a comment, without its newline.
    ///
    /// A carriage return in front of the newline goes with it; other white space does not, since a
    /// key with a space behind it may be two keys that ran together.
    private static func forEachLine(
        of text: Span<UInt8>,
        _ body: (Span<UInt8>) throws(KeyTextError) -> Void
    ) throws(KeyFileError) {
        guard text.count <= maximumCount else { throw .tooLarge }
        var number = 0
        var start = 0
        while start < text.count {
            number += 1
            var end = start
            while end < text.count, text[end] != Byte.newline { end += 1 }
            let next = end + 1
            if end > start, text[end - 1] == Byte.carriageReturn { end -= 1 }
            let line = text.extracting(start..<end)
            start = next
            if line.isEmpty || line[0] == UInt8(ascii: "#") { continue }
            do throws(KeyTextError) {
                try body(line)
            } catch {
                throw .line(number, error)
            }
        }
    }
}

/// Why a file holds no keys.
///
/// Carries the place, never the content.
public enum KeyFileError: Error, Equatable, Sendable {
    /// A line, from 1, and what is wrong with it.
    case line(Int, KeyTextError)

    /// No line holds a key.
    case empty

    /// The file is larger than ``KeyFile/maximumCount``.
    case tooLarge
}
