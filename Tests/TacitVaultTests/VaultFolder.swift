import Foundation
import GRDB
import TacitClinical
import TacitCrypto
import TacitStore
import Testing

@testable import TacitVault

/// A vault's directory and this machine's memory of it, for one test; removed with all they hold.
final class VaultFolder: Sendable {
    let path: String
    let places: VaultPlaces

    /// What the keyslots of every test vault are opened with: no passphrase hash is computed here.
    static let passphraseKey: UInt8 = 7
    static let kitKey: UInt8 = 9

    init(in parent: String = NSTemporaryDirectory(), hasBallast: Bool = true) throws {
        path = parent + "/tacit-vault-" + UUID().uuidString
        places = VaultPlaces(vaultDirectory: path + "/vault", stateDirectory: path + "/state")
        for directory in [path, places.vaultDirectory, places.stateDirectory] {
            try FileManager.default.createDirectory(
                atPath: directory,
                withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700]
            )
        }
        if hasBallast { try writeBallast() }
    }

    /// A whole ballast that takes no time to make, as the one of the product does without optimisation.
    private func writeBallast() throws {
        let ballast = FileManager.default.createFile(
            atPath: places.file + ".ballast",
            contents: Data(repeating: 1, count: Ballast.size),
            attributes: [.posixPermissions: 0o600]
        )
        try #require(ballast)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A new vault with a passphrase slot (1) and a kit slot (2).
    func create(fictional: Bool = true) async throws -> Vault {
        let slots = [
            try slot(.passphrase, Self.passphraseKey), try slot(.kit, Self.kitKey),
        ]
        return try await ClosedVault.create(
            places,
            keyslots: slots,
            fictional: fictional,
            now: act(0).now
        )
    }

    func closed() throws -> ClosedVault { try ClosedVault(places) }

    /// Opens the vault; the file is given free again when that fails.
    func unlock(
        slot: UInt32 = 1,
        key: UInt8 = passphraseKey,
        accepting: Accepted = .nothing,
        minute: Int = 60
    ) async throws -> (vault: Vault, facts: UnlockFacts) {
        let closed = try closed()
        do {
            return try await closed.unlock(
                slot: slot,
                key: slotKey(key),
                accepting: accepting,
                now: act(minute).now
            )
        } catch {
            closed.close()
            throw error
        }
    }

    /// A copy of both directories as they lie on the disk now, as after a kill.
    func copy(in parent: String = NSTemporaryDirectory()) throws -> VaultFolder {
        let copy = try VaultFolder(in: parent)
        try copy.replaceVault(from: self)
        try copy.replaceState(from: self)
        return copy
    }

    /// Puts another folder's vault file in this one's place.
    func replaceVault(from other: VaultFolder) throws {
        try Self.replace(places.vaultDirectory, from: other.places.vaultDirectory)
    }

    /// Puts another folder's memory in this one's place.
    func replaceState(from other: VaultFolder) throws {
        try Self.replace(places.stateDirectory, from: other.places.stateDirectory)
    }

    private static func replace(_ directory: String, from other: String) throws {
        let files = FileManager.default
        for name in try files.contentsOfDirectory(atPath: directory)
        where name != "vault.db.ballast" {
            try files.removeItem(atPath: directory + "/" + name)
        }
        for name in try files.contentsOfDirectory(atPath: other) where name != "vault.db.ballast" {
            try files.copyItem(atPath: other + "/" + name, toPath: directory + "/" + name)
        }
    }

    /// Alters the closed vault as another program would, with plain SQLite.
    func tamper(_ change: @Sendable (Database) throws -> Void) throws {
        let queue = try DatabaseQueue(path: places.file)
        try queue.inDatabase(change)
        try queue.close()
    }

    /// All rows of the closed vault's table.
    func rows(_ table: String = "cells", _ key: String = "id") throws -> [Int64: [UInt8]] {
        let queue = try DatabaseQueue(path: places.file)
        let pairs = try queue.inDatabase { database in
            try Row.fetchAll(database, sql: "SELECT \(key), v FROM \(table)").map { row in
                let id: Int64 = row[0]
                let bytes: Data = row[1]
                return (id, Array(bytes))
            }
        }
        try queue.close()
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// Every byte of every file of the vault's directory but the ballast.
    func everyByte() throws -> [UInt8] {
        var bytes: [UInt8] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: places.vaultDirectory)
        where !name.hasSuffix("ballast") {
            bytes += try Data(
                contentsOf: URL(fileURLWithPath: places.vaultDirectory + "/" + name)
            )
        }
        return bytes
    }

    /// The path of this machine's memory under that name; there is one vault.
    func memory(_ name: String) throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: places.stateDirectory)
        let found = try #require(names.first { $0.hasPrefix(name + "-") })
        return places.stateDirectory + "/" + found
    }
}

/// A keyslot to be, with the least work that is allowed.
func slot(_ kind: Keyslot.Kind, _ key: UInt8, isWeak: Bool = false) throws -> NewKeyslot {
    try NewKeyslot(
        kind: kind,
        passes: kind == .passphrase ? PasswordHash.floor.passes : 0,
        memoryKiB: kind == .passphrase ? PasswordHash.floor.memoryKiB : 0,
        salt: RandomBytes.bytes(16),
        key: slotKey(key),
        isWeak: isWeak
    )
}

func slotKey(_ byte: UInt8) throws -> SecureBytes {
    var bytes = [UInt8](repeating: byte, count: 32)
    return try SecureBytes(consuming: &bytes)
}

/// An act so many minutes after nine o'clock of 2031-01-06 in New Jersey.
func act(_ minute: Int, id: RecordID? = nil) throws -> Act {
    let start: Int64 = 1_925_474_400_000
    let now = Moment(unixMilliseconds: start + Int64(minute) * 60_000, offsetMinutes: -300)
    return Act(now: try #require(now), id: id)
}

/// The error that `body` throws, nil when it throws none or another type.
func vaultError<R>(_ body: () async throws -> R) async -> VaultError? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? VaultError
    }
}

extension [UInt8] {
    /// As GRDB takes it.
    var data: Data { Data(self) }
}
