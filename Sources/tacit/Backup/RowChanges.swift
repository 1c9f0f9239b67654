/// The file `ROWS-n` of a backup: which rows went since the backup before, and which came, with the pack that has
/// them. So a backup needs no key to find what is new, and a restoration knows what had gone.
///
/// ```
/// "TACITROW" | version u16 = 1 | removed u32 | so many rows 27 | added u32 | so many (pack u32 | row 27)
/// ```
struct RowChanges: Equatable {
    private static let magic = Array("TACITROW".utf8)
    private static let version: UInt64 = 1

    var removed: [ArraySlice<UInt8>]
    /// By pack.
    var added: [(pack: Int, row: ArraySlice<UInt8>)]

    var encoded: [UInt8] {
        var bytes = Self.magic
        Self.append(Self.version, 2, to: &bytes)
        Self.append(UInt64(removed.count), 4, to: &bytes)
        for row in removed { bytes += row }
        Self.append(UInt64(added.count), 4, to: &bytes)
        for (pack, row) in added {
            Self.append(UInt64(pack), 4, to: &bytes)
            bytes += row
        }
        return bytes
    }

    init(removed: [ArraySlice<UInt8>], added: [(pack: Int, row: ArraySlice<UInt8>)]) {
        self.removed = removed
        self.added = added
    }

    /// Nil for anything that is not written as above.
    init?(_ bytes: [UInt8]) {
        var offset = Self.magic.count
        guard bytes.starts(with: Self.magic), Self.number(2, bytes, &offset) == Self.version,
            let gone = Self.number(4, bytes, &offset)
        else { return nil }
        removed = []
        for _ in 0..<gone {
            guard let row = Self.row(bytes, &offset) else { return nil }
            removed.append(row)
        }
        guard let came = Self.number(4, bytes, &offset) else { return nil }
        added = []
        for _ in 0..<came {
            guard let pack = Self.number(4, bytes, &offset), let row = Self.row(bytes, &offset)
            else { return nil }
            added.append((Int(pack), row))
        }
        guard offset == bytes.count else { return nil }
    }

    static func == (one: Self, other: Self) -> Bool { one.encoded == other.encoded }

    private static func append(_ value: UInt64, _ count: Int, to bytes: inout [UInt8]) {
        for index in (0..<count).reversed() {
            bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * index)))
        }
    }

    private static func number(_ count: Int, _ bytes: [UInt8], _ offset: inout Int) -> UInt64? {
        guard bytes.count - offset >= count else { return nil }
        defer { offset += count }
        return bytes[offset..<offset + count].reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func row(_ bytes: [UInt8], _ offset: inout Int) -> ArraySlice<UInt8>? {
        guard bytes.count - offset >= RowList.rowCount else { return nil }
        defer { offset += RowList.rowCount }
        return bytes[offset..<offset + RowList.rowCount]
    }
}
