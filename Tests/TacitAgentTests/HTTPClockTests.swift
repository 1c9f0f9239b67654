import TacitAgentAPI
import TacitClinical
import Testing

@testable import TacitAgent

/// Whose word about the time counts.
@Suite struct HTTPClockTests {
    private static let header = "Tacit-Clock: 2031-01-13T15:00:00+01:00"

    @Test func aRealVaultTakesNoClockFromOutside() async throws {
        try await HTTPWorld.run(vault: true, fictional: false) { (world) async throws in
            let body = #"{"name":"Rowan Ashdown"}"#
            let reply = try await world.json("POST", "/v1/clients", body, [Self.header])
            #expect(reply.status == 403)
            #expect(reply.problem == .clockRefused)
            let clients = try await world.send("GET", "/v1/clients")
            #expect(try clients.decoded(ListReply<ClientSummary>.self).items.isEmpty)
        }
    }

    @Test func aFictionalVaultTakesItAndRefusesWhatIsNoTime() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let today = try await world.send("GET", "/v1/today", [Self.header])
            #expect(try today.decoded(TodayReply.self).day.description == "2031-01-13")
            let reply = try await world.send("GET", "/v1/today", ["Tacit-Clock: tomorrow"])
            #expect(reply.problem == .malformedRequest)
        }
    }

    @Test func theLocalOffsetOfATimeIsTheOneThatHoldsThen() throws {
        let day = try #require(CalendarDay(year: 2031, month: 7, day: 1))
        let offset = Clock.offsetMinutes(day: day, hour: 12, minute: 0)
        let moment = try #require(Moment(day: day, hour: 12, minute: 0, offsetMinutes: offset))
        #expect(Clock.offsetMinutes(at: moment.unixMilliseconds / 1_000) == offset)
    }
}
