import Foundation
import GRDB
import TacitStore
import Testing

/// A fresh 0700 directory for one test, removed with all it holds at the end.
final class VaultFolder {
    /// Where the directory is.
    let path: String
    /// Where the vault is to be.
    var vault: String { path + "/vault" }

    init(in parent: String = NSTemporaryDirectory()) throws {
        path = parent + "/tacit-store-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// A closed vault with some rows.
    func makeVault(_ rows: [Change] = [.putMeta(.header, [1]), .insert(7, [7, 7])]) throws {
        try Store.create(at: vault, with: rows).close()
    }

    /// The names in the directory, sorted.
    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }

    /// The bytes of a file beside the vault, by suffix.
    func bytes(_ suffix: String = "") throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: vault + suffix)))
    }

    /// Writes a 0600 file beside the vault, by suffix.
    func write(_ bytes: [UInt8], _ suffix: String = "") throws {
        try Data(bytes).write(to: URL(fileURLWithPath: vault + suffix))
        try setMode(0o600, suffix)
    }

    func mode(_ suffix: String = "") throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: vault + suffix)
        return try #require(attributes[.posixPermissions] as? NSNumber).intValue
    }

    func setMode(_ mode: Int, _ suffix: String = "") throws {
        try FileManager.default.setAttributes(
            [.posixPermissions: mode],
            ofItemAtPath: vault + suffix
        )
    }

    /// Alters the closed vault as another program would, with plain SQLite.
    func tamper(_ sql: String) throws {
        let queue = try DatabaseQueue(path: vault)
        try queue.inDatabase { try $0.execute(sql: sql) }
        try queue.close()
    }
}

/// The error that `body` throws, nil when it throws none or another type.
func storeError<R: ~Copyable>(_ body: () throws -> R) -> StoreError? {
    do {
        _ = try body()
        return nil
    } catch {
        return error as? StoreError
    }
}

/// A cell's worth of bytes that differ by seed.
func cell(_ seed: Int, count: Int = 3_008) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: seed &* 31 &+ $0 &* 7) }
}
