import TacitClinical
import TacitLog
import Testing

@testable import TacitVault

/// Where things lie in the file, for tests that alter it.
extension Vault {
    /// The row of a record in one cell.
    func row(of id: RecordID) throws -> Int64 {
        let entry = try #require(try index().entry(id.opaque()))
        return try #require(
            try record(entry.stream.sequence, of: entry.home)?.rows.first
        )
    }

    func rowOfFirstClient() throws -> Int64 {
        try #require(try record(0, of: .vault(.roster))?.rows.first)
    }

    /// The rows of the log's tail cells, oldest first.
    func tailRows() throws -> [Int64] {
        var rows: [Int64] = []
        var number: UInt64 = 0
        while case .content(let bytes, let found) = try log.file.find(
            .tail,
            keys: log.keys,
            number: number
        ) {
            rows += found
            number += UInt64(bytes.count / LogCellEntry.byteCount)
        }
        return rows
    }

    func tileRows() throws -> [Int64] {
        guard case .content(_, let rows) = try log.file.find(.tile, keys: log.keys, number: 0)
        else { return [] }
        return rows
    }
}
