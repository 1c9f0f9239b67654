import CSQLite
import GRDB

/// One SQLite connection to a vault file, hardened; every error leaves it as a `StoreError`.
struct Connection: Sendable {
    private let queue: DatabaseQueue

    /// Opens an existing vault file, whose header has been judged.
    init(opening path: VaultPath, readOnly: Bool) throws(StoreError) {
        try self.init(
            readOnly ? path.immutableURI : path.file,
            readOnly: readOnly
        ) { database in
            try Settings.set(on: database)
            try Self.checkIdentity(of: database)
            if !readOnly { try Settings.startLog(on: database) }
            try Settings.verify(on: database, readOnly: readOnly)
        }
    }

    /// Makes the file of a new vault out of an empty file: the schema and the first rows, in one
    /// transaction.
    ///
    /// A rollback journal in memory will do: the file has no name that counts yet.
    init(creating file: String) throws(StoreError) {
        try self.init(file, readOnly: false) { database in
            try Settings.set(on: database)
            try database.execute(
                sql: """
                    PRAGMA page_size=\(Schema.pageSize);
                    PRAGMA encoding='UTF-8';
                    PRAGMA auto_vacuum=NONE;
                    PRAGMA journal_mode=MEMORY;
                    """
            )
            try database.inTransaction {
                try database.execute(
                    sql: """
                        PRAGMA application_id=\(Schema.applicationID);
                        PRAGMA user_version=\(Schema.formatVersion);
                        """
                )
                for entry in Schema.entries { try database.execute(sql: entry.sql) }
                return .commit
            }
            try Self.checkIdentity(of: database)
        }
    }

    private init(
        _ location: String,
        readOnly: Bool,
        prepare: @escaping @Sendable (Database) throws -> Void
    ) throws(StoreError) {
        var configuration = Configuration()
        configuration.readonly = readOnly
        // GRDB would turn them on before `prepareDatabase`; there are none.
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase(prepare)
        do {
            queue = try DatabaseQueue(path: location, configuration: configuration)
        } catch {
            throw StoreError(error)
        }
    }

    /// Runs `body` on the connection, outside a transaction.
    func run<R>(_ body: (Database) throws -> R) throws(StoreError) -> R {
        var systemCode: CInt = 0
        do {
            return try queue.inDatabase { database in
                do {
                    return try body(database)
                } catch {
                    systemCode = unsafe sqlite3_system_errno(database.sqliteConnection)
                    throw error
                }
            }
        } catch {
            throw StoreError(error, systemCode: systemCode)
        }
    }

    /// Runs `body` in one immediate transaction: all of it, durable on return, or nothing.
    func write<R>(_ body: (Database) throws -> R) throws(StoreError) -> R {
        try run { database in
            var result: R?
            try database.inTransaction(.immediate) {
                result = try body(database)
                return .commit
            }
            guard let result else { throw StoreError.io(SQLITE_INTERNAL) }
            return result
        }
    }

    /// Closes the connection.
    ///
    /// SQLite takes the log over into the file and removes it.
    func close() throws(StoreError) {
        do {
            try queue.close()
        } catch {
            throw StoreError(error)
        }
    }

    /// The header once more, as SQLite sees it (page 1 may be in the log), and the whole schema.
    private static func checkIdentity(of database: Database) throws {
        guard
            try Settings.text(of: "application_id", on: database) == "\(Schema.applicationID)",
            try Settings.text(of: "user_version", on: database) == "\(Schema.formatVersion)",
            try Settings.text(of: "page_size", on: database) == "\(Schema.pageSize)",
            try Settings.text(of: "encoding", on: database) == "UTF-8",
            try Settings.text(of: "auto_vacuum", on: database) == "0"
        else { throw StoreError.foreignSchema }
        let sql = """
            SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema ORDER BY rowid LIMIT ?
            """
        // One more than ours is enough to see that there are more.
        let rows = try Row.fetchAll(database, sql: sql, arguments: [Schema.entries.count + 1])
        let entries = rows.map { row in
            Schema.Entry(
                type: String.fromDatabaseValue(row[0]) ?? "",
                name: String.fromDatabaseValue(row[1]) ?? "",
                table: String.fromDatabaseValue(row[2]) ?? "",
                rootPage: Int64.fromDatabaseValue(row[3]) ?? 0,
                sql: String.fromDatabaseValue(row[4]) ?? ""
            )
        }
        guard entries == Schema.entries else { throw StoreError.foreignSchema }
    }
}
