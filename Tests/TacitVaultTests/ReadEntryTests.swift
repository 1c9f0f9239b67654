import Foundation
import TacitClinical
import TacitLog
import TacitStore
import Testing

@testable import TacitVault

/// What is shown was entered before: an entry for each answer, and no answer without it.
@Suite struct ReadEntryTests {
    private typealias Verb = @Sendable () async throws -> Void

    /// Answers that are not about one client.
    private static let ofNobody = ["drafts", "practice", "clients", "due", "inbox", "requests", "audit"]

    private func verbs(_ vault: Vault, _ rowan: ClientID) async throws -> [(String, Verb)] {
        let note = try await vault.signedNote(rowan, "x").id
        let draft = try await vault.draftNote(rowan, "y").id
        let entry = try await vault.entered(rowan, Sample.entry(.goal)).id
        let words = try #require(SearchWords("x"))
        return [
            ("client", { _ = try await vault.client(rowan, act(5)) }),
            ("notes", { _ = try await vault.notes(rowan, act(5)) }),
            ("note", { _ = try await vault.note(rowan, note, act(5)) }),
            ("plans", { _ = try await vault.plans(rowan, act(5)) }),
            ("draft", { _ = try await vault.draft(rowan, draft, act(5)) }),
            ("drafts", { _ = try await vault.drafts(nil, act(5)) }),
            ("log", { _ = try await vault.log(rowan, act(5)) }),
            ("brief", { _ = try await vault.brief(rowan, act(5)) }),
            ("entries", { _ = try await vault.entries(rowan, act(5)) }),
            ("entry", { _ = try await vault.entry(rowan, entry, act(5)) }),
            ("as-of", { _ = try await vault.view(rowan, asOf: act(5).now.day, act(5)) }),
            ("inbox", { _ = try await vault.letters(act(5)) }),
            ("practice", { _ = try await vault.practice(act(5)) }),
            ("clients", { _ = try await vault.clients(act(5)) }),
            // Both go through the list of clients, which is entered by now.
            ("due", { _ = try await vault.openViews(act(5)) }),
            ("accounting", { _ = try await vault.accounting(rowan, act(5)) }),
            ("requests", { _ = try await vault.requests(act(5)) }),
            ("audit", { _ = try await vault.audit(of: nil, since: nil, after: nil, limit: 9, act(5)) }),
            ("search", { _ = try await vault.search(words, act(5)) }),
        ]
    }

    @Test func everyAnswerHasAnEntryWithIdsAndNoWord() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        for (name, verb) in try await verbs(vault, rowan) {
            let before = try await vault.types(.access).count
            try await verb()
            #expect(try await vault.types(.access).count == before + 1, "\(name)")
            let body = try await vault.lastRead()
            #expect(body.what == name)
            #expect(body.client == (Self.ofNobody.contains(name) ? nil : rowan))
        }
        let size = await vault.size
        _ = try await vault.clients(act(6))
        #expect(await vault.size == size, "the list is entered once in each unlock")
        await vault.close()
    }

    @Test func nothingIsShownWhenTheEntryCannotBeWritten() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let verbs = try await verbs(vault, rowan)
        // Everything is in memory by now; the store alone fails.
        try await vault.store.close()
        for (name, verb) in verbs { #expect(await vaultError(verb) == .io, "\(name)") }
    }

    @Test(.enabled(if: Tmpfs.isAvailable, "mounting needs root"))
    func aFullDiskStopsWritingAndTheBallastLetsReadingGoOn() async throws {
        let disk = try Tmpfs(megabytes: 12)
        let folder = try VaultFolder(in: disk.path)
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let note = try await vault.signedNote(rowan, "x").id
        await vault.close()
        let (opened, _) = try await folder.unlock()
        let ballast = try Ballast(besideVaultAt: folder.places.file)
        #expect(try ballast.isWhole)
        try fill(disk.path + "/first")
        let text = String(repeating: "x", count: 400_000)
        #expect(await vaultError { try await opened.draftNote(rowan, text) } == .full)
        #expect(try ballast.isWhole, "a write is no reason to give it up")
        for _ in 0..<40 { _ = try await opened.note(rowan, note, act(61)) }
        #expect(try !ballast.isWhole)

        try fill(disk.path + "/second")
        var shown = 0
        let last = await vaultError {
            for _ in 0..<10_000 {
                _ = try await opened.note(rowan, note, act(62))
                shown += 1
            }
        }
        #expect(last == .logUnavailable)
        let reads = try await opened.types(.access).filter { $0 == .read }.count
        #expect(reads == 40 + shown, "an entry for each answer, none for the one that was refused")

        unsafe unlink(disk.path + "/first")
        unsafe unlink(disk.path + "/second")
        _ = try await opened.note(rowan, note, act(63))
        #expect(try await opened.check(act(64)).findings == [])
        await opened.close()
        let (again, facts) = try await folder.unlock(minute: 70)
        #expect(try facts.doubt == nil && ballast.isWhole, "room again, ballast again")
        await again.close()
    }

    /// Takes what room there is.
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
    /// The newest read entry.
    fileprivate func lastRead() throws -> Body.Read {
        let head = heads.head(of: .vault(.access))
        let record = try #require(try record(head.size - 1, of: .vault(.access)))
        return try Body.decode(Body.Read.self, record.json).content
    }
}
