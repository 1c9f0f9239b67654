import TacitClinical
import TacitStore
import Testing

@testable import TacitVault

/// Drafts of entries: used, spent and counted like any other.
@Suite struct EntryDraftTests {
    @Test func onlyADraftOfThisKindBecomesTheEntry() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let note = try await vault.signedNote(rowan, "a note")
        let purposes: [DraftPurpose] =
            [.note, .plan, .addendum(note.id), .amendment(note.id)]
            + EntryKind.entered.map(DraftPurpose.entry)
        for purpose in purposes {
            let draft = try await vault.drafted(rowan, purpose, "as typed")
            for kind in EntryKind.entered where purpose != .entry(kind) {
                let content = try Sample.entry(kind)
                let size = await vault.size
                let error = await vaultError {
                    try await vault.enterEntry(rowan, content, draft: draft.id, act(3))
                }
                #expect(error == .conflict, "\(purpose) as \(kind)")
                #expect(await vault.size == size)
            }
            #expect(try await vault.draft(rowan, draft.id, act(4)) == draft, "it still waits")
        }
        await vault.close()
    }

    @Test func aDraftOfAnEntryBecomesNothingElse() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let note = try await vault.signedNote(rowan, "a note")
        let draft = try await vault.drafted(rowan, .entry(.review), "as typed").id
        let errors = [
            await vaultError {
                let content = try Sample.note("x")
                return try await vault.sign(rowan, draft: draft, content: content, act(3))
            },
            await vaultError {
                let plan = try Sample.plan("x")
                return try await vault.recordPlan(rowan, plan, basedOn: 0, draft: draft, act(3))
            },
            await vaultError {
                let more = Sample.addendum("x")
                return try await vault.add(rowan, to: note.id, more, draft: draft, act(3))
            },
        ]
        #expect(errors == [.conflict, .conflict, .conflict])
        await vault.close()
    }

    @Test func aDraftOfAnotherClientOrOneThatWasUsedIsRefused() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let juniper = try await vault.newClient(Sample.juniper)
        let draft = try await vault.drafted(rowan, .entry(.goal), "as typed").id
        let content = try Sample.entry(.goal)
        let foreign = await vaultError {
            try await vault.enterEntry(juniper, content, draft: draft, act(3))
        }
        #expect(foreign == .notFound)
        _ = try await vault.enterEntry(rowan, content, draft: draft, act(3))
        let used = await vaultError {
            try await vault.enterEntry(rowan, content, draft: draft, act(4))
        }
        #expect(used == .alreadySigned)
        await vault.close()
    }

    @Test(arguments: EntryKind.entered)
    func theTextOfAUsedDraftLeavesTheFileAtLock(_ kind: EntryKind) async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let draft = try await vault.drafted(rowan, .entry(kind), "quiet-as-a-heron")
        let rows = try await vault.removal(of: draft.id)
        let entry = try await vault.enterEntry(
            rowan,
            Sample.entry(kind),
            draft: draft.id,
            act(3)
        )
        #expect(try await vault.removal(of: draft.id) == rows, "undo may need it")
        let cell = try await vault.cell(of: rows)
        #expect(try folder.everyByte().contains(cell))
        await vault.close()
        #expect(try !folder.everyByte().contains(cell))
        let (reopened, facts) = try await folder.unlock()
        #expect(facts.drafts == 0)
        #expect(try await reopened.removal(of: draft.id) == [])
        #expect(try await reopened.entries(rowan, act(60)) == [entry])
        #expect(try await reopened.log(rowan, act(60)).map(\.kind) == ["draft", kind.rawValue])
        let signed = await vaultError { try await reopened.draft(rowan, draft.id, act(62)) }
        #expect(signed == .alreadySigned)
        #expect(try await reopened.check(act(61)).findings == [])
        await reopened.close()
    }

    @Test func theTextGoesAfterFiveMinutesWithoutLock() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let draft = try await vault.drafted(rowan, .entry(.safety), "as typed")
        _ = try await vault.enterEntry(rowan, Sample.entry(.safety), draft: draft.id, act(3))
        await vault.tidy(try act(8))
        #expect(try await vault.removal(of: draft.id).count == 1, "five minutes are not over")
        await vault.tidy(try act(9))
        #expect(try await vault.removal(of: draft.id) == [])
        await vault.close()
    }

    @Test func theNextUnlockKnowsWhoseDraftsOfEntriesWait() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let waits = try await vault.newClient(Client(name: "Fictional Waiting"))
        let used = try await vault.newClient(Client(name: "Fictional Used"))
        let again = try await vault.newClient(Client(name: "Fictional Again"))
        let never = try await vault.newClient(Client(name: "Fictional Never"))
        let goal = try Sample.entry(.goal)
        _ = try await vault.drafted(waits, .entry(.goal), "waits")
        let spent = try await vault.drafted(used, .entry(.goal), "used")
        _ = try await vault.enterEntry(used, goal, draft: spent.id, act(3))
        try await vault.entered(never, goal)
        let back = try await vault.drafted(again, .entry(.goal), "again")
        _ = try await vault.enterEntry(again, goal, draft: back.id, act(4))
        _ = try await vault.undo(act(5))
        await vault.close()
        // An unlock in between, so that the session of the drafts is not the last one.
        let (between, first) = try await folder.unlock(minute: 100)
        #expect(first.drafts == 2)
        await between.close()
        let (later, facts) = try await folder.unlock(minute: 110)
        #expect(facts.drafts == 2)
        #expect(try await later.clientsWithDrafts() == [waits, again])
        #expect(try await later.drafts(nil, act(111)).map(\.text).sorted() == ["again", "waits"])
        await later.close()
    }
}

extension Vault {
    /// The first of these rows as it lies in the file.
    fileprivate func cell(of rows: [Change]) throws -> [UInt8] {
        guard case .remove(let id)? = rows.first else { return [] }
        return try #require(try store.cell(id))
    }
}
