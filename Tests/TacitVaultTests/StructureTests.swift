import Foundation
import GRDB
import TacitClinical
import TacitCrypto
import TacitLog
import TacitStore
import Testing

@testable import TacitVault

/// Rows that were swapped, copied, taken away or put back by who has the file and no key.
@Suite struct StructureTests {
    /// A closed vault with two notes of one client, and where things lie in it.
    private struct Scene {
        let folder: VaultFolder
        let rowan: ClientID
        let notes: [RecordID]
        let noteRows: [Int64]
        let tailRows: [Int64]
        let rosterRow: Int64

        init() async throws {
            folder = try VaultFolder()
            let vault = try await folder.create()
            let rowan = try await vault.newClient()
            self.rowan = rowan
            var notes: [RecordID] = []
            for text in ["first", "other"] {
                notes.append(try await vault.signedNote(rowan, text).id)
            }
            self.notes = notes
            var noteRows: [Int64] = []
            for id in notes { noteRows.append(try await vault.row(of: id)) }
            self.noteRows = noteRows
            tailRows = try await vault.tailRows()
            rosterRow = try await vault.rowOfFirstClient()
            await vault.close()
        }

        func change(_ sql: String, _ arguments: StatementArguments) throws {
            try folder.tamper { try $0.execute(sql: sql, arguments: arguments) }
        }

        func remove(_ row: Int64) throws { try change("DELETE FROM cells WHERE id = ?", [row]) }

        func put(_ bytes: [UInt8], at row: Int64) throws {
            try change("UPDATE cells SET v = ? WHERE id = ?", [bytes.data, row])
        }

        /// What reading the notes says, and what a check finds; both with the vault open as usual.
        func damage() async throws -> (read: VaultError?, found: [String]) {
            let (vault, _) = try await folder.unlock()
            let read = await vaultError { try await vault.notes(rowan, act(61)) }
            let found = try await vault.check(act(62)).findings.map(\.code)
            var swept: [String] = []
            var step = 0
            while let findings = try await vault.sweep(step: step) {
                swept += findings.map(\.code)
                step += 1
            }
            #expect(swept == found.filter { $0 != "stray" && $0 != "tree" && $0 != "page" })
            await vault.close()
            return (read, found)
        }
    }

    @Test func anUntouchedVaultHasNoFinding() async throws {
        let (read, found) = try await Scene().damage()
        #expect(read == nil && found == [])
    }

    @Test func swappedContentsAreFoundWhenReadAndByTheCheck() async throws {
        let scene = try await Scene()
        let rows = try scene.folder.rows()
        try scene.put(try #require(rows[scene.noteRows[1]]), at: scene.noteRows[0])
        try scene.put(try #require(rows[scene.noteRows[0]]), at: scene.noteRows[1])
        let (read, found) = try await scene.damage()
        #expect(read == .integrity)
        // The drafts whose texts the two notes let go count as missing, since the notes cannot say so.
        #expect(found == ["changed", "changed", "missing", "missing", "stray", "stray"])
    }

    @Test func aCopyOfARowIsAStrayAndChangesNothing() async throws {
        let scene = try await Scene()
        let row = try #require(try scene.folder.rows()[scene.noteRows[0]])
        try scene.change(
            "INSERT INTO cells(id, v) VALUES (?, ?)",
            [scene.noteRows[0] ^ 1, row.data]
        )
        let (read, found) = try await scene.damage()
        #expect(read == nil && found == ["stray"])
    }

    @Test func aContentThatWasTakenAwayIsFoundWhenReadAndByTheCheck() async throws {
        let scene = try await Scene()
        try scene.remove(scene.noteRows[0])
        let (read, found) = try await scene.damage()
        #expect(
            read == .integrity && found == ["missing", "missing"],
            "the note, and its used draft"
        )
    }

    @Test func aDraftThatWasTakenAwayIsFoundToo() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let draft = try await vault.draftNote(rowan, "still waits").id
        let row = try await vault.row(of: draft)
        await vault.close()
        try folder.tamper {
            try $0.execute(sql: "DELETE FROM cells WHERE id = ?", arguments: [row])
        }
        let (reopened, _) = try await folder.unlock()
        #expect(await vaultError { try await reopened.drafts(rowan, act(61)) } == .integrity)
        #expect(try await reopened.check(act(62)).findings.map(\.code) == ["missing"])
        await reopened.close()
    }

