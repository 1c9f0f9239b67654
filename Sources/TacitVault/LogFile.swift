internal import TacitClinical
internal import TacitCrypto
internal import TacitLog
internal import TacitRecord
internal import TacitStore

/// The vault log in the file: tail cells, one or more for each commit, and tiles of 256 entries.
///
/// A tail cell is numbered by its first entry and never crosses the edge of a tile, so that a tile replaces
/// whole tail cells. Readers look for the tile first.
struct LogFile: Sendable {
    /// What one tail cell holds at most: 98 entries fit one cell.
    static let largestTail = UInt64(Cell.largestPayload / LogCellEntry.byteCount)
    /// Folding starts at so many entries outside tiles.
    static let foldAt: UInt64 = 512
    private static let smallestSnapshot = 65_536
    private static let tile = UInt64(LogCellEntry.tileCount)

    let file: CellFile
    let keys: StreamKeys

    /// The inserts of the tail cells for entries that begin at `first`.
    func inserts(of entries: [LogCellEntry], first: UInt64) throws(VaultError) -> [Change] {
        var taken: Set<Int64> = []
        return try inserts(of: entries, first: first, taken: &taken)
    }

    /// As above; `taken` holds the ids of rows that the same transaction inserts and the store does not know of.
    func inserts(
        of entries: [LogCellEntry], first: UInt64, taken: inout Set<Int64>
    ) throws(VaultError) -> [Change] {
        var changes: [Change] = []
        var rest = entries[...]
        var number = first
        while !rest.isEmpty {
            let room = min(Self.largestTail, Self.tile - number % Self.tile)
            let part = Array(rest.prefix(Int(room)))
            changes += try file.inserts(
                of: LogCellEntry.encode(part), .tail, keys: keys, number: number, taken: &taken)
            rest = rest.dropFirst(part.count)
            number += UInt64(part.count)
        }
        return changes
    }

    /// Gives every entry from `start`, which a commit or a tile begins, in order: up to `end`, or as far as
    /// there are any when `end` is nil.
    ///
    /// - Throws: `integrity` when the log ends before `end`.
    func read(
        from start: UInt64, to end: UInt64? = nil, _ body: (LogCellEntry) throws(VaultError) -> Void
    ) throws(VaultError) {
        var number = start
        var tilesEnd = false
        while end.map({ number < $0 }) ?? true {
            if !tilesEnd {
                if let entries = try tile(number / Self.tile) {
                    for entry in entries[Int(number % Self.tile)...] { try body(entry) }
                    number = (number / Self.tile + 1) * Self.tile
                    continue
                }
                tilesEnd = true
            }
            guard case .content(let bytes, _) = try found(.tail, number) else {
                guard end == nil else { throw .integrity }
                return
            }
            let entries = try logged { () throws(LogError) in try LogCellEntry.decode(bytes.span) }
            for entry in entries { try body(entry) }
            number += UInt64(entries.count)
        }
        guard number == end else { throw .integrity }
    }

    /// When the last of `size` entries was entered; nil for an empty log.
    func lastMoment(of size: UInt64) throws(VaultError) -> Moment? {
        guard size > 0 else { return nil }
        var last: UInt64 = 0
        // No tail cell crosses the edge of a tile, so one begins there when there is no tile.
        try read(from: (size - 1) / Self.tile * Self.tile, to: size) { (entry) throws(VaultError) in
            last = entry.stream.unixMilliseconds
        }
        return Moment(unixMilliseconds: Int64(clamping: last))
    }

    /// The root of the vault tree when it had so many entries, of the `heads` that the file has.
    ///
    /// - Throws: `integrity` when it never had so many.
    func root(at size: UInt64, of heads: LogHeads) throws(VaultError) -> Digest {
        guard size < heads.vault.size else {
            guard size == heads.vault.size else { throw .integrity }
            return heads.vault.root
        }
        // Rare: after a stop between a commit and the anchor, and when a backup is compared. So all is read.
        var tree = TreeFrontier()
        try read(from: 0, to: heads.vault.size) { (entry) throws(VaultError) in
            if tree.size < size { tree.append(leaf: entry.vault.leafHash) }
        }
        return tree.root
    }

    private func tile(_ number: UInt64) throws(VaultError) -> [LogCellEntry]? {
        guard case .content(let bytes, _) = try found(.tile, number) else { return nil }
        return try logged { () throws(LogError) in try LogCellEntry.decodeTile(bytes.span) }
    }

    /// A changed cell of the log stops everything: nothing after it can be believed.
    private func found(_ kind: CellFile.Kind, _ number: UInt64) throws(VaultError) -> CellFile.Found {
        let found = try file.find(kind, keys: keys, number: number)
        if case .changed = found { throw .integrity }
        return found
    }

    /// Puts the whole tiles of the tail into tiles and writes the snapshot, in one transaction.
    func fold(_ heads: inout LogHeads) throws(VaultError) {
        var folded = heads
        var changes: [Change] = []
        var taken: Set<Int64> = []
        var entries: [LogCellEntry] = []
        let end = heads.vault.size / Self.tile * Self.tile
        var number = heads.tiledEntries
        while number < end {
            guard case .content(let bytes, let rows) = try found(.tail, number) else { throw .integrity }
            let part = try logged { () throws(LogError) in try LogCellEntry.decode(bytes.span) }
            changes += rows.map(Change.remove)
            entries += part
            number += UInt64(part.count)
            guard entries.count == LogCellEntry.tileCount else { continue }
            changes += try file.inserts(
                of: LogCellEntry.encode(entries), .tile, keys: keys, number: number / Self.tile - 1, taken: &taken)
            entries = []
        }
        try logged { () throws(LogError) in try folded.markTiled(end) }
        changes.append(.putMeta(.snapshot, try snapshot(of: folded)))
        let all = changes
        try stored { () throws(StoreError) in try file.store?.apply(all) }
        heads = folded
    }

    private func snapshot(of heads: LogHeads) throws(VaultError) -> [UInt8] {
        try sealed { () throws(CellError) in
            try LargeCell.seal(
                heads.encoded.span, minimum: Self.smallestSnapshot, key: keys.content, label: .snapshot,
                context: context)
        }
    }

    /// The heads as the file has them: the snapshot, then everything after it.
    func heads() throws(VaultError) -> LogHeads {
        var heads = LogHeads()
        if let cell = try stored({ () throws(StoreError) in try file.store?.meta(.snapshot) }) {
            let bytes = try sealed { () throws(CellError) in
                try LargeCell.open(
                    cell.span, minimum: Self.smallestSnapshot, key: keys.content, label: .snapshot, context: context)
            }
            heads = try logged { () throws(LogError) in try LogHeads(decoding: bytes.span) }
        }
        var replayed = heads
        try read(from: heads.vault.size) { (entry) throws(VaultError) in
            try logged { () throws(LogError) in try replayed.replay(entry) }
        }
        // An older snapshot, or none, does not know of all tiles; folding has to begin after them.
        var tiled = replayed.tiledEntries
        while tiled + Self.tile <= replayed.vault.size, try tile(tiled / Self.tile) != nil { tiled += Self.tile }
        try logged { () throws(LogError) in try replayed.markTiled(tiled) }
        return replayed
    }

    private var context: CellContext {
        CellContext(
            vaultID: file.vaultID, locator: [UInt8](repeating: 0, count: CellContext.idByteCount),
            kind: CellKind.snapshot.rawValue, stream: keys.stream.stream, keyVersion: keys.version)
    }
}
