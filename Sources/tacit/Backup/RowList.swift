import TacitCrypto

/// Rows of a vault as a backup names them, 27 bytes each; what they mean is the vault's business, but for how long
/// a row is (`Docs/Formats/backup.md`).
struct RowList {
    /// Bytes of a row's name.
    static let rowCount = 27

    /// In the order of their bytes, which is that of table and id.
    let rows: [ArraySlice<UInt8>]

    /// Nil unless the bytes are whole rows.
    init?(_ bytes: [UInt8]) {
        guard bytes.count.isMultiple(of: Self.rowCount) else { return nil }
        self.init(
            stride(from: 0, to: bytes.count, by: Self.rowCount).map {
                bytes[$0..<$0 + Self.rowCount]
            }
        )
    }

    init(_ rows: some Sequence<ArraySlice<UInt8>>) {
        self.rows = rows.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// The bytes of all rows.
    var bytes: [UInt8] { Array(rows.joined()) }

    /// SHA-256 over the list, hexadecimal: what a backup says its rows amount to.
    var digest: String { FileHash.text(of: bytes) }

    /// Bytes that a row has in the vault.
    static func length(of row: ArraySlice<UInt8>) -> Int {
        Int(row[row.startIndex + 9]) << 8 | Int(row[row.startIndex + 10])
    }

    /// Cut into packs, each with at most so many bytes of rows and of their names.
    func packs(atMost limit: Int) -> [[ArraySlice<UInt8>]] {
        var packs: [[ArraySlice<UInt8>]] = []
        var room = 0
        for row in rows {
            let cost = Self.rowCount + Self.length(of: row)
            if packs.isEmpty || cost > room {
                packs.append([])
                room = limit
            }
            packs[packs.count - 1].append(row)
            room -= cost
        }
        return packs
    }
}

/// SHA-256 as `sha256sum` prints it.
enum FileHash {
    static func text(of bytes: [UInt8]) -> String {
        SHA256Hash.digest(bytes.span).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
