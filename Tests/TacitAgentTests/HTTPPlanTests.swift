import Foundation
import TacitAgentAPI
import TacitClinical
import Testing

@testable import TacitAgent

/// Versions, and what is read besides.
@Suite struct HTTPPlanTests {
    private static let plan =
        "---\nformality: light\neffective: 2031-01-06\n---\n## Aims\nLess worry.\n\n## Steps\n- [ ] a walk\n"

    @Test func aPlanBasedOnAnOldVersionIsRefusedAndKept() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let first = try await world.document(
                "POST",
                "\(client)/plans",
                Self.plan,
                [#"If-Match: "0""#]
            )
            #expect(first.status == 201)
            #expect(try first.decoded(PlanVersion.self).content.steps.map(\.id) == ["s1"])
            let stale = try await world.document(
                "POST",
                "\(client)/plans",
                Self.plan,
                [#"If-Match: "0""#]
            )
            #expect(stale.status == 412)
            #expect(stale.problem == .staleVersion)
            let drafts = try await world.send("GET", "\(client)/drafts")
            let kept = try drafts.decoded(ListReply<DraftReply>.self).items
            #expect(kept.map(\.draftFor) == [.plan])
            #expect(
                try stale.decoded(Problem.self).detail == "the text is kept as draft \(kept[0].ref)"
            )
        }
    }

    @Test func thePlanRequestSaidTwiceMakesOneVersion() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let headers = [
                #"If-Match: "0""#, "Idempotency-Key: \(RecordID.random())",
                "Tacit-Clock: 2031-01-06T09:00:00Z",
            ]
            let first = try await world.document("POST", "\(client)/plans", Self.plan, headers)
            let second = try await world.document("POST", "\(client)/plans", Self.plan, headers)
            #expect(first.status == 201)
            #expect(first.body == second.body)
        }
    }

    @Test func aVersionThatIsNoneIsRefused() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let missing = try await world.document("POST", "\(client)/plans", Self.plan)
            #expect(missing.status == 428)
            #expect(missing.problem == .malformedRequest)
            for value in ["3", "\"\"", "\"x\"", "W/\"3\"", "\"-1\"", "\"1234567890\"", "*"] {
                let headers = ["If-Match: \(value)"]
                let reply = try await world.document("POST", "\(client)/plans", Self.plan, headers)
                #expect(reply.status == 400, "\(value)")
            }
        }
    }

    @Test func versionsAreReadByNumberAndAsDocument() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            _ = try await world.document("POST", "\(client)/plans", Self.plan, [#"If-Match: "0""#])
            for name in ["1", "current"] {
                let reply = try await world.send(
                    "GET",
                    "\(client)/plans/\(name)",
                    ["Accept: text/markdown"]
                )
                #expect(reply.text.contains("- [ ] a walk {s1}"))
            }
            for name in ["0", "2", "01", "-1", "last", "1e0"] {
                #expect(try await world.send("GET", "\(client)/plans/\(name)").problem == .notFound)
            }
        }
    }

    @Test func anEmptyNoteShowsWhoseItIsAndWhatIsPlanned() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let handle = try await world.addClient()
            _ = try await world.document(
                "POST",
                "/v1/clients/\(handle)/plans",
                Self.plan,
                [#"If-Match: "0""#]
            )
            let headers = ["Tacit-Client: \(handle)", "Tacit-Class: crisis"]
            let note = try await world.send("GET", "/v1/documents/note", headers)
            let first = note.text.split(separator: "\n").first.map(String.init)
            #expect(first == "#% \(handle)  Rowan Ashdown")
            #expect(note.text.contains("class: crisis"))
            #expect(note.text.contains("a walk"))
            let plan = try await world.send("GET", "/v1/documents/plan", headers)
            #expect(plan.text.contains("{s1}"))
            for form in ["addendum", "amendment", "client", "practice", "plan", "note"] {
                let empty = try await world.send("GET", "/v1/documents/\(form)")
                #expect(empty.status == 200)
                #expect(!empty.text.contains("Ashdown"))
            }
            #expect(try await world.send("GET", "/v1/documents/letter").problem == .notFound)
        }
    }

    @Test func clientsAreRevisedFromTheVersionThatWasSeen() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let body = #"{"name":"Rowan Ashdown","called":"Ro"}"#
            let path = "\(client)/revisions"
            #expect(try await world.json("POST", path, body).status == 428)
            #expect(try await world.json("POST", path, body, [#"If-Match: "7""#]).status == 412)
            let revised = try await world.json("POST", path, body, [#"If-Match: "1""#])
            #expect(revised.status == 201)
            #expect(try revised.decoded(ClientRecord.self).version == 2)
            let text = try await world.send("GET", client, ["Accept: text/markdown"]).text
            #expect(text.contains("called: Ro"))
            let document = text.replacingOccurrences(of: "called: Ro", with: "called: Rowan")
            let third = try await world.document("POST", path, document, [#"If-Match: "2""#])
            #expect(try third.decoded(ClientRecord.self).client.called == "Rowan")
        }
    }

    @Test func workEndsIsTakenUpAgainAndNoticesAreKept() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let closure = #"{"on":"2031-05-01","reason":"completed"}"#
            let closed = try await world.json("POST", "\(client)/closure", closure)
            #expect(try closed.decoded(ClientRecord.self).closure?.reason == .completed)
            let open = try await world.send("POST", "\(client)/reopening")
            #expect(try open.decoded(ClientRecord.self).closure == nil)
            let notice = #"{"method":"paper","on":"2031-01-06","version":"2031-01"}"#
            let given = try await world.json("POST", "\(client)/notices", notice)
            #expect(try given.decoded(ClientRecord.self).notices.count == 1)
        }
    }

    @Test func dayBriefLogReferencesPracticeUndoAndCheckAnswer() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let handle = try await world.addClient()
            let client = "/v1/clients/\(handle)"
            let made = try await world.document(
                "POST",
                "\(client)/plans",
                Self.plan,
                [#"If-Match: "0""#]
            )
            let ref = try made.decoded(PlanVersion.self).ref
            let found = try await world.send("GET", "/v1/references/\(ref)")
            #expect(try found.decoded(ReferenceReply.self).handle == handle)
            let brief = try await world.send("GET", "\(client)/brief")
            #expect(try brief.decoded(BriefReply.self).plan?.version == 1)
            let log = try await world.send("GET", "\(client)/log")
            #expect(try log.decoded(ListReply<LogLine>.self).items.contains { $0.kind == "plan" })
            let undone = try await world.send("POST", "/v1/undo")
            #expect(try undone.decoded(UndoReply.self).ref == ref)
            let today = try await world.send("GET", "/v1/today")
            #expect(try today.decoded(TodayReply.self).drafts.count == 1)
            let practice = try await world.send("GET", "/v1/practice").decoded(PracticeReply.self)
            let body = #"{"licences":["LPC"],"idle_minutes":3}"#
            let headers = ["If-Match: \"\(practice.version)\""]
            #expect(try await world.json("PUT", "/v1/practice", body, headers).status == 200)
            #expect(await world.core.idleSecondsLeft.map { $0 <= 180 } == true)
            let check = try await world.send("POST", "/v1/check")
            #expect(try check.decoded(CheckReply.self).findings.isEmpty)
        }
    }
}
