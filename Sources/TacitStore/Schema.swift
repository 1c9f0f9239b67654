/// What a vault file is, version 1: the constants of `Docs/Formats/file.md`.
enum Schema {
    /// `PRAGMA application_id`: "taci" in ASCII.
    static let applicationID: UInt32 = 0x7461_6369
    /// `PRAGMA user_version`: the version of the file's form.
    static let formatVersion: UInt32 = 1
    /// Bytes of a page.
    ///
    /// The largest cell and its overhead fit into one page, so no row has overflow.
    static let pageSize: UInt16 = 16_384
    /// The schema cookie of a file whose three tables were just made.
    ///
    /// SQLite adds one at each VACUUM, which would count the sessions, so compaction puts it back.
    static let schemaCookie: UInt32 = 3

    /// One row of `sqlite_schema`.
    struct Entry: Equatable {
        let type: String
        let name: String
        let table: String
        let rootPage: Int64
        let sql: String
    }

    /// All of `sqlite_schema`, in its order: nothing more, nothing less, not a space elsewhere.
    ///
    /// Root pages too, so that no two tables can share their rows.
    static let entries = [
        Entry(
            table: "meta",
            rootPage: 2,
            sql: "CREATE TABLE meta (k INTEGER PRIMARY KEY, v BLOB NOT NULL)"
        ),
        Entry(
            table: "cells",
            rootPage: 3,
            sql: "CREATE TABLE cells(id INTEGER PRIMARY KEY, v BLOB NOT NULL)"
        ),
        Entry(
            table: "inbox",
            rootPage: 4,
            sql: "CREATE TABLE inbox(id INTEGER PRIMARY KEY, v BLOB NOT NULL)"
        ),
    ]
}

extension Schema.Entry {
    /// A table whose root is on the given page.
    fileprivate init(table name: String, rootPage: Int64, sql: String) {
        self.init(type: "table", name: name, table: name, rootPage: rootPage, sql: sql)
    }
}
