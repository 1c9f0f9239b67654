import Foundation
import TacitStore
import Testing

@Suite struct StoreOpeningTests {
    @Test func nothingThereIsNotFound() throws {
        let folder = try VaultFolder()
        #expect(storeError { try Store(opening: folder.vault) } == .notFound)
        #expect(storeError { try Store(opening: folder.vault, readOnly: true) } == .notFound)
        #expect(storeError { try Store(opening: folder.path + "/none/vault") } == .notFound)
        #expect(try folder.names.isEmpty)
    }

    @Test(arguments: ["", "vault", "./vault", "/", "/tmp/", "/tmp/..", "/tmp/va\u{0}ult"])
    func aPathThatNamesNoFileIsNotFound(_ path: String) {
        #expect(storeError { try Store(opening: path) } == .notFound)
        #expect(storeError { try Store.create(at: path) } == .notFound)
    }

    @Test(arguments: [
        [], Array("Rowan Ashdown, A-017\n".utf8),
        (0..<40_000).map { _ in UInt8.random(in: 0...255) },
        Array("SQLite format 3\u{0}".utf8), [UInt8](repeating: 0, count: 16_384),
    ])
    func whatIsNotSQLiteIsNotAVaultAndStaysUntouched(_ bytes: [UInt8]) throws {
        let folder = try VaultFolder()
        try folder.write(bytes)
        #expect(storeError { try Store(opening: folder.vault) } == .notAVault)
        #expect(storeError { try Store(opening: folder.vault, readOnly: true) } == .notAVault)
        #expect(try folder.bytes() == bytes)
        #expect(try folder.names == ["vault"])
    }

    @Test func anotherProgramsDatabaseIsNotAVaultAndStaysUntouched() throws {
        let folder = try VaultFolder()
        try folder.write([])
        try folder.tamper("CREATE TABLE places(id INTEGER PRIMARY KEY)")
        let before = try folder.bytes()
        #expect(storeError { try Store(opening: folder.vault) } == .notAVault)
        #expect(try folder.bytes() == before)
        #expect(try folder.names == ["vault"])
    }

    @Test func aNewerFormatIsSaidAndStaysUntouched() throws {
        let folder = try VaultFolder()
        try folder.makeVault()
        try folder.tamper("PRAGMA user_version=2; CREATE TABLE more(id INTEGER PRIMARY KEY)")
        let before = try folder.bytes()
        #expect(storeError { try Store(opening: folder.vault) } == .newerFormat)
        #expect(storeError { try Store(opening: folder.vault, readOnly: true) } == .newerFormat)
        #expect(try folder.bytes() == before)
    }

    @Test(arguments: ["PRAGMA user_version=0", "PRAGMA application_id=0"])
    func marksThatAreNotAVaultsAreRefused(_ sql: String) throws {
        let folder = try VaultFolder()
        try folder.makeVault()
        try folder.tamper(sql)
        #expect(storeError { try Store(opening: folder.vault) } == .notAVault)
    }

    @Test(arguments: [
        "CREATE TABLE more(id INTEGER PRIMARY KEY)",
        "CREATE TRIGGER t AFTER INSERT ON cells BEGIN DELETE FROM inbox; END",
        "CREATE VIEW w AS SELECT * FROM cells",
        "CREATE INDEX i ON cells(v)",
        "DROP TABLE inbox",
        "ALTER TABLE inbox RENAME TO post",
        "ALTER TABLE cells ADD COLUMN w BLOB",
        "ANALYZE",
        "PRAGMA journal_mode=DELETE; PRAGMA page_size=4096; VACUUM",
        "PRAGMA auto_vacuum=FULL; VACUUM",
        // Two tables with the same rows; the text of the schema is a vault's.
        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage=3 WHERE name='inbox'",
        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql=sql||' ' WHERE name='inbox'",
        """
        PRAGMA writable_schema=ON;
        UPDATE sqlite_schema SET sql='CREATE VIEW cells AS SELECT 1 AS id, x''00'' AS v',
        type='view', rootpage=0 WHERE name='cells'
        """,
    ])
    func aForeignSchemaIsRefused(_ sql: String) throws {
        let folder = try VaultFolder()
        try folder.makeVault()
        try folder.tamper(sql)
        #expect(storeError { try Store(opening: folder.vault) } == .foreignSchema)
        #expect(storeError { try Store(opening: folder.vault, readOnly: true) } == .foreignSchema)
    }

