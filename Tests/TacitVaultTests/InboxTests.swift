import Foundation
import GRDB
import TacitClinical
import TacitCrypto
import TacitStore
import Testing

@testable import TacitVault

/// Text that was sealed while the vault was locked.
@Suite struct InboxTests {
    private func letter(_ client: String, _ text: String, purpose: String = "note") throws
        -> [UInt8]
    {
        let json = try JSONSerialization.data(withJSONObject: [
            "client": client, "draft_for": purpose, "class": "contact", "text": text,
        ])
        return Array(json)
    }

    private func box(_ letter: [UInt8], to key: [UInt8]) throws -> [UInt8] {
        try SealedBox.seal(letter.span, to: key.span)
    }

    private func sealed(_ folder: VaultFolder, _ letters: [[UInt8]]) throws {
        let closed = try folder.closed()
        let key = try #require(closed.inboxKey)
        for letter in letters { try closed.putInbox(box(letter, to: key)) }
        #expect(try closed.inboxCount == letters.count)
        closed.close()
    }

    private func closedVault() async throws -> (folder: VaultFolder, handle: String) {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let handle = try await vault.createClient(Sample.rowan, act(1)).handle
        await vault.close()
        return (folder, handle)
    }

    @Test func aSealedTextIsADraftAfterTheNextUnlockAndLeavesTheInbox() async throws {
        let (folder, handle) = try await closedVault()
        let long = String(repeating: "a telephone call. ", count: 60_000)
        let letters = try [letter(handle, "short"), letter(handle, long, purpose: "plan")]
        try sealed(folder, letters)
        #expect(try folder.rows("inbox").values.allSatisfy { $0.count <= 16_320 })
        #expect(try !folder.everyByte().contains(Array("telephone".utf8)))
        let (vault, facts) = try await folder.unlock()
        #expect(facts.filed == 2 && facts.drafts == 2)
        let drafts = try await vault.drafts(nil, act(61))
        #expect(Set(drafts.map(\.text)) == ["short", long])
        #expect(drafts.allSatisfy { $0.noteClass == .contact && $0.handle == handle })
        #expect(Set(drafts.map(\.purpose)) == [.note, .plan])
        #expect(try await vault.inboxCount() == 0)
        await vault.close()
        let (again, later) = try await folder.unlock(minute: 70)
        #expect(later.filed == 0 && later.drafts == 2)
        await again.close()
    }

    @Test func whatCannotBeFiledStaysAndKeepsNothingElseOut() async throws {
        let (folder, handle) = try await closedVault()
        let stranger = try letter("nobody-2", "whose?")
        try sealed(folder, [stranger, try letter(handle, "known"), Array("no letter".utf8)])
        let (vault, facts) = try await folder.unlock()
        #expect(facts.filed == 1)
        #expect(try await vault.inboxCount() == 2)
        await vault.close()
    }

    @Test func aTextWithARowMissingOrSealedToAnotherKeyStays() async throws {
        let (folder, handle) = try await closedVault()
        try sealed(folder, [try letter(handle, String(repeating: "x", count: 40_000))])
        let row = try #require(try folder.rows("inbox").keys.first)
        try folder.tamper {
            try $0.execute(sql: "DELETE FROM inbox WHERE id = ?", arguments: [row])
        }
        let closed = try folder.closed()
        let foreign = try AgreementKey.random().publicKey
        try closed.putInbox(box(letter(handle, "x"), to: foreign))
        closed.close()
        let (vault, facts) = try await folder.unlock()
        #expect(facts.filed == 0)
        #expect(try await vault.inboxCount() == 2)
        await vault.close()
    }

    @Test func onlyTheKeyOfTheLastUnlockIsGivenOut() async throws {
        let (folder, _) = try await closedVault()
        let closed = try folder.closed()
        let header = try #require(try closed.store.meta(.header))
        #expect(closed.inboxKey == Array(header[80..<112]))
        let path = try folder.memory("keys")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(bytes.count == 128)
        for index in 0..<128 {
            var changed = bytes
            changed[index] ^= 1
            try changed.write(to: URL(fileURLWithPath: path))
            #expect(closed.inboxKey == nil, "byte \(index)")
        }
        try FileManager.default.removeItem(atPath: path)
        #expect(closed.inboxKey == nil)
        closed.close()
    }

    @Test func aChangedHeaderDoesNotChangeTheKeyThatIsGivenOut() async throws {
        let (folder, _) = try await closedVault()
        let before = try folder.closed()
        let key = before.inboxKey
        before.close()
        var header = try #require(try folder.rows("meta", "k")[1])
        let mine = try AgreementKey.random().publicKey
        header.replaceSubrange(80..<112, with: mine)
        let changed = header.data
        try folder.tamper {
            try $0.execute(sql: "UPDATE meta SET v = ? WHERE k = 1", arguments: [changed])
        }
        let closed = try folder.closed()
        #expect(closed.inboxKey == key && key != mine)
        closed.close()
    }

    @Test func textsOverTheLimitAreRefused() async throws {
        let (folder, _) = try await closedVault()
        let closed = try folder.closed()
        for count in [0, 48, Inbox.largestText + 1] {
            let text = [UInt8](repeating: 1, count: count)
            #expect(await vaultError { try closed.putInbox(text) } == .tooLarge)
        }
        try closed.putInbox([UInt8](repeating: 1, count: Inbox.largestText))
        #expect(try closed.inboxCount == 1)
        closed.close()
    }

    @Test func whileUnlockedATextIsADraftAtOnce() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let handle = try await vault.createClient(Sample.rowan, act(1)).handle
        let key = await vault.header.inboxKey
        try await vault.putInbox(box(letter(handle, "at once"), to: key), act(2))
        #expect(try await vault.drafts(nil, act(3)).map(\.text) == ["at once"])
        await vault.close()
    }
}
