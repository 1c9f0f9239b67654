import Foundation
import TacitStore
import Testing

@Suite(.enabled(if: Tmpfs.isAvailable, "mounting needs root"))
struct FullDiskTests {
    /// Appends until the disk is full; the ids that were acknowledged.
    private func fill(_ store: Store) -> (ids: [Int64], error: StoreError?) {
        var ids: [Int64] = []
        for number in Int64(1)...100_000 {
            // Two cells to different pages, as a note and its log entry are.
            let changes: [Change] = [
                .insert(number, cell(Int(number))),
                .insert(number << 40, cell(Int(number))),
            ]
            if let error = storeError({ try store.apply(changes) }) { return (ids, error) }
            ids.append(number)
        }
        return (ids, nil)
    }

    @Test func nothingIsLostReadsGoOnAndTheBallastMakesRoom() throws {
        let disk = try Tmpfs(megabytes: 16)
        let folder = try VaultFolder(in: disk.path)
        let ballast = try Ballast(besideVaultAt: folder.vault)
        let store = try Store.create(at: folder.vault)
        try ballast.create()
        #expect(try ballast.isWhole)

        let (ids, error) = fill(store)
        #expect(error == .full)
        #expect(ids.count > 100)
        let counts = store.statementCounts
        #expect(counts == StatementCounts(transactions: ids.count, [.insertCell: 2 * ids.count]))
        #expect(storeError { try store.apply([.insert(500_000, cell(1, count: 16_320))]) } == .full)
        #expect(try store.cellCount == 2 * ids.count)
        for id in ids {
            #expect(try store.cell(id) == cell(Int(id)))
            #expect(try store.cell(id << 40) == cell(Int(id)))
        }
        #expect(storeError { try store.vacuum() } == .full)
        #expect(storeError { try ballast.create() } == nil)

        #expect(try ballast.release())
        #expect(try !ballast.isWhole)
        try store.apply([.insert(500_000, cell(5))])
        #expect(try store.cell(500_000) == cell(5))
        #expect(storeError { try Ballast(besideVaultAt: folder.path + "/b").create() } == .full)
        #expect(try folder.names.allSatisfy { !$0.contains("ballast") && !$0.contains(".next") })

        try store.close()
        let reopened = try Store(opening: folder.vault)
        #expect(try reopened.cellCount == 2 * ids.count + 1)
        #expect(try reopened.integrityCheck())
    }

    @Test func aFullDiskAtCreationLeavesNothing() throws {
        let disk = try Tmpfs(megabytes: 1)
        let folder = try VaultFolder(in: disk.path)
        let rows: [Change] = [.putMeta(.state, cell(1, count: 2 << 20))]
        #expect(storeError { try Store.create(at: folder.vault, with: rows) } == .full)
        #expect(try folder.names.isEmpty)
    }

    @Test func roomThatComesBackIsUsed() throws {
        let disk = try Tmpfs(megabytes: 4)
        let folder = try VaultFolder(in: disk.path)
        let store = try Store.create(at: folder.vault)
        try folder.write([UInt8](repeating: 1, count: 2 << 20), "-other")
        let (ids, error) = fill(store)
        #expect(error == .full)
        unsafe unlink(folder.vault + "-other")
        try store.apply([.insert(500_000, cell(5))])
        try store.vacuum()
        #expect(try store.cellCount == 2 * ids.count + 1)
    }
}
