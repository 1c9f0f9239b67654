import TacitStore
import Testing

/// Changes that wait for their commit: reads see them, the file does not.
@Suite struct StagedRowsTests {
    private static let first: [Change] = [
        .putMeta(.state, [1]), .insert(1, [1]), .insert(2, [2]), .insertInbox(3, [3]),
    ]
    private static let staged: [Change] = [
        .putMeta(.state, [9]), .remove(1), .insert(4, [4]), .removeInbox(3), .insertInbox(5, [5]),
    ]

    @Test func readsSeeWhatIsStagedAndTheFileDoesNot() throws {
        let folder = try VaultFolder()
        let store = try Store.create(at: folder.vault, with: Self.first)
        try store.stage(Self.staged)
        #expect(try store.meta(.state) == [9])
        #expect(try store.cell(1) == nil && !store.contains(1))
        #expect(try store.cell(2) == [2])
        #expect(try store.cell(4) == [4] && store.contains(4))
        #expect(try store.inbox().map(\.id) == [5])
        #expect(try store.allCellIDs() == [1, 2])
        #expect(store.statementCounts == StatementCounts())
        try store.close()
        let reopened = try Store(opening: folder.vault)
        #expect(try reopened.meta(.state) == [1])
        #expect(try reopened.allCellIDs() == [1, 2])
    }

    @Test func oneTransactionCommitsAllOfItInOrder() throws {
        let folder = try VaultFolder()
        let store = try Store.create(at: folder.vault, with: Self.first)
        try store.stage(Self.staged)
        try store.stage([.remove(4), .insert(4, [8])])
        try store.commit(with: [.insert(6, [6])])
        #expect(store.statementCounts.transactions == 1)
        try store.commit()
        #expect(store.statementCounts.transactions == 1, "nothing waits any more")
        try store.close()
        let reopened = try Store(opening: folder.vault)
        #expect(try reopened.allCellIDs() == [2, 4, 6])
        #expect(try reopened.cell(4) == [8])
        #expect(try reopened.inbox().map(\.id) == [5])
    }

    @Test func aCommitThatFailsLeavesTheFileAndWhatIsStaged() throws {
        let folder = try VaultFolder()
        let store = try Store.create(at: folder.vault, with: Self.first)
        try store.stage([.putMeta(.state, [9]), .insert(7, [7])])
        #expect(storeError { try store.commit(with: [.insert(2, [8])]) } == .conflict)
        #expect(try store.allCellIDs() == [1, 2])
        #expect(try store.cell(7) == [7], "for another try")
        store.discardStaged()
        #expect(try store.cell(7) == nil)
        #expect(try store.meta(.state) == [1])
        #expect(store.statementCounts == StatementCounts())
    }

    @Test func whatIsRefusedIsNotStaged() throws {
        let folder = try VaultFolder()
        let store = try Store.create(at: folder.vault, with: Self.first)
        #expect(storeError { try store.stage([.insert(7, [7]), .insert(8, [])]) } == .rowRefused)
        #expect(try store.cell(7) == nil)
        try store.close()
        #expect(storeError { try store.stage([.insert(7, [7])]) } == .closed)
        let reader = try Store(opening: folder.vault, readOnly: true)
        #expect(storeError { try reader.stage([.insert(7, [7])]) } == .readOnly)
        #expect(storeError { try reader.commit() } == .readOnly)
    }
}
