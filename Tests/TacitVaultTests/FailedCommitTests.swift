import Glibc
import TacitClinical
import TacitCrypto
import TacitLog
import TacitStore
import Testing

@testable import TacitVault

/// A shared commit that fails: nobody is told anything, and nothing in memory is ahead of the file.
@Suite struct FailedCommitTests {
    @Test func everyActIsForgottenAndTheVaultGoesOn() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.fill()
        await vault.shareCommits()
        let letter = try await vault.putLetter()
        let signed = try await vault.signedNote(rowan, "may be taken back", minute: 50)
        let seen = try await vault.everything()
        try await vault.settled(since: 0)
        let before = await vault.memory

        let id = RecordID.random()
        let late = Client(name: "Fictional Late")
        let new = try await vault.createClient(late, act(51, id: id)).id
        _ = try await vault.draftNote(new, "first of a stream", .psychotherapy, minute: 51)
        _ = try await vault.undo(act(51))
        let draft = try await vault.drafted(rowan, .entry(.goal), "goes down", minute: 51)
        let goal = try Sample.entry(.goal)
        _ = try await vault.enterEntry(rowan, goal, draft: draft.id, act(51))
        _ = try await vault.fileLetter(letter, to: rowan, act(51))
        _ = try await vault.setPractice(Practice(), basedOn: 1, act(51))
        _ = try await vault.reviseClient(rowan, Sample.juniper, basedOn: 1, act(51))
        try await vault.refuseCommit()
        // Whoever asks first gets the error, and everybody after who had begun.
        for _ in 0..<3 {
            #expect(await vaultError { try await vault.settled(since: 0) } == .integrity)
        }
        #expect(vault.failures == 1)
        #expect(await vault.memory == before)
        #expect(try await vault.everything() == seen)
        #expect(try await vault.letters(act(51)).map(\.id) == [letter], "it waits again")

        #expect(try await vault.createClient(late, act(52, id: id)).client == late)
        #expect(try await vault.undo(act(52)).ref == signed.ref, "it can still be taken back")
        try await vault.settled(since: 1)
        #expect(try await vault.check(act(53)).findings == [])
        await vault.close()
        let (reopened, facts) = try await folder.unlock()
        #expect(facts.doubt == nil)
        #expect(try await reopened.check(act(61)).findings == [])
        await reopened.close()
    }

    @Test func aKeyslotThatDidNotReachTheFileIsNotThere() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        await vault.shareCommits()
        let before = await vault.memory
        _ = try await vault.draftNote(rowan, "goes down with it")
        try await vault.refuseCommit()
        #expect(
            await vaultError { try await vault.addKeyslot(slot(.kit, 11), act(3)) } == .integrity
        )
        #expect(await vault.memory == before)
        #expect(await vault.keyslots().count == 2)
        await vault.close()
        let (reopened, facts) = try await folder.unlock()
        #expect(facts.doubt == nil, "the anchor was not ahead of the file")
        await reopened.close()
    }

    @Test func anActThatWasRefusedLeavesThoseBeforeItStaged() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        await vault.shareCommits()
        _ = try await vault.draftNote(rowan, "stays")
        #expect(await vaultError { try await vault.draftNote(.random(), "nobody's") } == .notFound)
        try await vault.settled(since: 0)
        #expect(try await vault.drafts(rowan, act(3)).map(\.text) == ["stays"])
        await vault.close()
    }

    @Test(.enabled(if: Tmpfs.isAvailable, "mounting needs root"))
    func onAFullDiskWritingStopsAndReadingGoesOn() async throws {
        let disk = try Tmpfs(megabytes: 12)
        let folder = try VaultFolder(in: disk.path)
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let note = try await vault.signedNote(rowan, "x").id
        await vault.shareCommits()
        try fill(disk.path + "/first")
        let ballast = try Ballast(besideVaultAt: folder.places.file)
        let text = String(repeating: "x", count: 400_000)

        // Together they fail together, once.
        _ = try await vault.note(rowan, note, act(4))
        _ = try await vault.draftNote(rowan, text)
        #expect(await vaultError { try await vault.settled(since: 0) } == .full)
        #expect(try ballast.isWhole, "a write is no reason to give it up")

        // From then on a read goes by itself, whatever waits behind it.
        for _ in 0..<40 {
            let failures = vault.failures
            _ = try await vault.note(rowan, note, act(5))
            let error = await vaultError { try await vault.draftNote(rowan, text) }
            if error == nil {
                #expect(await vaultError { try await vault.settled(since: failures) } == .full)
            } else {
                #expect(error == .full)
                try await vault.settled(since: failures)
            }
        }
        #expect(try !ballast.isWhole)
        let reads = try await vault.types(.access).filter { $0 == .read }.count
        #expect(reads == 40, "each of the forty, and not the one that failed")

        unsafe unlink(disk.path + "/first")
        _ = try await vault.draftNote(rowan, text)
        try await vault.settled(since: vault.failures)
        #expect(try ballast.isWhole)
        #expect(try await vault.check(act(6)).findings == [])
        await vault.close()
    }

    private func fill(_ path: String) throws {
        let file = unsafe open(path, O_WRONLY | O_CREAT, 0o600)
        defer { close(file) }
        for chunk in [65_536, 4_096] {
            let bytes = [UInt8](repeating: 1, count: chunk)
            while unsafe write(file, bytes, chunk) == chunk {}
        }
    }
}

extension Vault {
    /// What could be ahead of the file.
    fileprivate var memory: [String] {
        [
            heads.vault.root.hex, "\(heads.vault.size)", "\(header.sequence)", "\(streams.count)",
            "\(undoable.map(\.record))", "\(spentDrafts.map(\.draft))", "\(listWasEntered)",
            "\(indexCache?.count ?? 0)",
        ]
    }

    /// A text in the inbox for nobody yet.
    fileprivate func putLetter() throws -> RecordID {
        let letter = Array(#"{"class":"progress","client":"","draft_for":"note","text":"x"}"#.utf8)
        try putInbox(SealedBox.seal(letter.span, to: header.inboxKey.span), act(49))
        return try #require(try Inbox.texts(in: store).first).id
    }

    /// Stages a row whose id is taken in the file: another program's doing, as far as the commit can tell.
    fileprivate func refuseCommit() throws {
        try store.stage([.insert(try rowOfFirstClient(), [0])])
    }
}
