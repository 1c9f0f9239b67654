import Foundation
import GRDB

/// The statements of the rows: each is prepared once per connection, and none takes text.
enum Rows {
    private static let putMeta = """
        INSERT INTO meta(k, v) VALUES (?, ?) ON CONFLICT(k) DO UPDATE SET v = excluded.v
        """
    private static let insertCell = "INSERT INTO cells(id, v) VALUES (?, ?)"
    private static let removeCell = "DELETE FROM cells WHERE id = ?"
    private static let insertInbox = "INSERT INTO inbox(id, v) VALUES (?, ?)"
    private static let removeInbox = "DELETE FROM inbox WHERE id = ?"

    /// Does one change within the caller's transaction, and counts it.
    static func write(
        _ change: Change,
        to database: Database,
        counting counts: inout StatementCounts
    ) throws {
        switch change {
        case .putMeta(let row, let bytes):
            try execute(putMeta, [row.rawValue, Data(bytes)], on: database)
        case .insert(let id, let bytes):
            try execute(insertCell, [id, Data(bytes)], on: database)
        case .remove(let id):
            try execute(removeCell, [id], on: database)
        case .insertInbox(let id, let bytes):
            try execute(insertInbox, [id, Data(bytes)], on: database)
        case .removeInbox(let id):
            try execute(removeInbox, [id], on: database)
        }
        counts.count(change.kind, rows: database.changesCount)
    }

    private static func execute(
        _ sql: String,
        _ arguments: StatementArguments,
        on database: Database
    ) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    static func meta(_ row: MetaRow, from database: Database) throws -> [UInt8]? {
        try blob("SELECT v FROM meta WHERE k = ?", row.rawValue, limit: RowLimit.meta, database)
    }

    static func cell(_ id: Int64, from database: Database) throws -> [UInt8]? {
        try blob("SELECT v FROM cells WHERE id = ?", id, limit: RowLimit.cell, database)
    }

    static func containsCell(_ id: Int64, in database: Database) throws -> Bool {
        let statement = try database.cachedStatement(sql: "SELECT 1 FROM cells WHERE id = ?")
        return try Int64.fetchOne(statement, arguments: [id]) != nil
    }

    static func cellCount(in database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM cells") ?? 0
    }

    static func cellIDs(in database: Database) throws -> [Int64] {
        try Int64.fetchAll(database, sql: "SELECT id FROM cells ORDER BY id")
    }

    static func inbox(in database: Database) throws -> [(id: Int64, bytes: [UInt8])] {
        let rows = try Row.fetchCursor(database, sql: "SELECT id, v FROM inbox ORDER BY id")
        var items: [(id: Int64, bytes: [UInt8])] = []
        while let row = try rows.next() {
            guard let id = Int64.fromDatabaseValue(row[0]) else { throw StoreError.damaged }
            items.append((id, try bytes(of: row[1], limit: RowLimit.cell)))
        }
        return items
    }

    /// Every row of a table, by id.
    static func each(
        of table: RowTable,
        in database: Database,
        _ body: (Int64, [UInt8]) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(database, sql: "SELECT id, v FROM \(table.name) ORDER BY id")
        while let row = try rows.next() {
            guard let id = Int64.fromDatabaseValue(row[0]) else { throw StoreError.damaged }
            try body(id, bytes(of: row[1], limit: RowLimit.cell))
        }
    }

    static func row(of table: RowTable, _ id: Int64, in database: Database) throws -> [UInt8]? {
        try blob("SELECT v FROM \(table.name) WHERE id = ?", id, limit: RowLimit.cell, database)
    }

    private static func blob(
        _ sql: String,
        _ id: Int64,
        limit: Int,
        _ database: Database
    ) throws -> [UInt8]? {
        let statement = try database.cachedStatement(sql: sql)
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
        return try bytes(of: row[0], limit: limit)
    }

    /// A column declared BLOB may hold any type in a file that others made; only a blob that could
    /// have been written is one.
    private static func bytes(of value: DatabaseValue, limit: Int) throws -> [UInt8] {
        guard case .blob(let data) = value.storage, (1...limit).contains(data.count) else {
            throw StoreError.damaged
        }
        return Array(data)
    }
}

extension RowTable {
    /// The table's name in the schema.
    fileprivate var name: String {
        switch self {
        case .cells: "cells"
        case .inbox: "inbox"
        }
    }
}
