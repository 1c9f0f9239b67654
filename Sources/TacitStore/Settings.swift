import CSQLite
import GRDB

/// The settings of every connection to a vault file: set in GRDB's `prepareDatabase`, then all read
/// back, and refused when one differs.
///
/// GRDB's own `journalMode = .wal` is not used: it sets `synchronous=NORMAL` after everything else,
/// and a note that was acknowledged would be lost at a power failure.
enum Settings {
    /// Settings that do not touch the file, in the order in which they are set, with what reads
    /// back.
    ///
    /// `locking_mode` comes before anything that could read the file: a WAL that is first opened in
    /// exclusive mode keeps its index in private memory and makes no `-shm` file. `synchronous`
    /// comes last because SQLite loads the schema for it.
    private static let values: [(name: String, value: String, readBack: String)] = [
        ("locking_mode", "EXCLUSIVE", "exclusive"),
        // Whatever the file's schema says, it cannot call functions that act.
        ("trusted_schema", "OFF", "0"),
        ("cell_size_check", "ON", "1"),
        // Nothing of the vault goes to temporary files.
        ("temp_store", "MEMORY", "2"),
        // An I/O error of a mapped file is a signal, which cannot be handled as an error.
        ("mmap_size", "0", "0"),
        // What is removed is overwritten with zeros.
        ("secure_delete", "ON", "1"),
        // In pages. An image shows the order of the commits in the log: keep few of them.
        ("wal_autocheckpoint", "64", "64"),
        // Every commit is on the disk before it is acknowledged.
        ("synchronous", "FULL", "2"),
    ]

    /// Options of `sqlite3_db_config` and whether they are on.
    private static let options: [(CInt, CInt)] = [
        (SQLITE_DBCONFIG_DEFENSIVE, 1),
        (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
        (SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),
        (SQLITE_DBCONFIG_ENABLE_VIEW, 0),
        (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
        (SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0),
    ]

    /// Limits of `sqlite3_limit`: what our statements need, with room, and no more.
    private static let limits: [(CInt, CInt)] = [
        // A meta row and its record header.
        (SQLITE_LIMIT_LENGTH, CInt(RowLimit.meta) + 4_096),
        // The longest statement is of VACUUM INTO, with a path of at most 4,096 bytes.
        (SQLITE_LIMIT_SQL_LENGTH, 16_384),
        (SQLITE_LIMIT_COLUMN, 16),
        (SQLITE_LIMIT_EXPR_DEPTH, 16),
        (SQLITE_LIMIT_COMPOUND_SELECT, 4),
        (SQLITE_LIMIT_FUNCTION_ARG, 8),
        // VACUUM INTO attaches the new file.
        (SQLITE_LIMIT_ATTACHED, 1),
        (SQLITE_LIMIT_VARIABLE_NUMBER, 4),
        (SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        (SQLITE_LIMIT_WORKER_THREADS, 0),
    ]

    /// Sets what does not touch the file.
    ///
    /// Called before the first statement that reads it.
    static func set(on database: Database) throws {
        for (option, value) in options {
            let code = unsafe tacit_sqlite_option(database.sqliteConnection, option, value)
            guard code == SQLITE_OK else { throw StoreError.settingsRefused }
        }
        for (limit, value) in limits {
            _ = unsafe sqlite3_limit(database.sqliteConnection, limit, value)
        }
        for (name, value, _) in values {
            try database.execute(sql: "PRAGMA \(name)=\(value)")
        }
    }

    /// Turns the write-ahead log on; the file is known to be a vault by now.
    static func startLog(on database: Database) throws {
        let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode=WAL")
        guard mode == "wal" else { throw StoreError.settingsRefused }
    }

    /// Reads every setting back; throws `settingsRefused` on the first difference.
    static func verify(on database: Database, readOnly: Bool) throws {
        for (name, _, expected) in values {
            guard try text(of: name, on: database) == expected else {
                throw StoreError.settingsRefused
            }
        }
        for (limit, value) in limits {
            guard unsafe sqlite3_limit(database.sqliteConnection, limit, -1) == value else {
                throw StoreError.settingsRefused
            }
        }
        if !readOnly {
            guard try text(of: "journal_mode", on: database) == "wal" else {
                throw StoreError.settingsRefused
            }
        }
    }

    /// The value of a pragma as text, whatever its type; nil when SQLite answers no row.
    static func text(of pragma: String, on database: Database) throws -> String? {
        try DatabaseValue.fetchOne(database, sql: "PRAGMA \(pragma)").flatMap { value in
            String.fromDatabaseValue(value) ?? Int64.fromDatabaseValue(value).map { "\($0)" }
        }
    }
}
