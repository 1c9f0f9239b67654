internal import TacitClinical
internal import TacitCrypto
internal import TacitLog
internal import TacitRecord

/// A record as it was read, its content verified against its own entry.
struct StoredRecord {
    let stream: StreamID
    let sequence: UInt64
    let id: RecordID
    /// Nil for a kind or schema that this version does not know.
    let kind: RecordKind?
    let entry: StreamEntry
    let json: [UInt8]
    let rows: [Int64]
}

extension Vault {
    /// One record of a stream; nil when its content is not there.
    ///
    /// - Throws: `integrity` when what is there is not what was put there.
    func record(_ number: UInt64, of stream: StreamID) throws(VaultError) -> StoredRecord? {
        try record(number, under: try keys(of: stream))
    }

    /// As above, for one who has the stream's keys.
    func record(_ number: UInt64, under keys: StreamKeys) throws(VaultError) -> StoredRecord? {
        switch try log.file.find(.record, keys: keys, number: number) {
        case .missing: return nil
        case .changed: throw .integrity
        case .content(let bytes, let rows):
            return try Self.verified(bytes, rows: rows, number: number, stream: keys.stream)
        }
    }

    static func verified(
        _ bytes: [UInt8], rows: [Int64], number: UInt64, stream: StreamID
    ) throws(VaultError) -> StoredRecord {
        let content = try sealed { () throws(CellError) in try RecordContent(decoding: bytes) }
        let entry = try logged { () throws(LogError) in try StreamEntry(decoding: content.entry.span) }
        let commitment = Commitment.commit(blind: content.blind.span, body: content.body.encoded.span)
        guard entry.commitment == commitment, entry.sequence == number, entry.type == content.body.kind else {
            throw .integrity
        }
        return StoredRecord(
            stream: stream, sequence: number, id: try RecordID(entry.recordID),
            kind: content.body.schema == Body.schema ? RecordKind(rawValue: content.body.kind) : nil, entry: entry,
            json: content.body.json, rows: rows)
    }

    /// Gives every entry of a stream in order with its record; nil for one whose content is gone.
    ///
    /// - Throws: `integrity` for a record that is not the one that the log has.
    func read(
        _ stream: StreamID, _ body: (StreamEntry, StoredRecord?) throws(VaultError) -> Void
    ) throws(VaultError) {
        guard streams.contains(stream) else { return }
        for (number, entry) in try index().entries(of: stream).enumerated() {
            let record = try record(UInt64(number), of: stream)
            if let record, record.entry != entry { throw .integrity }
            try body(entry, record)
        }
    }

    /// Enters that something is shown, before it is.
    ///
    /// - Throws: `logUnavailable` when the entry cannot be written: then nothing is shown.
    func enterRead(
        _ what: String, client: ClientID? = nil, records: [RecordID] = [], _ act: Act
    ) throws(VaultError) {
        let record = try access(.read, Body.Read(what: what, client: client, records: records), act.now)
        do throws(VaultError) {
            guard doubt == nil else { return try PendingReads(places, vaultID: ring.vaultID).add(record, ring: ring) }
            // What others have staged stands or falls without this.
            if act.breaksGlass { try? commitStaged() }
            try append([record], ballast: true)
            if act.breaksGlass { try commitStaged() }
        } catch .full {
            throw .logUnavailable
        } catch .logUnavailable where act.breaksGlass && held.count < Self.mostHeld {
            held.append(record)
        }
    }

    /// Read entries that wait in memory for room on the disk; the first act that finds room writes them.
    public func heldReads() -> Int { held.count }

    /// Read entries in memory at once: more than anybody reads in the minutes that it takes to make room, and some
    /// hundred kilobytes.
    private static let mostHeld = 1_000

    /// Whether this act was done before under the same id, with the same content.
    ///
    /// - Throws: `conflict` when the id names something else.
    func wasDone<Content: Codable & Equatable>(
        _ act: Act, _ kind: RecordKind, in stream: StreamID, _ content: Content
    ) throws(VaultError) -> Bool {
        try wasDone(act, kind, in: stream) { (done: Content) in done == content }
    }

    /// As above, for bodies that hold more than the caller said, such as who was the author that day.
    func wasDone<Content: Codable & Equatable>(
        _ act: Act, _ kind: RecordKind, in stream: StreamID, where isSame: (Content) -> Bool
    ) throws(VaultError) -> Bool {
        guard let id = act.id, let entry = try index().entry(id.opaque()) else { return false }
        guard entry.home == stream, entry.stream.type == kind.rawValue else { throw .conflict }
        // Only a draft's text goes; without it there is nothing to compare, and what became of it is told.
        guard let record = try record(entry.stream.sequence, of: stream) else { return true }
        guard isSame(try Body.decode(Content.self, record.json).content) else { throw .conflict }
        return true
    }

    /// The REF of a record: its letter and as much of its id as tells it from others of its letter, four
    /// characters at least.
    func ref(_ id: RecordID, _ kind: RecordKind) throws(VaultError) -> String {
        guard let reference = kind.reference else { throw .integrity }
        var others: [RecordID] = []
        for other in try index().neighbours(of: try id.opaque())
        where RecordKind(rawValue: other.stream.type)?.reference == reference {
            others.append(try RecordID(other.stream.recordID))
        }
        return Reference(reference, id, among: others).description
    }
}
