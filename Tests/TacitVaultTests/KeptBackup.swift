import TacitClinical
import Testing

@testable import TacitVault

/// A backup as a caller keeps it: what the vault hands out, in memory.
struct KeptBackup {
    var header: [UInt8]
    var keys: [UInt8]
    var rows: [UInt8]
    var packs: [(rows: [UInt8], file: [UInt8])]

    /// Everything of an open vault, in packs of so many rows.
    init(_ vault: Vault, minute: Int, rowsInPack: Int = 7) async throws {
        rows = try await vault.backupRows(act(minute))
        packs = []
        for list in Self.lists(rows, rowsInPack) {
            packs.append((list, try await vault.backupPack(list)))
        }
        (header, keys) = try await vault.backupKeys()
    }

    /// The same of a locked one.
    init(_ vault: ClosedVault) throws {
        rows = try vault.backupRows()
        packs = [(rows, try vault.backupPack(rows))]
        (header, keys) = try vault.backupKeys()
    }

    var live: String {
        get throws { try VaultRow.decode(rows).digest.hexadecimal }
    }

    static func lists(_ rows: [UInt8], _ count: Int) -> [[UInt8]] {
        stride(from: 0, to: rows.count, by: count * VaultRow.byteCount).map {
            Array(rows[$0..<min(rows.count, $0 + count * VaultRow.byteCount)])
        }
    }

    /// Restores it into a folder's place.
    func restore(
        to folder: VaultFolder,
        slot: UInt32 = 1,
        key: UInt8 = VaultFolder.passphraseKey,
        replacing: Bool = false,
        minute: Int = 90
    ) async throws -> (vault: Vault, facts: RestoreFacts) {
        let restoration = try Restoration(folder.places, header: header, keys: keys)
        do {
            try await restoration.open(slot: slot, key: slotKey(key))
            for pack in packs { try await restoration.add(pack.file, wanted: pack.rows) }
            return try await restoration.finish(
                slot: slot,
                number: 1,
                live: live,
                replacing: replacing,
                now: act(minute).now
            )
        } catch {
            await restoration.discard()
            throw error
        }
    }

    /// Restores it beside the open vault, for a test.
    func test(_ folder: VaultFolder, _ vault: Vault, minute: Int = 90) async throws -> RestoreFacts {
        let restoration = try Restoration(folder.places, header: header, keys: keys)
        do {
            try await restoration.open(as: vault)
            for pack in packs { try await restoration.add(pack.file, wanted: pack.rows) }
            return try await restoration.finishTest(
                against: vault,
                number: 1,
                live: live,
                act(minute)
            )
        } catch {
            await restoration.discard()
            throw error
        }
    }
}
