public import TacitCrypto

/// A checkpoint as it was read: well-formed, and nothing of it is believed yet.
///
/// Only the canonical text is accepted: what is parsed is printed again and compared.
public struct UnverifiedCheckpoint: Hashable, Sendable {
    /// Longest note in bytes: sixteen signatures of the largest known kind (5 kB) and room.
    public static let largestNote = 128 * 1024
    /// Most signature lines: what C2SP asks every reader to accept.
    public static let mostSignatures = 16

    /// What the note says.
    public let head: TreeHead
    let signatures: [NoteSignature]

    /// Reads a signed note; throws ``LogError/malformed`` for anything but its canonical text.
    public init(parsing note: Span<UInt8>) throws(LogError) {
        guard note.count <= Self.largestNote else { throw .malformed }
        let text = NoteText.bytes(note)
        guard let blank = NoteText.lastBlankLine(text) else { throw .malformed }
        let lines = NoteText.lines(text[(blank + 1)...])
        guard (1...Self.mostSignatures).contains(lines.count) else { throw .malformed }
        var signatures: [NoteSignature] = []
        for line in lines {
            signatures.append(try NoteSignature(parsing: line))
        }
        self.init(head: try TreeHead(parsing: text[..<blank]), signatures: signatures)
        guard self.note == text else { throw .malformed }
    }

    init(head: TreeHead, signatures: [NoteSignature]) {
        self.head = head
        self.signatures = signatures
    }

    /// The signed note, byte for byte as it was read.
    public var note: [UInt8] {
        head.text + Array(("\n" + signatures.map(\.line).joined()).utf8)
    }

    /// The checkpoint, when `key` signed it for the log `origin`.
    ///
    /// Signatures of other keys are passed over, as C2SP asks. Throws ``LogError/wrongOrigin`` for
    /// another log and ``LogError/signatureInvalid`` when no signature is by `key` or one that says
    /// so is not valid.
    public func verified(by key: VerifyingKey, origin: String) throws(LogError) -> Checkpoint {
        guard head.origin.utf8.elementsEqual(origin.utf8) else { throw .wrongOrigin }
        let keyID = NoteSignature.keyID(name: origin, key: key)
        let candidates = signatures.filter {
            $0.name.utf8.elementsEqual(origin.utf8) && $0.keyID == keyID
        }
        let text = head.text
        guard !candidates.isEmpty,
            candidates.allSatisfy({ key.isValid($0.signature.span, for: text.span) })
        else { throw .signatureInvalid }
        return Checkpoint(verified: self)
    }
}

/// A tree head with a valid signature by the key that was asked for.
public struct Checkpoint: Hashable, Sendable {
    let unverified: UnverifiedCheckpoint

    /// What was signed.
    public var head: TreeHead { unverified.head }
    /// The signed note: what files, bundles and backups carry.
    public var note: [UInt8] { unverified.note }

    /// Puts a signature over ``TreeHead/text`` into a note, under the origin as key name.
    ///
    /// Throws ``LogError/signatureInvalid`` when `signature` is not one by `key`: a checkpoint that
    /// nobody can verify is never handed out.
    public init(
        _ head: TreeHead,
        signature: [UInt8],
        by key: VerifyingKey
    ) throws(LogError) {
        let signature = NoteSignature(name: head.origin, key: key, signature: signature)
        let unverified = UnverifiedCheckpoint(head: head, signatures: [signature])
        self = try unverified.verified(by: key, origin: head.origin)
    }

    fileprivate init(verified: UnverifiedCheckpoint) {
        unverified = verified
    }
}
