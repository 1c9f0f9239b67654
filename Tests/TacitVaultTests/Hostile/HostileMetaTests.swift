import Foundation
import GRDB
import Testing

@testable import TacitVault

/// Header, state, snapshot, the log's cells and the files beside the vault, of other moments and of
/// other vaults.
@Suite struct HostileMetaTests {
    private enum Row {
        static let header: Int64 = 1
        static let state: Int64 = 2
        static let snapshot: Int64 = 3
    }

    static let metaRows = [
        HostileCase("no header", .shut(.integrity)) { try $1.remove([Row.header], from: "meta") },
        HostileCase("a header that is short by a byte", .shut(.notAVault)) {
            try $1.put(Array($1.meta(Row.header).dropLast()), at: Row.header, in: "meta")
        },
        HostileCase("a header that is long by a byte", .shut(.notAVault)) {
            try $1.put($1.meta(Row.header) + [0], at: Row.header, in: "meta")
        },
        HostileCase("an empty header", .shut(.integrity)) {
            try $1.put([], at: Row.header, in: "meta")
        },
        HostileCase("the header of before the passphrase was changed", .shut(.wrongKey)) {
            try $1.put($0.earlier.meta(Row.header), at: Row.header, in: "meta")
        },
        HostileCase("the new header with the old slot in it", .shut(.wrongKey)) {
            var header = try $1.meta(Row.header)
            let old = try $0.earlier.meta(Row.header)
            header.replaceSubrange(117..<117 + 484, with: old[117..<117 + 484])
            try $1.put(header, at: Row.header, in: "meta")
        },
        HostileCase("the state of the earlier moment", .shut(.integrity)) {
            try $1.put($0.earlier.meta(Row.state), at: Row.state, in: "meta")
        },
        HostileCase("that state, and the entry that names the new one gone", .shut(.integrity)) {
            try $1.put($0.earlier.meta(Row.state), at: Row.state, in: "meta")
            let rows = try #require($0.rows["stateRewritten"])
            let kept = Set(try $0.earlier.rows().keys)
            try $1.remove(rows.filter { !kept.contains($0) })
        },
        HostileCase("the state of the branch", .shut(.integrity)) {
            try $1.put($0.fork.meta(Row.state), at: Row.state, in: "meta")
        },
        HostileCase("a state that is short by a byte", .shut(.integrity)) {
            try $1.put(Array($1.meta(Row.state).dropLast()), at: Row.state, in: "meta")
        },
        HostileCase("a state of twice its size", .shut(.integrity)) {
            let cell = try $1.meta(Row.state)
            try $1.put(cell + [UInt8](repeating: 0, count: cell.count), at: Row.state, in: "meta")
        },
        HostileCase("the snapshot in the state's place", .shut(.integrity)) {
            try $1.put($1.meta(Row.snapshot), at: Row.state, in: "meta")
        },
        HostileCase("the state in the snapshot's place", .shut(.integrity)) {
            try $1.put($1.meta(Row.state), at: Row.snapshot, in: "meta")
        },
        HostileCase("an empty snapshot", .shut(.integrity)) {
            try $1.put([], at: Row.snapshot, in: "meta")
        },
        HostileCase("the earlier snapshot", .opens(read: nil)) {
            try $1.put($0.earlier.meta(Row.snapshot), at: Row.snapshot, in: "meta")
        },
        HostileCase("no snapshot", .opens(read: nil)) {
            try $1.remove([Row.snapshot], from: "meta")
        },
        HostileCase("the snapshot of the branch", .shut(.integrity)) {
            try $1.put($0.fork.meta(Row.snapshot), at: Row.snapshot, in: "meta")
        },
        HostileCase("an earlier file with the new snapshot", .shut(.integrity)) {
            let snapshot = try $1.meta(Row.snapshot)
            try $1.replaceVault(from: $0.earlier)
            try $1.put(snapshot, at: Row.snapshot, in: "meta")
            try $1.put($0.folder.meta(Row.header), at: Row.header, in: "meta")
            try $1.put($0.folder.meta(Row.state), at: Row.state, in: "meta")
        },
    ]

