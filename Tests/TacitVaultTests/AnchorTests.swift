import Foundation
import GRDB
import TacitClinical
import Testing

@testable import TacitVault

/// The vault file and this machine's memory of it, each older, missing, foreign or forked.
@Suite struct AnchorTests {
    /// Three moments of one vault; the third is a fork of the second.
    private struct Moments {
        let first: VaultFolder
        let second: VaultFolder
        let fork: VaultFolder
        let rowan: ClientID

        init() async throws {
            let folder = try VaultFolder()
            let vault = try await folder.create()
            rowan = try await vault.newClient()
            await vault.close()
            first = try folder.copy()
            fork = try folder.copy()
            let (later, _) = try await folder.unlock(minute: 10)
            try await later.signedNote(rowan, "in the second", minute: 11)
            await later.close()
            second = folder
            let (other, _) = try await fork.unlock(minute: 20)
            for minute in 21..<25 {
                try await other.signedNote(rowan, "in the fork", minute: minute)
            }
            await other.close()
        }

        /// A vault file of one moment with the memory of another.
        func vault(_ file: VaultFolder, memory: VaultFolder) throws -> VaultFolder {
            let folder = try VaultFolder()
            try folder.replaceVault(from: file)
            try folder.replaceState(from: memory)
            return folder
        }
    }

    @Test func memoryOfTheSameMomentOrAnOlderOneOfTheSameVaultIsFine() async throws {
        let moments = try await Moments()
        for memory in [moments.second, moments.first] {
            let folder = try moments.vault(moments.second, memory: memory)
            let (vault, facts) = try await folder.unlock()
            #expect(facts.doubt == nil && facts.detail == nil)
            try await vault.signedNote(moments.rowan, "goes on")
            await vault.close()
        }
    }

    @Test func anOlderVaultIsARollbackAndOpensForReadingOnly() async throws {
        let moments = try await Moments()
        let folder = try moments.vault(moments.first, memory: moments.second)
        for accepted in [Accepted.nothing, .anchor] {
            let (vault, facts) = try await folder.unlock(accepting: accepted)
            #expect(facts.doubt == .rollback && facts.readOnly && facts.entries == 4)
            #expect(
                facts.detail
                    == "this machine saw 8 entries, the last of 2031-01-06; "
                    + "this vault has 4, the last of 2031-01-06"
            )
            #expect(try await vault.notes(moments.rowan, act(61)) == [])
            await vault.close()
        }
    }

    @Test func anotherBranchIsAForkAlsoWhenItIsLonger() async throws {
        let moments = try await Moments()
        let folder = try moments.vault(moments.fork, memory: moments.second)
        let (vault, facts) = try await folder.unlock()
        #expect(facts.doubt == .fork && facts.entries > 8)
        await vault.close()
        let back = try moments.vault(moments.second, memory: moments.fork)
        let (other, shorter) = try await back.unlock()
        #expect(shorter.doubt == .rollback, "a shorter branch is short first of all")
        await other.close()
    }

    @Test(arguments: ["missing", "empty", "cut", "foreign", "noise", "link"])
    func withoutAnAnchorThatSpeaksTheVaultStaysShutUnlessThatIsAccepted(_ what: String) async throws {
        let moments = try await Moments()
        let folder = moments.second
        let path = try folder.memory("anchor")
        let files = FileManager.default
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        try files.removeItem(atPath: path)
        switch what {
        case "empty": _ = files.createFile(atPath: path, contents: Data())
        case "cut": _ = files.createFile(atPath: path, contents: bytes.prefix(1_024))
        case "noise": _ = files.createFile(atPath: path, contents: Data(repeating: 7, count: 2_048))
        case "foreign":
            let other = try await Moments()
            try files.copyItem(atPath: other.second.memory("anchor"), toPath: path)
        case "link":
            _ = files.createFile(atPath: folder.path + "/kept", contents: bytes)
            try files.createSymbolicLink(atPath: path, withDestinationPath: folder.path + "/kept")
        default: break
        }
        let missing = VaultError.anchorMissing("the vault has 8 entries, the last of 2031-01-06")
        for accepted in [Accepted.nothing, .rollback] {
            #expect(await vaultError { try await folder.unlock(accepting: accepted) } == missing)
        }
        guard what != "link" else {
            // Nothing is written through a link, so this stays so until it is gone.
            #expect(await vaultError { try await folder.unlock(accepting: .anchor) } == .io)
            return
        }
        let (vault, facts) = try await folder.unlock(accepting: .anchor)
        #expect(facts.doubt == nil)
        #expect(try await vault.types(.access).suffix(2) == [.anchorAccepted, .unlocked])
        await vault.close()
        let (again, later) = try await folder.unlock(minute: 70)
        #expect(later.doubt == nil)
        await again.close()
    }

    @Test(arguments: [0, 1])
    func oneOfTheTwoSlotsIsEnough(_ slot: Int) async throws {
        let moments = try await Moments()
        let path = try moments.second.memory("anchor")
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        bytes.replaceSubrange(slot * 1_024..<slot * 1_024 + 40, with: Data(count: 40))
        try bytes.write(to: URL(fileURLWithPath: path))
        let (vault, facts) = try await moments.second.unlock()
        #expect(facts.doubt == nil)
        await vault.close()
    }

    @Test func theAnchorOfAMachineThatStoppedBetweenCommitAndAnchorIsHarmless() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        // All within the one second in which no second anchor is written, most of them at least.
        for minute in 2..<20 { _ = try await vault.client(rowan, act(minute)) }
        let copy = try folder.copy()
        await vault.close()
        let (reopened, facts) = try await copy.unlock()
        #expect(facts.doubt == nil && facts.entries == 24 - 1)
        await reopened.close()
    }

    @Test func aVaultWhoseAnchorCannotBeWrittenGoesOn() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        try FileManager.default.removeItem(atPath: folder.places.stateDirectory)
        let rowan = try await vault.newClient()
        let draft = try await vault.draftNote(rowan, "kept")
        await #expect(throws: VaultError.io) { try await vault.writeAnchor(act(4).now) }
        #expect(try await vault.drafts(rowan, act(5)) == [draft])
        await vault.close()
    }

    @Test func acceptingTheRollbackMakesTheVaultWritableAndIsEntered() async throws {
        let moments = try await Moments()
        let folder = try moments.vault(moments.first, memory: moments.second)
        let (vault, facts) = try await folder.unlock(accepting: .rollback)
        #expect(facts.doubt == nil && !facts.readOnly)
        #expect(try await vault.types(.access).suffix(2) == [.rollbackAccepted, .unlocked])
        try await vault.signedNote(moments.rowan, "goes on", minute: 61)
        await vault.close()
        let (again, later) = try await folder.unlock(minute: 70)
        #expect(later.doubt == nil)
        #expect(try await again.check(act(71)).findings == [])
        await again.close()
    }
}