    @Test func anAdditionThatWasTakenAwayIsNotReadAsNeverMade() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let note = try await vault.signedNote(rowan, "first").id
        let content = Sample.addendum("and more")
        let addition = try await vault.add(rowan, to: note, content, draft: nil, act(3)).id
        let row = try await vault.row(of: addition)
        await vault.close()
        try folder.tamper {
            try $0.execute(sql: "DELETE FROM cells WHERE id = ?", arguments: [row])
        }
        let (reopened, _) = try await folder.unlock()
        #expect(await vaultError { try await reopened.notes(rowan, act(61)) } == .integrity)
        #expect(try await reopened.check(act(62)).findings.map(\.code) == ["missing"])
        await reopened.close()
    }

    @Test func aPutBackDraftDoesNotWaitAgain() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let draft = try await vault.draftNote(rowan, "a slip of the pen").id
        let row = try await vault.row(of: draft)
        let bytes = try #require(try await vault.store.cell(row))
        try await vault.discardDraft(rowan, draft, act(3))
        await vault.close()
        try folder.tamper {
            try $0.execute(
                sql: "INSERT INTO cells(id, v) VALUES (?, ?)",
                arguments: [row, bytes.data]
            )
        }
        let (reopened, facts) = try await folder.unlock()
        #expect(facts.drafts == 0)
        #expect(try await reopened.drafts(nil, act(61)) == [])
        await reopened.close()
    }

    @Test func aTailCellThatWasTakenAwayOrChangedKeepsTheVaultShut() async throws {
        for position in [0, 2, 5] {
            let scene = try await Scene()
            try scene.remove(scene.tailRows[position])
            #expect(await vaultError { try await scene.folder.unlock() } == .integrity)
        }
        let scene = try await Scene()
        let rows = try scene.folder.rows()
        try scene.put(try #require(rows[scene.tailRows[3]]), at: scene.tailRows[2])
        #expect(await vaultError { try await scene.folder.unlock() } == .integrity)
    }

    @Test func aTileThatWasTakenAwayKeepsTheVaultShut() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        while await vault.size < 300 { _ = try await vault.client(rowan, act(3)) }
        await vault.close()
        let (second, _) = try await folder.unlock(minute: 10)
        let rows = try await second.tileRows()
        #expect(rows.count == 3)
        await second.close()
        for row in rows {
            let copy = try folder.copy()
            try copy.tamper {
                try $0.execute(sql: "DELETE FROM cells WHERE id = ?", arguments: [row])
            }
            #expect(await vaultError { try await copy.unlock() } == .integrity)
        }
    }

    @Test func aLogWithoutItsEndIsARollback() async throws {
        let scene = try await Scene()
        // With the snapshot gone, nothing in the file says how long the log was.
        try scene.change("DELETE FROM meta WHERE k = ?", [3])
        for row in scene.tailRows.suffix(2) { try scene.remove(row) }
        let (vault, facts) = try await scene.folder.unlock()
        #expect(facts.doubt == .rollback && facts.readOnly)
        #expect(try await vault.notes(scene.rowan, act(61)).map(\.id) == [scene.notes[0]])
        await vault.close()
        let (accepted, _) = try await scene.folder.unlock(accepting: .rollback)
        #expect(try await accepted.check(act(62)).findings.map(\.code) == ["stray"])
        let draft = try await accepted.draftNote(scene.rowan, "next")
        // The note of the lost end lies where this one would, and a reader would find it first.
        let error = await vaultError {
            try await accepted.sign(
                scene.rowan,
                draft: draft.id,
                content: Sample.note("next"),
                act(63)
            )
        }
        #expect(error == .integrity)
        #expect(try await accepted.drafts(scene.rowan, act(64)) == [draft])
        await accepted.close()
    }

    @Test func aRosterWithoutAClientIsNotReadAsASmallerOne() async throws {
        let scene = try await Scene()
        try scene.remove(scene.rosterRow)
        let (vault, _) = try await scene.folder.unlock()
        #expect(await vaultError { try await vault.clients(act(61)) } == .integrity)
        await vault.close()
    }

    @Test func rowsOfAnotherVaultWithTheSameKeysOpenNothing() async throws {
        let scene = try await Scene()
        let other = try await Scene()
        let foreign = try other.folder.rows()
        try scene.put(try #require(foreign[other.noteRows[0]]), at: scene.noteRows[0])
        let (read, _) = try await scene.damage()
        #expect(read == .integrity)
        for (key, row) in try other.folder.rows("meta", "k") {
            let copy = try scene.folder.copy()
            try copy.tamper {
                try $0.execute(
                    sql: "UPDATE meta SET v = ? WHERE k = ?",
                    arguments: [row.data, key]
                )
            }
            #expect(await vaultError { try await copy.unlock() } == .integrity, "meta \(key)")
        }
    }

    @Test func theOlderStateIsRefused() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        await vault.close()
        let older = try #require(try folder.rows("meta", "k")[2])
        let (second, _) = try await folder.unlock(minute: 1)
        _ = try await second.draftNote(rowan, "a stream of her own")
        await second.close()
        try folder.tamper {
            try $0.execute(sql: "UPDATE meta SET v = ? WHERE k = 2", arguments: [older.data])
        }
        #expect(await vaultError { try await folder.unlock() } == .integrity)
        try folder.tamper { try $0.execute(sql: "DELETE FROM meta WHERE k = 2") }
        #expect(await vaultError { try await folder.unlock() } == .integrity)
    }

    @Test(arguments: ["TRIGGER", "TABLE", "VIEW", "INDEX"])
    func whatIsNotOfTheSchemaIsRefused(_ what: String) async throws {
        let scene = try await Scene()
        let statements = [
            "TRIGGER": "CREATE TRIGGER t AFTER INSERT ON cells BEGIN DELETE FROM meta; END",
            "TABLE": "CREATE TABLE other(x)", "VIEW": "CREATE VIEW v AS SELECT 1",
            "INDEX": "CREATE INDEX i ON cells(v)",
        ]
        try scene.change(try #require(statements[what]), [])
        #expect(await vaultError { try scene.folder.closed() } == .foreignSchema)
    }
}
