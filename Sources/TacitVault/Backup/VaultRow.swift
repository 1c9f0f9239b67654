internal import TacitCrypto
internal import TacitStore

/// One row of the vault file as a backup names it: what it is called, and a hash of what it holds.
///
/// Rows are never overwritten, so the same name with the same hash is the same row for ever.
///
/// ```
/// table u8 (1 cells, 2 inbox) | id u64 | length u16 | first 16 bytes of SHA-256(row)
/// ```
struct VaultRow: Hashable, Sendable {
    static let byteCount = 27
    let table: RowTable
    let id: Int64
    let length: UInt16
    private let hash: UInt64
    private let hashEnd: UInt64

    init(_ table: RowTable, _ id: Int64, _ bytes: [UInt8]) throws(VaultError) {
        guard let length = UInt16(exactly: bytes.count) else { throw .integrity }
        self.table = table
        self.id = id
        self.length = length
        let digest = SHA256Hash.digest(bytes.span)
        var offset = 0
        hash = try digest.span.integer(UInt64.self, at: &offset)
        hashEnd = try digest.span.integer(UInt64.self, at: &offset)
    }

    init(reading span: Span<UInt8>, at offset: inout Int) throws(VaultError) {
        guard let table = RowTable(rawValue: try span.integer(UInt8.self, at: &offset)),
            let id = Int64(exactly: try span.integer(UInt64.self, at: &offset))
        else { throw .backupDamaged }
        self.table = table
        self.id = id
        length = try span.integer(UInt16.self, at: &offset)
        hash = try span.integer(UInt64.self, at: &offset)
        hashEnd = try span.integer(UInt64.self, at: &offset)
    }

    func append(to bytes: inout [UInt8]) {
        bytes.append(table.rawValue)
        bytes.append(bigEndian: UInt64(id))
        bytes.append(bigEndian: length)
        bytes.append(bigEndian: hash)
        bytes.append(bigEndian: hashEnd)
    }

    /// A list as it goes over the socket and into a file.
    static func decode(_ bytes: [UInt8]) throws(VaultError) -> [VaultRow] {
        guard bytes.count.isMultiple(of: byteCount) else { throw .backupDamaged }
        var rows: [VaultRow] = []
        rows.reserveCapacity(bytes.count / byteCount)
        var offset = 0
        while offset < bytes.count { rows.append(try VaultRow(reading: bytes.span, at: &offset)) }
        return rows
    }
}

extension [VaultRow] {
    var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * VaultRow.byteCount)
        for row in self { row.append(to: &bytes) }
        return bytes
    }

    /// What a backup says its rows amount to: SHA-256 over the list in the order of table and id.
    var digest: [UInt8] {
        let ordered = sorted { ($0.table.rawValue, $0.id) < ($1.table.rawValue, $1.id) }
        return SHA256Hash.digest(ordered.encoded.span)
    }
}
