import Foundation
import SeededDice
import TacitClinical
import TacitCrypto
import TacitLog
import TacitRecord
import TacitStore
import Testing

@testable import TacitVault

/// One byte of a vault is another one: never another plaintext, never a crash.
///
/// Every byte of the header, of the state and of every cell is changed, each in one bit, which one by the
/// byte's number. Of the file as SQLite sees it every byte of the first 200 and a sample with a fixed seed are,
/// because each takes a whole unlock.
@Suite struct FlippedByteTests {
    /// In memory where there is such a place: thousands of commits are made here.
    private static let fast =
        FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()

    private func flipped(_ bytes: [UInt8], at index: Int) -> [UInt8] {
        var bytes = bytes
        bytes[index] ^= 1 << UInt8(index % 8)
        return bytes
    }

    private func closedVault() async throws -> VaultFolder {
        let folder = try VaultFolder(in: Self.fast)
        let vault = try await folder.create()
        _ = try await vault.fill()
        await vault.close()
        return folder
    }

    @Test func noByteOfTheHeaderMayChange() async throws {
        let folder = try await closedVault()
        let bytes = try #require(try folder.rows("meta", "k")[1])
        let header = try Header(unverified: bytes)
        let root = try header.slots[0].open(with: slotKey(7), vaultID: header.vaultID)
        // The code covers every byte, so nothing depends on how the rest is read.
        for index in bytes.indices where isAuthentic(flipped(bytes, at: index), header, root) {
            Issue.record("byte \(index)")
        }
        let key = try slotKey(7)
        let used = 117 + header.slots.count * 484
        for index in 0..<used where opens(flipped(bytes, at: index), key) {
            Issue.record("byte \(index)")
        }
        let asWritten = isAuthentic(bytes, header, root) && opens(bytes, key)
        #expect(asWritten)
    }

    private func isAuthentic(
        _ bytes: [UInt8],
        _ header: Header,
        _ root: borrowing SecureBytes
    ) -> Bool {
        do {
            try Header.authenticate(bytes, vaultID: header.vaultID, root: root)
            return true
        } catch {
            return false
        }
    }

    private func opens(_ bytes: [UInt8], _ key: borrowing SecureBytes) -> Bool {
        do {
            let header = try Header(unverified: bytes)
            guard let slot = header.slots.first else { return false }
            let root = try slot.open(with: key, vaultID: header.vaultID)
            return isAuthentic(bytes, header, root)
        } catch {
            return false
        }
    }

    @Test func noByteOfTheStateMayChange() async throws {
        let folder = try await closedVault()
        let bytes = try #require(try folder.rows("meta", "k")[2])
        let (vault, _) = try await folder.unlock()
        let ring = await vault.ring
        #expect(opens(bytes, ring))
        #expect(!bytes.indices.contains { opens(flipped(bytes, at: $0), ring) })
        await vault.close()
    }

    private func opens(_ cell: [UInt8], _ ring: OpenedRing) -> Bool {
        (try? RingState(opening: cell, ring: ring.ring, vaultID: ring.vaultID).sequence) != nil
    }

    @Test func noByteOfACellMayChange() async throws {
        let folder = try VaultFolder(in: Self.fast)
        let vault = try await folder.create()
        _ = try await vault.fill()
        let tried = try await vault.flipEveryCell()
        #expect(tried.cells > 30 && tried.bytes >= 448 * tried.cells)
        #expect(tried.opened == 0)
        #expect(try await vault.check(act(100)).findings == [], "each was put back")
        await vault.close()
    }

    @Test func whereverAByteOfTheFileChangesNothingElseIsRead() async throws {
        let folder = try await closedVault()
        let file = URL(fileURLWithPath: folder.places.file)
        let whole = Array(try Data(contentsOf: file))
        let (vault, _) = try await folder.copy(in: Self.fast).unlock()
        let original = try await vault.everything()
        await vault.close()
        var generator = Dice(20_310_106)
        let sample = (0..<150).map { _ in Int.random(in: 200..<whole.count, using: &generator) }
        var silent = 0
        for index in Array(0..<200) + sample {
            let copy = try folder.copy(in: Self.fast)
            try Data(flipped(whole, at: index)).write(to: URL(fileURLWithPath: copy.places.file))
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o600],
                ofItemAtPath: copy.places.file
            )
            if try await isRead(copy, as: original, changed: index) { silent += 1 }
        }
        // Counters of SQLite, room between rows, and rows of used drafts: nothing that is read.
        #expect(silent > 0 && silent < 350)
    }

    /// Whether the vault opens as if nothing were; whatever else it shows is told as damage.
    private func isRead(
        _ folder: VaultFolder,
        as original: [String],
        changed index: Int
    ) async throws -> Bool {
        do {
            let (vault, facts) = try await folder.unlock()
            let seen = try await vault.everything()
            let findings = try await vault.check(act(120)).findings
            await vault.close()
            if seen == original { return facts.doubt == nil && findings.isEmpty }
            #expect(facts.doubt != nil || !findings.isEmpty, "byte \(index): silently other")
            #expect(Set(seen).isSubset(of: original), "byte \(index): other plaintext")
            return false
        } catch {
            #expect(error is VaultError, "byte \(index)")
            return false
        }
    }
}

extension Vault {
    /// Changes every byte of every cell, one after the other, and looks whether its content is still found.
    fileprivate func flipEveryCell() throws -> (cells: Int, bytes: Int, opened: Int) {
        var tried = (cells: 0, bytes: 0, opened: 0)
        var number: UInt64 = 0
        while case .content(let bytes, let rows) = try log.file.find(
            .tail,
            keys: log.keys,
            number: number
        ) {
            try flip(rows, .tail, log.keys, number, &tried)
            number += UInt64(bytes.count / LogCellEntry.byteCount)
        }
        for stream in heads.streamIDs {
            for number in 0..<heads.head(of: stream).size {
                guard let record = try record(number, of: stream) else { continue }
                try flip(record.rows, .record, keys(of: stream), number, &tried)
            }
        }
        return tried
    }

    private func flip(
        _ rows: [Int64],
        _ kind: CellFile.Kind,
        _ keys: StreamKeys,
        _ number: UInt64,
        _ tried: inout (cells: Int, bytes: Int, opened: Int)
    ) throws {
        for row in rows {
            let bytes = try #require(try store.cell(row))
            tried.cells += 1
            for index in bytes.indices {
                var changed = bytes
                changed[index] ^= 1 << UInt8(index % 8)
                try store.apply([.remove(row), .insert(row, changed)])
                if case .content = try log.file.find(kind, keys: keys, number: number) {
                    tried.opened += 1
                }
                tried.bytes += 1
            }
            try store.apply([.remove(row), .insert(row, bytes)])
        }
    }
}