    @Test func aForeignSchemaInTheLogAloneIsRefused() throws {
        let folder = try VaultFolder()
        try folder.makeVault()
        // The file's own page 1 stays a vault's; the log that lies beside it says otherwise.
        let before = try folder.bytes()
        let writer = try Process.sqlite(
            folder.vault,
            """
            PRAGMA journal_mode=WAL; CREATE TABLE more(id INTEGER PRIMARY KEY);
            .shell cp \(folder.vault)-wal \(folder.path)/kept
            """
        )
        #expect(writer == 0)
        try folder.write(before)
        let log = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/kept"))
        try folder.write(Array(log), "-wal")
        #expect(storeError { try Store(opening: folder.vault) } == .foreignSchema)
    }

    @Test(arguments: [
        "INSERT INTO cells VALUES (3, 'text')", "INSERT INTO cells VALUES (3, 12)",
        "INSERT INTO cells VALUES (3, x'')", "INSERT INTO cells VALUES (3, zeroblob(16321))",
    ])
    func aRowThatIsNeverWrittenIsDamage(_ sql: String) throws {
        let folder = try VaultFolder()
        try folder.makeVault()
        try folder.tamper(sql + ";" + sql.replacingOccurrences(of: "cells", with: "inbox"))
        let store = try Store(opening: folder.vault)
        #expect(storeError { try store.cell(3) } == .damaged)
        #expect(storeError { try store.inbox() } == .damaged)
        #expect(try store.cell(7) == [7, 7])
    }

    @Test func brokenPagesAreDamageAndReadingTheRestGoesOn() throws {
        let folder = try VaultFolder()
        try folder.makeVault([.putMeta(.header, [1]), .insert(7, cell(7))])
        var bytes = try folder.bytes()
        for index in 2 * 16_384..<2 * 16_384 + 200 { bytes[index] = 0xFF }  // page 3: cells
        try folder.write(bytes)
        let store = try Store(opening: folder.vault)
        #expect(try store.meta(.header) == [1])
        #expect(storeError { try store.cell(7) } == .damaged)
        #expect(try !store.integrityCheck())
        #expect(storeError { try store.apply([.insert(8, [8])]) } == .damaged)
        #expect(try store.meta(.header) == [1])
    }

    @Test func aSecondOpenerIsBusyUntilTheFirstCloses() throws {
        let folder = try VaultFolder()
        let store = try Store.create(at: folder.vault, with: [.insert(1, [1])])
        #expect(storeError { try Store(opening: folder.vault) } == .busy)
        #expect(storeError { try Store(opening: folder.vault, readOnly: true) } == .busy)
        #expect(storeError { try Store.create(at: folder.path + "/other") } == .busy)
        try store.apply([.insert(2, [2])])
        try store.close()
        let second = try Store(opening: folder.vault, readOnly: true)
        let third = try Store(opening: folder.vault, readOnly: true)
        #expect(try second.cellCount == 2)
        #expect(try third.cellCount == 2)
        #expect(storeError { try Store(opening: folder.vault) } == .busy)
    }

    @Test func anotherProgramIsKeptOutAndKeepsUsOut() throws {
        let folder = try VaultFolder()
        let store = try Store.create(at: folder.vault)
        #expect(try Process.sqlite(folder.vault, "SELECT count(*) FROM cells") != 0)
        try store.close()
        #expect(try Process.sqlite(folder.vault, "SELECT count(*) FROM cells") == 0)
    }

    @Test func aDroppedStoreGivesTheVaultFree() throws {
        let folder = try VaultFolder()
        try folder.makeVault()
        do {
            let store = try Store(opening: folder.vault)
            try store.apply([.insert(1, [1])])
        }
        #expect(try folder.names == ["vault"])
        #expect(try Store(opening: folder.vault).cell(1) == [1])
    }
}

extension Process {
    /// Runs the `sqlite3` shell on a file; its exit status.
    static func sqlite(_ file: String, _ input: String) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        process.arguments = ["-bail", file]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardInput = pipe
        try process.run()
        pipe.fileHandleForWriting.write(Data((input + "\n").utf8))
        try pipe.fileHandleForWriting.close()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
