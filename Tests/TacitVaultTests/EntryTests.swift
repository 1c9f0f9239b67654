import TacitClinical
import Testing

@testable import TacitVault

/// What is entered into a chart, of every kind: one way in, and the same rules for all.
@Suite struct EntryTests {
    @Test func everyKindIsEnteredReadListedAndKept() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        _ = try await vault.setPractice(Sample.practice, basedOn: 0, act(0))
        let rowan = try await vault.newClient()
        var entered: [Entry] = []
        for (minute, kind) in EntryKind.entered.enumerated() {
            let content = try Sample.entry(kind)
            let entry = try await vault.entered(rowan, content, minute: minute)
            #expect(entry.content == content && entry.content.kind == kind)
            #expect(try entry.recordedAt == act(minute).now && entry.stands)
            #expect(entry.author == "Imogen Vale, LCADC, LPC")
            #expect(entry.ref.hasPrefix("e"))
            #expect(try await vault.entry(rowan, entry.id, act(50)) == entry)
            #expect(try await vault.resolve(reference: entry.ref).id == entry.id)
            entered.append(entry)
        }
        #expect(try await vault.entries(rowan, act(51)) == entered, "in the order of recording")
        let lines = try await vault.log(rowan, act(52))
        #expect(lines.map(\.kind) == EntryKind.entered.map(\.rawValue))
        #expect(lines.map(\.ref) == entered.map(\.ref))
        for (line, entry) in zip(lines, entered) {
            let title = entry.content.value.title
            #expect(!title.isEmpty && line.marks == [])
            #expect(line.title == title || line.title == title.prefix(59) + "…", "\(line.kind)")
        }
        await vault.close()
        let (reopened, facts) = try await folder.unlock()
        #expect(facts.drafts == 0)
        #expect(try await reopened.entries(rowan, act(61)) == entered)
        #expect(try await reopened.check(act(62)).findings == [])
        await reopened.close()
    }

    @Test(arguments: EntryKind.entered)
    func anEntryInErrorStaysMarked(_ kind: EntryKind) async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let wrong = try await vault.entered(rowan, Sample.entry(kind, "wrong"))
        let right = try await vault.entered(rowan, Sample.entry(kind, "right"))
        let mark = ErrorMark(reason: .other, explanation: "a slip of the pen")
        #expect(try await vault.markError(rowan, wrong.id, mark, act(4)) == wrong.ref)
        var expected = wrong
        expected.error = mark
        for _ in 0..<2 {
            #expect(try await vault.entries(rowan, act(5)) == [expected, right])
        }
        let lines = try await vault.log(rowan, act(5))
        #expect(lines.map(\.marks) == [["entered in error: other"], []])
        #expect(try await vault.entryContext(rowan, act(5)).entries == [right])
        #expect(try await vault.brief(rowan, act(5)).entries == [right])
        await vault.close()
        let (reopened, _) = try await folder.unlock()
        #expect(try await reopened.entry(rowan, wrong.id, act(61)) == expected)
        await reopened.close()
    }

    @Test(arguments: EntryKind.entered)
    func withinFiveMinutesAnEntryIsTakenBackAndItsDraftWaitsAgain(_ kind: EntryKind) async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let draft = try await vault.drafted(rowan, .entry(kind), "as typed")
        let content = try Sample.entry(kind)
        let entry = try await vault.enterEntry(rowan, content, draft: draft.id, act(3))
        #expect(try await vault.drafts(rowan, act(3)) == [])
        let undone = try await vault.undo(act(8))
        #expect(undone.ref == entry.ref && undone.draft == draft)
        #expect(try await vault.drafts(rowan, act(8)) == [draft])
        let shown = try await vault.entries(rowan, act(8))
        #expect(shown.map(\.undone) == [true] && shown.map(\.id) == [entry.id])
        #expect(try await vault.entryContext(rowan, act(8)).entries == [])
        let mark = ErrorMark(reason: .duplicate, explanation: nil)
        let error = await vaultError { try await vault.markError(rowan, entry.id, mark, act(8)) }
        #expect(error == .notFound)
        let second = try await vault.enterEntry(rowan, content, draft: draft.id, act(9))
        #expect(second.id != entry.id)
        await vault.close()
        let (reopened, facts) = try await folder.unlock()
        #expect(facts.drafts == 0)
        let kept = try await reopened.entries(rowan, act(60))
        #expect(kept.map(\.id) == [entry.id, second.id] && kept.map(\.undone) == [true, false])
        #expect(try await reopened.log(rowan, act(60)).map(\.marks).contains(["undone"]))
        #expect(try await reopened.check(act(61)).findings == [])
        await reopened.close()
    }

    @Test func afterFiveMinutesAnEntryIsFinal() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let entry = try await vault.entered(rowan, Sample.entry(.safety), minute: 2)
        let late = Act(now: try #require(act(7).now.adding(milliseconds: 1)))
        #expect(await vaultError { try await vault.undo(late) } == .tooLate)
        #expect(try await vault.entry(rowan, entry.id, act(8)).stands)
        await vault.close()
    }

    @Test(arguments: EntryKind.entered)
    func underOneIDAnEntryIsMadeOnce(_ kind: EntryKind) async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let juniper = try await vault.newClient(Sample.juniper)
        let draft = try await vault.drafted(rowan, .entry(kind), "as typed")
        let id = RecordID.random()
        let content = try Sample.entry(kind, "said")
        let first = try await vault.enterEntry(rowan, content, draft: draft.id, act(3, id: id))
        #expect(first.id == id)
        let size = await vault.size
        // Far later, and with another author.
        let later = try act(60 * 100, id: id)
        #expect(try await vault.enterEntry(rowan, content, draft: draft.id, later) == first)
        let other = try Sample.entry(kind, "other")
        for error in [
            await vaultError { try await vault.enterEntry(rowan, other, draft: draft.id, later) },
            await vaultError { try await vault.enterEntry(rowan, content, draft: nil, later) },
            await vaultError { try await vault.enterEntry(juniper, content, draft: nil, later) },
            await vaultError { try await vault.draftNote(rowan, "x", id: id) },
        ] {
            #expect(error == .conflict)
        }
        #expect(await vault.size == size)
        #expect(try await vault.entries(juniper, act(4)) == [])
        await vault.close()
    }

    @Test func whatIsNotThereIsNotFound() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let juniper = try await vault.newClient(Sample.juniper)
        let entry = try await vault.entered(rowan, Sample.entry(.goal))
        let note = try await vault.signedNote(rowan, "x")
        let draft = try await vault.drafted(rowan, .entry(.goal), "y")
        let content = try Sample.entry(.goal)
        for (error, expected) in [
            (await vaultError { try await vault.entry(juniper, entry.id, act(4)) }, .notFound),
            (await vaultError { try await vault.entry(rowan, note.id, act(4)) }, .notFound),
            (await vaultError { try await vault.entry(rowan, draft.id, act(4)) }, .notSigned),
            (await vaultError { try await vault.entries(.random(), act(4)) }, .notFound),
            (await vaultError { try await vault.entered(.random(), content) }, .notFound),
        ] as [(VaultError?, VaultError)] {
            #expect(error == expected)
        }
        await vault.close()
    }

    @Test func aFileIsEnteredByAttachingItAlone() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let content = try Sample.entry(.attachment)
        #expect(await vaultError { try await vault.entered(rowan, content) } == .conflict)
        #expect(try await vault.entries(rowan, act(4)) == [])
        await vault.close()
    }
}
