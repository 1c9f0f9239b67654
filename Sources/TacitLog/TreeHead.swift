/// What a checkpoint says: which log, how many entries, which root (C2SP tlog-checkpoint).
public struct TreeHead: Hashable, Sendable {
    /// Identity of the log, and the key name of its signature: no white space, no plus sign.
    public let origin: String
    /// Leaves of the tree.
    public let size: UInt64
    /// Root of the tree with these leaves.
    public let root: Digest
    /// Further lines that the signature covers; tacit writes none.
    public let extensions: [String]

    /// Throws ``LogError/malformed`` for an origin or extension line that cannot stand in a note.
    public init(
        origin: String,
        size: UInt64,
        root: Digest,
        extensions: [String] = []
    ) throws(LogError) {
        try NoteText.requireKeyName(origin)
        for line in extensions {
            guard !line.isEmpty, line.utf8.allSatisfy({ $0 >= 0x20 }) else { throw .malformed }
        }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// The note text: the bytes that are signed.
    public var text: [UInt8] {
        let lines = [origin, String(size), Base64.encode(root.bytes)] + extensions
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }

    init(parsing text: ArraySlice<UInt8>) throws(LogError) {
        let lines = NoteText.lines(text)
        guard lines.count >= 3 else { throw .malformed }
        try self.init(
            origin: NoteText.string(lines[0]),
            size: NoteText.decimal(lines[1]),
            root: NoteText.digest(lines[2]),
            extensions: lines.dropFirst(3).map(NoteText.string)
        )
    }
}
