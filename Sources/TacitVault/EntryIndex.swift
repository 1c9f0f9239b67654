internal import TacitLog

/// Every log entry by stream and by record id; built at the first need, because most unlocks need little of it.
struct EntryIndex {
    /// Where an entry stands.
    struct Place: Hashable {
        let stream: StreamID
        let sequence: UInt64
    }

    private(set) var streams: [StreamID: [LogCellEntry]] = [:]
    private var places: [OpaqueID: Place] = [:]
    private var prefixes: [UInt32: [OpaqueID]] = [:]

    /// Reads the whole log, of which `size` entries are known to be there.
    init(reading log: LogFile, size: UInt64) throws(VaultError) {
        var index = Self()
        try log.read(from: 0, to: size) { (entry) throws(VaultError) in
            let count = index.streams[entry.vault.stream]?.count ?? 0
            guard entry.stream.sequence == UInt64(count) else { throw .integrity }
            index.add(entry)
        }
        self = index
    }

    private init() {}

    mutating func add(_ entry: LogCellEntry) {
        let id = entry.stream.recordID
        places[id] = Place(stream: entry.vault.stream, sequence: entry.stream.sequence)
        prefixes[Self.prefix(id), default: []].append(id)
        streams[entry.vault.stream, default: []].append(entry)
    }

    /// The entry of a record.
    func entry(_ id: OpaqueID) -> LogCellEntry? {
        places[id].flatMap { streams[$0.stream]?[Int($0.sequence)] }
    }

    /// The records whose ids share the first 20 bits, which is four characters of a REF.
    func neighbours(of id: OpaqueID) -> [OpaqueID] { prefixes[Self.prefix(id)] ?? [] }

    /// The records whose ids begin with these 20 bits.
    func records(prefix: UInt32) -> [OpaqueID] { prefixes[prefix] ?? [] }

    private static func prefix(_ id: OpaqueID) -> UInt32 {
        id.bytes.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) } >> 12
    }
}
