import Foundation
import GRDB
import TacitClinical
import TacitStore
import Testing

@testable import TacitVault

/// Something that an enemy without a key did to the closed vault, and what becomes of it.
struct HostileCase: Sendable, CustomTestStringConvertible {
    /// What the vault says of it.
    enum Outcome: Equatable, Sendable {
        /// It does not open.
        case shut(VaultError)
        /// It opens for reading only.
        case doubt(UnlockFacts.Doubt)
        /// It opens; reading the chart says `read`, and a check finds these codes.
        case opens(read: VaultError?, found: [String] = [])
    }

    let name: String
    let outcome: Outcome
    /// The change, on a copy of the scene's folder.
    let change: @Sendable (HostileScene, VaultFolder) throws -> Void

    var testDescription: String { name }

    init(
        _ name: String,
        _ outcome: Outcome,
        _ change: @escaping @Sendable (HostileScene, VaultFolder) throws -> Void
    ) {
        self.name = name
        self.outcome = outcome
        self.change = change
    }

    /// What becomes of it, in fact.
    func meet() async throws -> Outcome {
        let scene = try await HostileScene.shared.value
        let folder = try scene.folder.copy(in: PowerLossTests.memory)
        try change(scene, folder)
        do {
            let (vault, facts) = try await folder.unlock(key: 17, minute: 100)
            if let doubt = facts.doubt {
                await vault.close()
                return .doubt(doubt)
            }
            let read = await vaultError {
                _ = try await vault.practice(act(101))
                _ = try await vault.clients(act(101))
                _ = try await vault.notes(scene.rowan, act(101))
                _ = try await vault.plans(scene.rowan, act(101))
                _ = try await vault.drafts(nil, act(101))
            }
            let found = try await vault.check(act(102)).findings.map(\.code)
            try await vault.store.close()
            return .opens(read: read, found: found.sorted())
        } catch let error as VaultError {
            return .shut(error)
        }
    }
}

extension VaultFolder {
    func put(_ bytes: [UInt8], at row: Int64, in table: String = "cells") throws {
        let key = table == "meta" ? "k" : "id"
        try tamper {
            try $0.execute(
                sql: "INSERT OR REPLACE INTO \(table)(\(key), v) VALUES (?, ?)",
                arguments: [row, bytes.data]
            )
        }
    }

    func remove(_ rows: [Int64], from table: String = "cells") throws {
        let key = table == "meta" ? "k" : "id"
        try tamper { database in
            for row in rows {
                try database.execute(
                    sql: "DELETE FROM \(table) WHERE \(key) = ?",
                    arguments: [row]
                )
            }
        }
    }

    func cell(_ row: Int64) throws -> [UInt8] { try #require(try rows()[row]) }

    func meta(_ row: Int64) throws -> [UInt8] { try #require(try rows("meta", "k")[row]) }

    /// Puts the cell of one row at another.
    func copy(_ row: Int64, to other: Int64) throws { try put(cell(row), at: other) }

    /// Exchanges two cells.
    func swap(_ row: Int64, _ other: Int64) throws {
        let (first, second) = (try cell(row), try cell(other))
        try put(second, at: row)
        try put(first, at: other)
    }
}
