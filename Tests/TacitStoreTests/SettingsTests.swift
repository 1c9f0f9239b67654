import CSQLite
import Foundation
import GRDB
import Testing

@testable import TacitStore

@Suite struct SettingsTests {
    /// Opens a vault's file with our settings, then runs `sql`, then verifies.
    private func verify(after sql: String, in folder: VaultFolder) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { database in
            try Settings.set(on: database)
            try Settings.startLog(on: database)
            try database.execute(sql: sql)
            try Settings.verify(on: database, readOnly: false)
        }
        try DatabaseQueue(path: folder.vault, configuration: configuration).close()
    }

    @Test func whatWasSetReadsBack() throws {
        let folder = try VaultFolder()
        try folder.makeVault()
        #expect(storeError { try verify(after: "", in: folder) } == nil)
    }

    @Test(arguments: [
        "synchronous=NORMAL", "temp_store=FILE", "secure_delete=OFF", "trusted_schema=ON",
        "cell_size_check=OFF", "mmap_size=65536", "wal_autocheckpoint=1000",
        "locking_mode=NORMAL", "journal_mode=DELETE",
    ])
    func aDifferentSettingIsRefused(_ pragma: String) throws {
        let folder = try VaultFolder()
        try folder.makeVault()
        let sql = "PRAGMA " + pragma
        #expect(storeError { try verify(after: sql, in: folder) } == .settingsRefused)
    }

    @Test func theSettingsAreThoseOfTheFormat() throws {
        let folder = try VaultFolder()
        try folder.makeVault()
        let connection = try Connection(opening: VaultPath(folder.vault), readOnly: false)
        // The text of Docs/Formats/file.md, as SQLite answers it.
        let expected = [
            "page_size": "16384", "application_id": "1952539497", "user_version": "1",
            "encoding": "UTF-8", "auto_vacuum": "0", "journal_mode": "wal", "synchronous": "2",
            "locking_mode": "exclusive", "temp_store": "2", "secure_delete": "1",
            "mmap_size": "0", "trusted_schema": "0", "cell_size_check": "1",
            "wal_autocheckpoint": "64",
        ]
        try connection.run { database in
            for (pragma, value) in expected {
                let text = try Settings.text(of: pragma, on: database)
                #expect(text == value, "\(pragma)")
            }
        }
        try connection.close()
    }

    @Test func theConnectionIsDefensiveAndLimited() throws {
        let folder = try VaultFolder()
        try folder.makeVault()
        let connection = try Connection(opening: VaultPath(folder.vault), readOnly: false)
        try connection.run { database in
            try database.execute(sql: "PRAGMA writable_schema=ON")
            #expect(throws: DatabaseError.self) {
                try database.execute(sql: "UPDATE sqlite_schema SET sql = ''")
            }
            try database.execute(sql: "PRAGMA schema_version=99")
            #expect(try Int.fetchOne(database, sql: "PRAGMA schema_version") == 3)
            let limits: [(CInt, CInt)] = [
                (SQLITE_LIMIT_LENGTH, 67_112_960), (SQLITE_LIMIT_ATTACHED, 1),
                (SQLITE_LIMIT_SQL_LENGTH, 16_384), (SQLITE_LIMIT_TRIGGER_DEPTH, 1),
            ]
            for (limit, value) in limits {
                #expect(unsafe sqlite3_limit(database.sqliteConnection, limit, -1) == value)
            }
        }
        try connection.close()
    }

    @Test func aTransactionThatFailsAtAnyPointLeavesTheConnectionUsable() throws {
        let folder = try VaultFolder()
        try folder.makeVault()
        let connection = try Connection(opening: VaultPath(folder.vault), readOnly: false)
        for code in [ResultCode.SQLITE_FULL, .SQLITE_IOERR_FSYNC, .SQLITE_CORRUPT] {
            let error = storeError {
                try connection.write { database in
                    try database.execute(sql: "DELETE FROM cells")
                    throw DatabaseError(resultCode: code)
                }
            }
            #expect(error == StoreError(DatabaseError(resultCode: code)))
            #expect(try connection.run { try Rows.cell(7, from: $0) } == [7, 7])
        }
        try connection.close()
    }

    @Test func everyResultCodeHasItsError() {
        let expected: [(ResultCode, StoreError)] = [
            (.SQLITE_FULL, .full), (.SQLITE_BUSY, .busy), (.SQLITE_LOCKED, .busy),
            (.SQLITE_NOTADB, .notAVault), (.SQLITE_CORRUPT, .damaged),
            (.SQLITE_CORRUPT_VTAB, .damaged), (.SQLITE_CONSTRAINT_PRIMARYKEY, .conflict),
            (.SQLITE_CONSTRAINT_ROWID, .conflict), (.SQLITE_READONLY, .readOnly),
            (.SQLITE_PERM, .permissions), (.SQLITE_IOERR_FSYNC, .io(1_034)),
            (.SQLITE_IOERR, .io(10)), (.SQLITE_CANTOPEN, .io(14)), (.SQLITE_NOMEM, .io(7)),
        ]
        for (code, error) in expected {
            #expect(StoreError(DatabaseError(resultCode: code)) == error)
        }
        let quota = DatabaseError(resultCode: .SQLITE_IOERR_WRITE)
        #expect(StoreError(quota, systemCode: EDQUOT) == .full)
        #expect(StoreError(quota, systemCode: EIO) == .io(778))
        #expect(StoreError(CancellationError()) == .io(2))
    }
}
