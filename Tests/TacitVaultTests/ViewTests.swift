import GRDB
import TacitClinical
import TacitLog
import TacitStore
import Testing

@testable import TacitVault

/// What charts amount to: the open ones together, and the plan as it stands.
@Suite struct ViewTests {
    @Test func openViewsHoldTheChartsWhoseWorkGoesOn() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let juniper = try await vault.newClient(Sample.juniper)
        let day = try act(5).now.day
        let note = try await vault.signedNote(rowan, "x")
        try await vault.signedNote(rowan, "HERON-4471", .sudCounselling)
        let entry = try await vault.entered(rowan, Sample.entry(.safety))
        let plan = try Sample.plan("a glass less")
        let version = try await vault.recordPlan(rowan, plan, basedOn: 0, draft: nil, act(3))
        let draft = try await vault.drafted(rowan, .entry(.review), "y")
        _ = try await vault.closeClient(juniper, Closure(on: day, reason: .moved), act(4))
        let views = try await vault.openViews(act(5))
        #expect(views.map(\.view.client.id) == [rowan])
        let view = try #require(views.first).view
        #expect(view.day == day && view.plans == [version] && view.entries == [entry])
        #expect(view.notes.map(\.id) == [note.id], "the chart alone")
        #expect(views.map(\.drafts) == [[draft]])
        #expect(try await vault.newestRead().what == "due")
        _ = try await vault.reopenClient(juniper, act(6))
        let again = try await vault.openViews(act(7))
        #expect(Set(again.map(\.view.client.id)) == [rowan, juniper])
        await vault.close()
    }

    @Test func aChangedChartIsLeftOutAndNobodyElse() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let juniper = try await vault.newClient(Sample.juniper)
        let entry = try await vault.entered(rowan, Sample.entry(.safety))
        try await vault.entered(juniper, Sample.entry(.safety))
        let rows = try await vault.removal(of: entry.id)
        await vault.close()
        try folder.tamper { database in
            for case .remove(let id) in rows {
                try database.execute(sql: "DELETE FROM cells WHERE id = ?", arguments: [id])
            }
        }
        let (reopened, _) = try await folder.unlock()
        #expect(try await reopened.openViews(act(61)).map(\.view.client.id) == [juniper])
        #expect(await vaultError { try await reopened.entries(rowan, act(61)) } == .integrity)
        let day = try act(61).now.day
        let error = await vaultError { try await reopened.view(rowan, asOf: day, act(61)) }
        #expect(error == .integrity)
        await reopened.close()
    }

    @Test func aChartThatIsChangedWhileItIsOpenKeepsNobodyOut() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let juniper = try await vault.newClient(Sample.juniper)
        let plan = try Sample.plan("a glass less")
        let version = try await vault.recordPlan(rowan, plan, basedOn: 0, draft: nil, act(3))
        #expect(try await vault.openViews(act(4)).count == 2)
        try await vault.store.apply(vault.removal(of: version.id))
        // What is at hand was verified when it was read; the next unlock finds what happened since.
        let views = try await vault.openViews(act(5))
        #expect(Set(views.map(\.view.client.id)) == [rowan, juniper])
        #expect(views.first { $0.view.client.id == rowan }?.view.plans.map(\.contentHash) == [version.contentHash])
        await vault.close()
    }

    @Test func theStandingPlanHasTheResizedStepAndItsIDIsNotGivenAgain() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        #expect(try await vault.entryContext(rowan, act(2)).plan == nil)
        let plan = try Sample.plan("three nights")
        _ = try await vault.recordPlan(rowan, plan, basedOn: 0, draft: nil, act(2))
        try await vault.entered(rowan, Sample.resized("s1", to: "s2", "one night"), minute: 3)
        try await vault.entered(rowan, Sample.step("s2", .done), minute: 4)
        let context = try await vault.entryContext(rowan, act(5))
        let standing = try #require(context.plan)
        #expect(standing.steps.map(\.id) == ["s1", "s2"])
        #expect(standing.steps.map(\.state) == [.resized, .done])
        #expect(standing.steps[1].text == "one night" && standing.steps[1].resizedFrom == "s1")
        #expect(standing.steps[1].whyResized == "three nights were too many")
        #expect(context.now == (try act(5).now) && context.client == Sample.rowan)
        #expect(try await vault.brief(rowan, act(5)).standing == standing)
        // A version without the step still knows the id.
        var next = standing
        next.steps.removeLast()
        next.otherIDs = ["s2"]
        next.reason = "a simpler plan"
        _ = try await vault.recordPlan(rowan, next, basedOn: 1, draft: nil, act(6))
        let later = try #require(try await vault.entryContext(rowan, act(7)).plan)
        #expect(later.steps.map(\.id) == ["s1"], "what was entered before the version is in it")
        var ids = PlanIDs(versions: [later])
        #expect(ids.next(.step) == "s3")
        await vault.close()
    }

    @Test func theIDOfAStepThatWasTakenBackOrIsInErrorIsNotGivenAgain() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let plan = try Sample.plan("three nights")
        _ = try await vault.recordPlan(rowan, plan, basedOn: 0, draft: nil, act(2))
        let wrong = try await vault.entered(
            rowan,
            Sample.resized("s1", to: "s2", "one night"),
            minute: 3
        )
        let mark = ErrorMark(reason: .wrongClient, explanation: nil)
        _ = try await vault.markError(rowan, wrong.id, mark, act(4))
        try await vault.entered(rowan, Sample.resized("s1", to: "s3", "two nights"), minute: 5)
        _ = try await vault.undo(act(6))
        let context = try await vault.entryContext(rowan, act(7))
        let standing = try #require(context.plan)
        #expect(standing.steps.map(\.id) == ["s1"] && standing.steps.map(\.state) == [.todo])
        #expect(standing.otherIDs == ["s2", "s3"])
        let now = try act(7).now.day
        let view = try await vault.view(rowan, asOf: now, act(7))
        #expect(view.standingPlan == standing, "the same plan whoever asks")
        await vault.close()
    }

    @Test func aMarkOfALaterDayDoesNotChangeTheDaysBefore() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let entry = try await vault.entered(rowan, Sample.entry(.goal))
        let first = ErrorMark(reason: .duplicate, explanation: nil)
        let second = ErrorMark(reason: .other, explanation: "told again")
        let days = 24 * 60
        _ = try await vault.markError(rowan, entry.id, first, act(2 * days))
        _ = try await vault.markError(rowan, entry.id, second, act(4 * days))
        var seen: [ErrorMark?] = []
        for day in 0..<6 {
            let view = try await vault.view(rowan, asOf: act(day * days).now.day, act(6 * days))
            seen.append(view.entries.first?.error)
        }
        #expect(seen == [nil, nil, first, first, second, second])
        await vault.close()
    }

    @Test func aClosureOfTheDaysBeforeIsSeenThereThoughTheWorkGoesOnAgain() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let days = 24 * 60
        let closure = Closure(on: try act(2 * days).now.day, reason: .lost)
        _ = try await vault.closeClient(rowan, closure, act(3 * days))
        _ = try await vault.reopenClient(rowan, act(5 * days))
        var seen: [Closure?] = []
        for day in 0..<7 {
            let view = try await vault.view(rowan, asOf: act(day * days).now.day, act(7 * days))
            seen.append(view.client.closure)
        }
        // By when it was recorded, as everything else.
        #expect(seen == [nil, nil, nil, closure, closure, nil, nil])
        await vault.close()
    }

    @Test func aClientWhoWasRevisedFurtherWestIsNotThereTheDayBefore() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        // Half past midnight in Berlin, and a minute later in New Jersey, where it is the day before.
        let berlin = try #require(Moment("2031-03-02T00:30:00+01:00"))
        let jersey = try #require(Moment("2031-03-01T18:31:00-05:00"))
        let rowan = try await vault.createClient(Sample.rowan, Act(now: berlin))
        var called = Sample.rowan
        called.called = "Ro"
        let revised = try await vault.reviseClient(rowan.id, called, basedOn: 1, Act(now: jersey))
        let now = Act(now: jersey)
        let error = await vaultError { try await vault.view(rowan.id, asOf: jersey.day, now) }
        #expect(error == .notFound)
        #expect(try await vault.view(rowan.id, asOf: berlin.day, now).client == revised)
        await vault.close()
    }
}
