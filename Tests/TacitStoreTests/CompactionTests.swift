import Foundation
import GRDB
import TacitStore
import Testing

@Suite struct CompactionTests {
    /// A store whose rows were inserted out of order, some removed again.
    private func makeUsed(_ folder: VaultFolder) throws -> Store {
        let store = try Store.create(at: folder.vault, with: [.putMeta(.header, [1, 2])])
        for id in stride(from: Int64(400), to: 0, by: -3) {
            try store.apply([.insert(id, cell(Int(id))), .insert(id * 7_919 + 10_000, cell(3))])
        }
        try store.apply([.insertInbox(8, [8]), .insertInbox(4, [4]), .putMeta(.state, cell(4))])
        for id in stride(from: Int64(400), to: 200, by: -3) { try store.apply([.remove(id)]) }
        return store
    }

    private struct Content: Equatable {
        var meta: [[UInt8]?]
        var cells: [Int64: [UInt8]]
        var inbox: [Int64: [UInt8]]

        init(of store: Store) throws {
            meta = try MetaRow.allCases.map { row in try store.meta(row) }
            cells = [:]
            for id in try store.allCellIDs() { cells[id] = try store.cell(id) }
            inbox = [:]
            for item in try store.inbox() { inbox[item.id] = item.bytes }
        }
    }

    @Test func theRowsAreTheSameAndTheFileIsSmaller() throws {
        let folder = try VaultFolder()
        let store = try makeUsed(folder)
        let before = try Content(of: store)
        let counts = store.statementCounts
        let size = try store.fileSize
        try store.vacuum()
        #expect(try Content(of: store) == before)
        #expect(store.statementCounts == counts)
        #expect(try store.fileSize < size)
        #expect(try folder.bytes().count == store.fileSize)
        #expect(try store.integrityCheck())
        #expect(try folder.names.contains { $0.contains(".next") } == false)
        try store.apply([.insert(5, [5])])
        try store.close()
        #expect(try Store(opening: folder.vault).cell(5) == [5])
    }

    @Test func rowsLieInTheOrderOfTheirIDsAndNothingRemovedIsLeft() throws {
        let folder = try VaultFolder()
        let store = try Store.create(at: folder.vault)
        var ids = (1...400).map { Int64($0) * 1_000_003 }
        ids.shuffle()
        let canary = Array("HERON-4471-removed".utf8)
        for id in ids {
            let mark = stride(from: 56, through: 0, by: -8).map { UInt8(id >> Int64($0) & 0xFF) }
            try store.apply([.insert(id, Array("mark".utf8) + mark + cell(1, count: 600))])
        }
        try store.apply([.insert(1, canary + cell(1))])
        try store.apply([.remove(1)])
        try store.vacuum()
        try store.close()
        let file = Data(try folder.bytes())
        #expect(file.range(of: Data(canary)) == nil)
        // SQLite fills a page from its end: read each page's marks backwards.
        var found: [Int64] = []
        for page in stride(from: 0, to: file.count, by: 16_384) {
            var inPage: [Int64] = []
            var start = page
            while let mark = file.range(of: Data("mark".utf8), in: start..<page + 16_384) {
                let number = file[mark.upperBound..<mark.upperBound + 8]
                inPage.append(Int64(number.reduce(0) { $0 << 8 | UInt64($1) }))
                start = mark.upperBound
            }
            found += inPage.reversed()
        }
        #expect(found == ids.sorted())
    }

    @Test func theHeaderDoesNotCountTheSessions() throws {
        let folder = try VaultFolder()
        try folder.makeVault()
        var cookies: Set<[UInt8]> = []
        for id in 100..<104 {
            let store = try Store(opening: folder.vault)
            try store.apply([.insert(Int64(id), [1]), .remove(Int64(id))])
            try store.vacuum()
            try store.close()
            cookies.insert(Array(try folder.bytes()[40..<44]))
        }
        #expect(cookies == [[0, 0, 0, 3]])
    }

    @Test func aStopBeforeTheRenameLeavesTheOldFile() throws {
        let folder = try VaultFolder()
        let store = try makeUsed(folder)
        let before = try Content(of: store)
        try store.close()
        // All the states that a stop can leave: an empty, half and whole file under the next name.
        let whole = try folder.bytes()
        for next in [[], Array(whole.prefix(20_000)), whole] {
            for suffix in [".next", ".next-journal", ".next-wal", ".next-shm"] {
                try folder.write(next, suffix)
            }
            let reopened = try Store(opening: folder.vault)
            #expect(try Content(of: reopened) == before)
            #expect(try folder.names.allSatisfy { !$0.contains(".next") })
            try reopened.vacuum()
            #expect(try Content(of: reopened) == before)
            try reopened.close()
        }
    }

    @Test func aStopAfterTheRenameOpensTheNewFile() throws {
        let folder = try VaultFolder()
        let store = try makeUsed(folder)
        let before = try Content(of: store)
        try store.close()
        // What `vacuum` has renamed is a file without a log, in rollback form.
        try folder.tamper("PRAGMA journal_mode=DELETE")
        try folder.tamper("VACUUM")
        #expect(try folder.names == ["vault"])
        let reopened = try Store(opening: folder.vault)
        #expect(try Content(of: reopened) == before)
        try reopened.apply([.insert(2, [2])])
        #expect(try folder.names == ["vault", "vault-wal"])
    }

    @Test func aStopInCreationIsNoVaultAndCanBeRepeated() throws {
        let folder = try VaultFolder()
        try folder.write([1, 2, 3], ".next")
        #expect(storeError { try Store(opening: folder.vault) } == .notFound)
        let store = try Store.create(at: folder.vault, with: [.insert(1, [1])])
        #expect(try store.cell(1) == [1])
        #expect(try folder.names == ["vault", "vault-wal"])
    }

    @Test(arguments: ["", "-wal", "-journal"])
    func creationOverAnythingIsRefused(_ suffix: String) throws {
        let folder = try VaultFolder()
        try folder.write([1], suffix)
        #expect(storeError { try Store.create(at: folder.vault) } == .alreadyExists)
        #expect(try folder.bytes(suffix) == [1])
    }

    @Test func anAcknowledgedWriteIsInAnImageTakenAtThatMoment() throws {
        let folder = try VaultFolder()
        let image = try VaultFolder()
        let store = try makeUsed(folder)
        for id in Int64(1_000)..<1_100 {
            try store.apply([
                .insert(id * 1_000_003, cell(1)), .putMeta(.snapshot, [UInt8(id & 0xFF)]),
            ])
        }
        let before = try Content(of: store)
        try image.write(try folder.bytes())
        try image.write(try folder.bytes("-wal"), "-wal")
        #expect(try Content(of: Store(opening: image.vault)) == before)
    }

    @Test func theLogStaysShortAndACheckpointEmptiesIt() throws {
        let folder = try VaultFolder()
        let store = try makeUsed(folder)
        // 64 pages start a checkpoint; the commit that reaches them may add a few.
        let frame = 16_384 + 24
        let length = try folder.bytes("-wal").count
        #expect(length > 0)
        #expect(length <= 80 * frame)
        try store.checkpoint()
        #expect(try folder.bytes("-wal").isEmpty)
        try store.apply([.insert(2, [2])])
        #expect(try folder.bytes("-wal").isEmpty == false)
        try store.close()
        #expect(try folder.names == ["vault"])
    }
}
