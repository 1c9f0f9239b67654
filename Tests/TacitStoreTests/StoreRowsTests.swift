import TacitStore
import Testing

@Suite struct StoreRowsTests {
    @Test func whatIsWrittenIsReadBackAlsoAfterReopening() throws {
        let folder = try VaultFolder()
        let store = try Store.create(at: folder.vault)
        try store.apply([
            .putMeta(.header, [1]), .putMeta(.state, cell(2, count: 65_536)),
            .insert(9, cell(9)), .insert(Int64.max, cell(1, count: RowLimit.cell)),
            .insert(0, [0]), .insertInbox(5, cell(5)),
        ])
        func check(_ store: Store) throws {
            #expect(try store.meta(.header) == [1])
            #expect(try store.meta(.state) == cell(2, count: 65_536))
            #expect(try store.meta(.snapshot) == nil)
            #expect(try store.cell(9) == cell(9))
            #expect(try store.cell(0) == [0])
            #expect(try store.cell(.max) == cell(1, count: RowLimit.cell))
            #expect(try store.cell(8) == nil)
            #expect(try store.contains(9))
            #expect(try !store.contains(5))
            #expect(try store.cellCount == 3)
            #expect(try store.allCellIDs() == [0, 9, .max])
            let inbox = try store.inbox()
            #expect(inbox.map(\.id) == [5])
            #expect(inbox.map(\.bytes) == [cell(5)])
        }
        try check(store)
        try store.close()
        try check(Store(opening: folder.vault))
        try check(Store(opening: folder.vault, readOnly: true))
    }

    @Test func aTakenIDLeavesNothingOfItsTransaction() throws {
        let folder = try VaultFolder()
        let store = try Store.create(at: folder.vault, with: [.insert(1, [1])])
        let before = store.statementCounts
        let changes: [Change] = [
            .putMeta(.state, [9]), .insert(2, [2]), .insertInbox(3, [3]), .insert(1, [8]),
        ]
        #expect(storeError { try store.apply(changes) } == .conflict)
        #expect(try store.cell(1) == [1])
        #expect(try store.cell(2) == nil)
        #expect(try store.meta(.state) == nil)
        #expect(try store.inbox().isEmpty)
        #expect(store.statementCounts == before)
        #expect(
            storeError { try store.apply([.insertInbox(4, [4]), .insertInbox(4, [5])]) }
                == .conflict
        )
        #expect(try store.inbox().isEmpty)
        try store.apply([.insert(2, [2])])
        #expect(try store.cell(2) == [2])
    }

    @Test func rowsOutOfBoundsAreRefusedBeforeTheFile() throws {
        let tooLong = cell(1, count: RowLimit.cell + 1)
        let refused: [Change] = [
            .insert(-1, [1]), .insert(1, []), .insert(1, tooLong),
            .insertInbox(-1, [1]), .insertInbox(1, []), .insertInbox(1, tooLong),
            .putMeta(.header, []),
            .putMeta(.snapshot, [UInt8](repeating: 1, count: RowLimit.meta + 1)),
            .remove(.min), .removeInbox(-1),
        ]
        let folder = try VaultFolder()
        for (index, change) in refused.enumerated() {
            let error = storeError { try Store.create(at: folder.vault, with: [change]) }
            #expect(error == .rowRefused, "change \(index)")
        }
        #expect(try folder.names.isEmpty)
        let store = try Store.create(at: folder.vault)
        for (index, change) in refused.enumerated() {
            let error = storeError { try store.apply([.insert(3, [3]), change]) }
            #expect(error == .rowRefused, "change \(index)")
        }
        #expect(try store.cellCount == 0)
        #expect(store.statementCounts == StatementCounts())
    }

    @Test func theLargestMetaRowIsWrittenAndRead() throws {
        let folder = try VaultFolder()
        let largest = [UInt8](repeating: 0xA5, count: RowLimit.meta)
        let store = try Store.create(at: folder.vault, with: [.putMeta(.state, largest)])
        // Compared outside the macro, which would print 64 MiB.
        var isSame = try store.meta(.state) == largest
        #expect(isSame)
        try store.vacuum()
        isSame = try store.meta(.state) == largest
        #expect(isSame)
    }

    @Test func everyWriteIsCountedByKindAndTransaction() throws {
        let folder = try VaultFolder()
        let store = try Store.create(at: folder.vault, with: [.putMeta(.header, [1])])
        #expect(store.statementCounts == StatementCounts())
        try store.apply([.insert(1, [1]), .insert(2, [2])])
        let afterNote = store.statementCounts
        #expect(afterNote == StatementCounts(transactions: 1, [.insertCell: 2]))
        try store.apply([.remove(1), .remove(1), .remove(77), .putMeta(.snapshot, [1])])
        try store.apply([.insertInbox(1, [1]), .putMeta(.header, [2]), .putMeta(.state, [3])])
        try store.apply([.removeInbox(1)])
        try store.apply([])
        let since = store.statementCounts - afterNote
        #expect(
            since
                == StatementCounts(
                    transactions: 3,
                    [
                        .removeCell: 1, .putSnapshot: 1, .insertInbox: 1, .putHeader: 1,
                        .putState: 1, .removeInbox: 1,
                    ]
                )
        )
        #expect(StatementCounts.Kind.allCases.allSatisfy { $0 == .insertCell || since[$0] == 1 })
    }

    @Test func aClosedStoreSaysSo() throws {
        let folder = try VaultFolder()
        let store = try Store.create(at: folder.vault)
        try store.close()
        try store.close()
        #expect(storeError { try store.cell(1) } == .closed)
        #expect(storeError { try store.apply([.insert(1, [1])]) } == .closed)
        #expect(storeError { try store.vacuum() } == .closed)
        #expect(storeError { try store.checkpoint() } == .closed)
    }
}