    @Test(arguments: metaRows)
    func aMetaRowThatIsNotTheNewestIsFound(_ hostile: HostileCase) async throws {
        let outcome = try await hostile.meet()
        #expect(outcome == hostile.outcome)
    }

    static let logCells = [
        HostileCase("the log of the earlier moment, all records kept", .shut(.integrity)) {
            let kept = Set(try $0.earlier.rows().keys)
            try $1.remove(#require($0.rows["tail"]).filter { !kept.contains($0) })
        },
        HostileCase("a record in the place of a tail cell", .shut(.integrity)) {
            try $1.copy($0.row("first note"), to: $0.row("tail", -3))
        },
        HostileCase("two tail cells exchanged", .shut(.integrity)) {
            try $1.swap($0.row("tail", -3), $0.row("tail", -4))
        },
        HostileCase("a tail cell cut to a smaller size", .shut(.integrity)) {
            let row = try $0.row("tail", -3)
            try $1.put(Array($1.cell(row).prefix(300)), at: row)
        },
        HostileCase("a tail cell that is text", .shut(.integrity)) {
            let row = try $0.row("tail", -3)
            try $1.tamper {
                try $0.execute(sql: "UPDATE cells SET v = 'x' WHERE id = ?", arguments: [row])
            }
        },
        HostileCase("a copy of a tail cell beside it", .opens(read: nil, found: ["stray"])) {
            let row = try $0.row("tail", -3)
            try $1.copy(row, to: row ^ 1)
        },
        HostileCase("a tail cell of the branch in the place of ours", .shut(.integrity)) {
            let ours = try #require($0.rows["tail"])
            let theirs = try $0.fork.rows()
            let mine = try $1.rows()
            let row = try #require(ours.last { theirs[$0] != nil && theirs[$0] != mine[$0] })
            try $1.put(#require(theirs[row]), at: row)
        },
        HostileCase("a tail cell of another vault", .shut(.integrity)) {
            let cell = try $0.foreign.rows().first { $0.value.count == 448 }
            try $1.put(#require(cell).value, at: $0.row("tail", -3))
        },
    ]

    @Test(arguments: logCells)
    func aCellOfTheLogThatIsNotInItsPlaceKeepsTheVaultShut(_ hostile: HostileCase) async throws {
        let outcome = try await hostile.meet()
        #expect(outcome == hostile.outcome)
    }

    static let inbox = [
        HostileCase("a filed text put back", .opens(read: nil)) {
            try $1.put(#require($0.jot.first), at: 5, in: "inbox")
        },
        HostileCase("a text with a changed byte", .opens(read: nil)) {
            var row = try #require($0.jot.first)
            row[100] ^= 1
            try $1.put(row, at: 5, in: "inbox")
        },
        HostileCase("a text that says it has more rows", .opens(read: nil)) {
            var row = try #require($0.jot.first)
            row[19] = 2
            try $1.put(row, at: 5, in: "inbox")
        },
        HostileCase("a text with a row twice", .opens(read: nil)) {
            let row = try #require($0.jot.first)
            try $1.put(row, at: 5, in: "inbox")
            try $1.put(row, at: 6, in: "inbox")
        },
        HostileCase("a row with nothing behind its head", .opens(read: nil)) {
            try $1.put(Array(#require($0.jot.first).prefix(20)), at: 5, in: "inbox")
        },
        HostileCase("an empty row", .shut(.integrity)) { try $1.put([], at: 5, in: "inbox") },
        HostileCase("a row larger than any", .shut(.integrity)) {
            try $1.put([UInt8](repeating: 1, count: 16_321), at: 5, in: "inbox")
        },
        HostileCase("a cell as a row of the inbox", .opens(read: nil)) {
            try $1.put($1.cell($0.row("first note")), at: 5, in: "inbox")
        },
    ]

    @Test(arguments: inbox)
    func aRowOfTheInboxIsADraftOrStaysOrIsRefused(_ hostile: HostileCase) async throws {
        let outcome = try await hostile.meet()
        #expect(outcome == hostile.outcome)
    }
}
