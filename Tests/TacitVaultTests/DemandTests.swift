import TacitClinical
import Testing

@testable import TacitVault

/// Demands about nobody of the practice, and requests over all charts.
@Suite struct DemandTests {
    private func demand(_ what: String = "attendance since January") throws -> ClientRequest {
        var demand = ClientRequest(.demand, receivedOn: try act(1).now.day, what: what)
        demand.from = "Ferris County Pretrial Services"
        demand.hold = true
        return demand
    }

    @Test func aDemandIsKeptWithThePracticeAndInNoChart() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let demand = try await vault.receiveDemand(try demand(), act(1))
        #expect(demand.handle == nil && demand.isOpen && demand.ref.hasPrefix("r"))
        #expect(try await vault.entries(rowan, act(2)).isEmpty)
        #expect(try await vault.dueRequests(act(2)).map(\.what) == [.demand])
        let answer = RequestAnswer(
            request: demand.id,
            answeredOn: try act(2).now.day,
            decision: .notConfirmed
        )
        let answered = try await vault.answerDemand(answer, act(3))
        #expect(answered.closing == answer)
        #expect(try await vault.dueRequests(act(4)).isEmpty)
        await #expect(throws: VaultError.conflict) { try await vault.answerDemand(answer, act(5)) }
        await vault.close()
        let (reopened, _) = try await folder.unlock()
        #expect(try await reopened.requests(act(61)) == [answered])
        #expect(try await reopened.practice(act(62)).version == 0, "a demand is no change of the practice")
        #expect(try await reopened.check(act(63)).findings == [])
        await reopened.close()
    }

    @Test func aRequestSaidAgainGetsTheFirstResult() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let id = RecordID.random()
        let first = try await vault.receiveDemand(try demand(), act(1, id: id))
        #expect(try await vault.receiveDemand(try demand(), act(2, id: id)) == first)
        let other = try demand("the plan")
        await #expect(throws: VaultError.conflict) { try await vault.receiveDemand(other, act(3, id: id)) }
        let answer = RequestAnswer(request: first.id, answeredOn: try act(2).now.day, decision: .refused)
        let key = RecordID.random()
        let answered = try await vault.answerDemand(answer, act(4, id: key))
        #expect(try await vault.answerDemand(answer, act(5, id: key)) == answered)
        #expect(try await vault.requests(act(6)).count == 1)
        await vault.close()
    }

    /// Nothing waits of a client whose work has ended, until something does.
    @Test func aClientWhoseWorkHasEndedIsAskedAgainWhenSomethingIsEntered() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        _ = try await vault.closeClient(rowan, Closure(on: try act(1).now.day, reason: .completed), act(1))
        #expect(try await vault.dueRequests(act(2)).isEmpty)
        let quiet = await vault.quietClients
        #expect(quiet == [rowan])
        let access = ClientRequest(.access, receivedOn: try act(3).now.day, what: "all of it")
        _ = try await vault.entered(rowan, EntryContent(access), minute: 3)
        #expect(try await vault.dueRequests(act(4)).map(\.what) == [.request])
        #expect(try await vault.dueRequests(act(5)).map(\.what) == [.request])
        await vault.close()
    }

    @Test func onlyADemandGoesWithoutAClient() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let access = ClientRequest(.access, receivedOn: try act(1).now.day, what: "all of it")
        await #expect(throws: VaultError.conflict) { try await vault.receiveDemand(access, act(1)) }
        await #expect(throws: VaultError.notFound) { try await vault.demand(.random()) }
        await vault.close()
    }

    @Test func requestsOfAllChartsAlsoOfThoseWhoseWorkHasEnded() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let access = ClientRequest(.access, receivedOn: try act(1).now.day, what: "all of it")
        let entry = try await vault.entered(rowan, EntryContent(access), minute: 2)
        let demand = try await vault.receiveDemand(try demand(), act(3))
        _ = try await vault.closeClient(rowan, Closure(on: try act(3).now.day, reason: .completed), act(4))
        #expect(try await vault.requests(act(5)).map(\.id) == [entry.id, demand.id])
        #expect(try await vault.dueRequests(act(6)).map(\.what) == [.demand, .request])
        await vault.close()
    }
}
