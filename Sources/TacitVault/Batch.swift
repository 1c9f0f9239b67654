internal import TacitClinical
internal import TacitCrypto
internal import TacitLog
internal import TacitRecord
internal import TacitStore

/// A record on its way into the vault.
struct PendingRecord {
    let stream: StreamID
    let kind: RecordKind
    let id: RecordID
    let at: Moment
    let json: [UInt8]
}

/// The records of one act with their log entries: what one transaction writes.
///
/// The order of steps is the format's: body, blind and commitment, stream entry, vault entry, then the cells.
/// The heads that it grows are the caller's, and stay as they are until the caller takes the ``growth``.
struct Batch {
    private(set) var growth: LogGrowth
    private(set) var entries: [LogCellEntry] = []
    /// The records' cells; the log's own are made when the transaction is whole.
    private(set) var inserts: [Change] = []
    private let headerSequence: UInt64
    private let log: LogFile
    private var taken: Set<Int64> = []

    init(on heads: LogHeads, headerSequence: UInt64, log: LogFile) {
        growth = LogGrowth(on: heads)
        self.headerSequence = headerSequence
        self.log = log
    }

    /// Adds a record under its stream's keys.
    mutating func add(_ record: PendingRecord, keys: StreamKeys, on heads: LogHeads) throws(VaultError) {
        let body = try sealed { () throws(CellError) in
            try RecordBody(kind: record.kind.rawValue, schema: Body.schema, json: record.json)
        }
        let blind = RandomBytes.bytes(Commitment.blindCount)
        let head = growth.head(of: record.stream, on: heads)
        let entry = StreamEntry(
            type: record.kind.rawValue, sequence: head.size, unixMilliseconds: UInt64(record.at.unixMilliseconds),
            recordID: try record.id.opaque(), commitment: Commitment.commit(blind: blind.span, body: body.encoded.span))
        entries.append(
            try logged { () throws(LogError) in
                try growth.append(entry, to: record.stream, headerSequence: headerSequence, on: heads)
            })
        let content = RecordContent(entry: entry.encoded, blind: blind, body: body)
        inserts += try log.file.inserts(
            of: content.encoded, .record, keys: keys, number: entry.sequence, taken: &taken)
    }
}

extension Identifier {
    /// The id as the log holds it.
    func opaque() throws(VaultError) -> OpaqueID {
        try logged { () throws(LogError) in try OpaqueID(bytes.span) }
    }

    /// An id that the log holds; 16 bytes always make one.
    init(_ opaque: OpaqueID) throws(VaultError) {
        guard let id = Self(bytes: opaque.bytes) else { throw .integrity }
        self = id
    }
}

extension StreamID {
    /// A stream of a client, or of the vault.
    init(client: ClientID, stream: UInt16) throws(VaultError) {
        self.init(client: try client.opaque(), stream: stream)
    }

    /// One of the vault's own streams.
    static func vault(_ code: StreamCode) -> StreamID { StreamID(client: OpaqueID.vault, stream: code.rawValue) }
}
