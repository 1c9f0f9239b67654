import TacitClinical
import TacitCrypto
import TacitLog
import Testing

@testable import TacitVault

/// Which drafts wait, as the log counts them, against what the charts say.
@Suite struct DraftCountTests {
    @Test(arguments: 0..<6)
    func theCountIsThatOfTheChartsAfterAnyActs(_ round: Int) async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        var clients: [ClientID] = []
        for number in 0..<4 {
            clients.append(try await vault.newClient(Client(name: "Fictional \(number)")))
        }
        for step in 0..<60 {
            let client = clients[Int(RandomBytes.uniform(below: 4))]
            try await Self.something(vault, client, minute: 2 + step)
        }
        let waiting = try await vault.drafts(nil, act(90)).map(\.id)
        // An unlock in between, so that the session of the drafts is not the last one.
        await vault.close()
        let (between, first) = try await folder.unlock(minute: 100)
        #expect(first.drafts == waiting.count)
        await between.close()
        let (later, facts) = try await folder.unlock(minute: 110)
        #expect(facts.drafts == waiting.count)
        #expect(try await Set(later.drafts(nil, act(111)).map(\.id)) == Set(waiting))
        for client in clients {
            let has = try await later.drafts(client, act(112)).isEmpty == false
            #expect(try await later.mayHaveDrafts(client) == has)
        }
        await later.close()
    }

    /// One act of those that begin or end drafts, at random; one that is not possible now is passed over.
    private static func something(_ vault: Vault, _ client: ClientID, minute: Int) async throws {
        let drafts = try await vault.drafts(client, act(minute))
        let notes = drafts.filter { $0.purpose == .note }
        switch RandomBytes.uniform(below: 11) {
        case 0, 1: _ = try await vault.draftNote(client, "x", minute: minute)
        case 2:
            guard let old = notes.first else { return }
            _ = try await vault.saveDraft(
                client,
                purpose: .note,
                noteClass: .progress,
                text: "y",
                replacing: old.id,
                act(minute)
            )
        case 3:
            guard let draft = drafts.last else { return }
            try await vault.discardDraft(client, draft.id, act(minute))
        case 4, 5:
            guard let draft = notes.last else { return }
            let content = try Sample.note("x", minute: minute)
            _ = try await vault.sign(client, draft: draft.id, content: content, act(minute))
        case 6: _ = await vaultError { try await vault.undo(act(minute)) }
        case 7: try await plan(vault, client, minute: minute)
        case 8, 9: try await entry(vault, client, minute: minute)
        default: try await addition(vault, client, minute: minute)
        }
    }

    /// A version of the plan, of a draft or of none.
    private static func plan(_ vault: Vault, _ client: ClientID, minute: Int) async throws {
        let number = try await vault.plans(client, act(minute)).filter { $0.error == nil }.count
        let standing = try await vault.standingPlans(client)
        let draft =
            number % 2 == 0
            ? nil
            : try await vault.saveDraft(
                client,
                purpose: .plan,
                noteClass: .progress,
                text: "p",
                replacing: nil,
                act(minute)
            ).id
        _ = try await vault.recordPlan(
            client,
            Sample.plan("x"),
            basedOn: standing,
            draft: draft,
            act(minute)
        )
    }

    /// An entry, of a draft or of none.
    private static func entry(_ vault: Vault, _ client: ClientID, minute: Int) async throws {
        let draft =
            minute.isMultiple(of: 2)
            ? nil : try await vault.drafted(client, .entry(.goal), "e", minute: minute).id
        let content = try Sample.entry(.goal)
        _ = try await vault.enterEntry(client, content, draft: draft, act(minute))
    }

    /// An addendum to a note, of a draft or of none.
    private static func addition(_ vault: Vault, _ client: ClientID, minute: Int) async throws {
        let signed = try await vault.notes(client, act(minute)).first { !$0.undone }
        guard let note = signed?.id else { return }
        let draft =
            minute.isMultiple(of: 2)
            ? nil
            : try await vault.saveDraft(
                client,
                purpose: .addendum(note),
                noteClass: .progress,
                text: "a",
                replacing: nil,
                act(minute)
            ).id
        _ = try await vault.add(
            client,
            to: note,
            Sample.addendum("x"),
            draft: draft,
            act(minute)
        )
    }
}

extension Vault {
    fileprivate func standingPlans(_ client: ClientID) throws -> Int {
        try chart(client).standingPlans.last?.body.content.version ?? 0
    }

    /// Whether the log leaves it open that a draft of the client waits.
    fileprivate func mayHaveDrafts(_ client: ClientID) throws -> Bool {
        let stream = try StreamID(client: client, stream: StreamCode.chart.rawValue)
        guard streams.contains(stream) else { return false }
        let count = try DraftCount(index().entries(of: stream))
        return try mayWait(count, under: keys(of: stream), index())
    }
}
