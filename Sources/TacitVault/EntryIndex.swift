internal import TacitLog

/// Every log entry by stream and by record id: what an open vault knows of its log without reading
/// it.
///
/// A practice of decades has a million entries, and all of them are here from unlock to lock, so an
/// entry is 80 bytes in place and 4 in the list of its stream, and nothing of its own on the heap.
/// Entries stand in the order of the log, in blocks, so that one more never moves those before it.
/// Records are found by the first bits of their ids, which are random: each bucket is a chain
/// through its entries, the newest first.
///
/// A class, because a copy of a hundred megabytes by mistake would show only in the memory of large
/// vaults.
final class EntryIndex {
    /// A log entry and the stream in which it is.
    struct Indexed {
        let home: StreamID
        let stream: StreamEntry
    }

    private struct Slot {
        let entry: StreamEntry
        /// Its stream, as an index of `streams`.
        let home: UInt32
        /// The next older entry of the same bucket.
        var next: UInt32
    }

    private struct Stream {
        let id: StreamID
        /// Where the entries stand; each at its sequence.
        var places: [UInt32] = []
    }

    /// Bits of an id that four characters of a REF stand for: no bucket is narrower.
    static let referenceBits = 20
    private static let smallestBits = 8
    private static let blockBits = 12
    private static let none = UInt32.max

    private var blocks: [[Slot]] = []
    private var streams: [Stream] = []
    private var homes: [StreamID: UInt32] = [:]
    /// Where the last entry of the vault, and the last of a client, went.
    private var lastHomes: InlineArray<2, UInt32?> = [nil, nil]
    private var bits = smallestBits
    private var buckets: [UInt32]
    /// How many entries there are.
    private(set) var count = 0

    /// Reads the whole log, of which `size` entries are known to be there.
    init(reading log: LogFile, size: UInt64) throws(VaultError) {
        // Numbers of entries are kept in 32 bits: four billion of them, at 80 bytes each.
        guard size < UInt64(Self.none) else { throw .tooLarge }
        while bits < Self.referenceBits, UInt64(1) << UInt64(bits) < size { bits += 1 }
        buckets = [UInt32](repeating: Self.none, count: 1 << bits)
        try log.read(from: 0, to: size) { (entry) throws(VaultError) in
            guard entry.stream.sequence == UInt64(add(entry)) else { throw .integrity }
        }
    }

    /// Adds the next entry of the log; gives its place in its stream.
    @discardableResult
    func add(_ entry: LogCellEntry) -> Int {
        if count >= 2 << bits, bits < Self.referenceBits { widen() }
        let place = UInt32(count)
        let home = home(of: entry.vault.stream)
        let bucket = bucket(of: entry.stream.recordID)
        if count & (1 << Self.blockBits - 1) == 0 {
            var block: [Slot] = []
            block.reserveCapacity(1 << Self.blockBits)
            blocks.append(block)
        }
        blocks[blocks.count - 1].append(
            Slot(entry: entry.stream, home: home, next: buckets[bucket])
        )
        buckets[bucket] = place
        streams[Int(home)].places.append(place)
        count += 1
        return streams[Int(home)].places.count - 1
    }

    /// Takes the newest entries out again, until there are `size`.
    func cut(to size: UInt64) {
        while UInt64(count) > size, let slot = blocks[blocks.count - 1].popLast() {
            buckets[bucket(of: slot.entry.recordID)] = slot.next
            streams[Int(slot.home)].places.removeLast()
            if blocks[blocks.count - 1].isEmpty { blocks.removeLast() }
            count -= 1
        }
    }

    /// Every stream with an entry, in the order in which they began.
    var streamIDs: [StreamID] { streams.filter { !$0.places.isEmpty }.map(\.id) }

    /// How many entries a stream has.
    func count(of stream: StreamID) -> Int {
        homes[stream].map { streams[Int($0)].places.count } ?? 0
    }

    /// Entry `number` of a stream, which has more than that.
    func entry(_ number: Int, of stream: StreamID) -> StreamEntry? {
        guard let home = homes[stream], streams[Int(home)].places.indices.contains(number) else {
            return nil
        }
        return slot(streams[Int(home)].places[number]).entry
    }

    /// All entries of a stream, oldest first.
    func entries(of stream: StreamID) -> [StreamEntry] {
        guard let home = homes[stream] else { return [] }
        return streams[Int(home)].places.map { slot($0).entry }
    }

    /// Entry `place` of the whole log.
    func entry(at place: Int) -> Indexed { indexed(slot(UInt32(place))) }

    /// Where the entry of a record stands in the whole log, from 0; the newest, when a record has several.
    func place(of id: OpaqueID) -> Int? {
        var place = buckets[bucket(of: id)]
        while place != Self.none {
            let slot = slot(place)
            if slot.entry.recordID == id { return Int(place) }
            place = slot.next
        }
        return nil
    }

    /// The entry of a record: the newest, when a record has several.
    func entry(_ id: OpaqueID) -> Indexed? {
        chain(of: id).first { $0.stream.recordID == id }
    }

    /// The records whose ids share the first 20 bits, which is four characters of a REF.
    func neighbours(of id: OpaqueID) -> [Indexed] {
        let prefix = id.leading(bits: Self.referenceBits)
        return chain(of: id).filter {
            $0.stream.recordID.leading(bits: Self.referenceBits) == prefix
        }
    }

    /// The records whose ids begin with these 20 bits.
    func records(prefix: UInt32) -> [Indexed] {
        chain(from: buckets[Int(prefix >> UInt32(Self.referenceBits - bits))])
            .filter { $0.stream.recordID.leading(bits: Self.referenceBits) == UInt64(prefix) }
    }

    private func chain(of id: OpaqueID) -> [Indexed] { chain(from: buckets[bucket(of: id)]) }

    private func chain(from first: UInt32) -> [Indexed] {
        var found: [Indexed] = []
        var place = first
        while place != Self.none {
            let slot = slot(place)
            found.append(indexed(slot))
            place = slot.next
        }
        return found
    }

    private func indexed(_ slot: Slot) -> Indexed {
        Indexed(home: streams[Int(slot.home)].id, stream: slot.entry)
    }

    private func slot(_ place: UInt32) -> Slot {
        blocks[Int(place) >> Self.blockBits][Int(place) & (1 << Self.blockBits - 1)]
    }

    private func bucket(of id: OpaqueID) -> Int { Int(id.leading(bits: bits)) }

    /// The number of a stream, which gets one with its first entry.
    private func home(of stream: StreamID) -> UInt32 {
        // What follows is most often another read, or goes on with the same client: a million are
        // not looked up.
        let recent = stream.client == OpaqueID.vault ? 0 : 1
        if let known = lastHomes[recent], streams[Int(known)].id == stream { return known }
        let home = homes[stream] ?? UInt32(streams.count)
        if Int(home) == streams.count {
            streams.append(Stream(id: stream))
            homes[stream] = home
        }
        lastHomes[recent] = home
        return home
    }

    /// Doubles the buckets and chains all entries anew, in the order of the log.
    private func widen() {
        bits += 1
        buckets = [UInt32](repeating: Self.none, count: 1 << bits)
        for place in 0..<count {
            let (block, offset) = (place >> Self.blockBits, place & (1 << Self.blockBits - 1))
            let bucket = bucket(of: blocks[block][offset].entry.recordID)
            blocks[block][offset].next = buckets[bucket]
            buckets[bucket] = UInt32(place)
        }
    }
}
