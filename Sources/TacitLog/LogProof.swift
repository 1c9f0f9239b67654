public import TacitCrypto

/// An inclusion proof with its checkpoint, as a text file that anyone can check (C2SP tlog-proof).
public struct LogProof: Hashable, Sendable {
    /// First line.
    public static let header = "c2sp.org/tlog-proof@v1"
    /// Longest path: a tree of 2^64 leaves has no longer one.
    public static let longestPath = 64

    /// Index of the entry in the vault tree, from 0.
    public let index: UInt64
    /// The hashes beside the path from the leaf to the root, lowest first.
    public let path: [Digest]
    /// The head of the tree, not believed before ``verified(leaf:by:origin:)``.
    public let checkpoint: UnverifiedCheckpoint

    /// A proof for leaf `index` under `checkpoint`.
    public init(index: UInt64, path: [Digest], checkpoint: Checkpoint) {
        self.index = index
        self.path = path
        self.checkpoint = checkpoint.unverified
    }

    /// Reads a proof file; throws ``LogError/malformed`` for anything but its canonical text.
    ///
    /// The optional line of extra data is refused: nothing authenticates it, and tacit writes none.
    public init(parsing file: Span<UInt8>) throws(LogError) {
        guard file.count <= 2 * UnverifiedCheckpoint.largestNote else { throw .malformed }
        let text = NoteText.bytes(file)
        guard let blank = NoteText.firstBlankLine(text) else { throw .malformed }
        let lines = NoteText.lines(text[..<blank])
        let indexStart = Array("index ".utf8)
        guard (2...2 + Self.longestPath).contains(lines.count),
            lines[0].elementsEqual(Self.header.utf8), lines[1].starts(with: indexStart)
        else { throw .malformed }
        index = try NoteText.decimal(lines[1].dropFirst(indexStart.count))
        var path: [Digest] = []
        for line in lines[2...] {
            path.append(try NoteText.digest(line))
        }
        self.path = path
        checkpoint = try UnverifiedCheckpoint(parsing: file.extracting((blank + 1)...))
    }

    /// The file's bytes.
    public var file: [UInt8] {
        let lines = [Self.header, "index \(index)"] + path.map { Base64.encode($0.bytes) } + [""]
        return Array(lines.map { $0 + "\n" }.joined().utf8) + checkpoint.note
    }

    /// The checkpoint, when `key` signed it for `origin` and the tree holds `leaf` at ``index``.
    ///
    /// Throws as ``UnverifiedCheckpoint/verified(by:origin:)`` does, and ``LogError/notIncluded``.
    public func verified(
        leaf: Digest,
        by key: VerifyingKey,
        origin: String
    ) throws(LogError) -> Checkpoint {
        let checkpoint = try checkpoint.verified(by: key, origin: origin)
        try TreeProof.verifyInclusion(
            path,
            leaf: leaf,
            index: index,
            size: checkpoint.head.size,
            root: checkpoint.head.root
        )
        return checkpoint
    }
}
