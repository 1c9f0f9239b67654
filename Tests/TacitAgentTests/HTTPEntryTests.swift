import Foundation
import TacitAgentAPI
import TacitClinical
import Testing

@testable import TacitAgent

/// Entries of a chart, one resource for every kind.
@Suite struct HTTPEntryTests {
    private static let reading =
        #"{"measure":"walks","value":3.5,"at":"2031-01-06T08:00:00Z","source":"self"}"#
    private static let clock = "Tacit-Clock: 2031-01-06T09:00:00Z"

    private func entries(_ world: HTTPWorld, _ client: String) async throws -> [Entry] {
        try await world.send("GET", "\(client)/entries").decoded(ListReply<Entry>.self).items
    }

    @Test func whatIsSentAsJSONOrAsADocumentIsTheSameEntry() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let path = "\(client)/entries/reading"
            let sent = try await world.json("POST", path, Self.reading, [Self.clock])
            #expect(sent.status == 201)
            let entry = try sent.decoded(Entry.self)
            #expect(entry.content.kind == .reading)
            let document = try await world.send(
                "GET",
                "\(client)/entries/\(entry.id)",
                ["Accept: text/markdown"]
            )
            let text = String(decoding: document.body, as: UTF8.self)
            let again = try await world.document("POST", path, text, [Self.clock])
            #expect(try again.decoded(Entry.self).content == entry.content)
            #expect(
                try await entries(world, client).map(\.content) == [entry.content, entry.content]
            )
        }
    }

    @Test func theRequestSaidTwiceMakesOneEntry() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let headers = [Self.clock, "Idempotency-Key: \(RecordID.random())"]
            let path = "\(client)/entries/reading"
            let first = try await world.json("POST", path, Self.reading, headers)
            let second = try await world.json("POST", path, Self.reading, headers)
            #expect(first.status == 201)
            #expect(first.body == second.body)
            #expect(try await entries(world, client).count == 1)
        }
    }

    /// The first problem is P1; held against the chart that has it, the same words would make P2.
    @Test func whatTheChartGaveTheFirstTimeIsToldAgain() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let key = "Idempotency-Key: \(RecordID.random())"
            let later = "Tacit-Clock: 2031-01-07T09:00:00Z"
            let problem = #"{"statement":"Drinking on most evenings"}"#
            let path = "\(client)/entries/problem"
            let first = try await world.json("POST", path, problem, [Self.clock, key])
            let second = try await world.json("POST", path, problem, [later, key])
            #expect(first.status == 201 && first.body == second.body)
            let other = try await world.json(
                "POST",
                path,
                #"{"statement":"Low mood"}"#,
                [Self.clock, key]
            )
            #expect(other.status == 409)
            let draft = try await world.document(
                "POST",
                "\(client)/drafts",
                "---\nstatement: Low mood\n---\n",
                [Self.clock, "Tacit-Draft-For: entry:problem"]
            )
            let id = try draft.decoded(DraftReply.self).id
            let signature = "\(client)/notes/\(id)/signature"
            let sign = "Idempotency-Key: \(RecordID.random())"
            let signed = try await world.send("POST", signature, [Self.clock, sign])
            let again = try await world.send("POST", signature, [later, sign])
            #expect(signed.status == 201 && signed.body == again.body)
            #expect(try await entries(world, client).map(\.content.value.title).count == 2)
        }
    }

    @Test func aFileIsNoDocumentAndLeavesNoDraft() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let file = #"{"file":"a","media_type":"b","size":1,"parts":1,"sha256":"c"}"#
            let reply = try await world.json(
                "POST",
                "\(client)/entries/attachment",
                file,
                [Self.clock]
            )
            #expect(reply.status == 404)
            let draft = try await world.document(
                "POST",
                "\(client)/drafts",
                "x",
                [Self.clock, "Tacit-Draft-For: entry:attachment"]
            )
            #expect(draft.status == 400)
            let drafts = try await world.send("GET", "\(client)/drafts").decoded(
                ListReply<DraftReply>.self
            )
            #expect(drafts.items.isEmpty)
        }
    }

    @Test func whatDoesNotFitTheChartIsRefusedAndKept() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let reply = try await world.json(
                "POST",
                "\(client)/entries/step",
                #"{"step":"s9","state":"done"}"#,
                [Self.clock]
            )
            #expect(reply.status == 422)
            #expect(reply.problem == .invalidDocument)
            let drafts = try await world.send("GET", "\(client)/drafts")
            #expect(
                try drafts.decoded(ListReply<DraftReply>.self).items.map(\.draftFor) == [
                    .entry(.step)
                ]
            )
            #expect(try await entries(world, client).isEmpty)
        }
    }

    @Test func aKindOrAMemberThatIsNoneIsRefused() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let kind = try await world.json("POST", "\(client)/entries/mood", "{}", [Self.clock])
            #expect(kind.status == 404)
            let member = try await world.json(
                "POST",
                "\(client)/entries/goal",
                #"{"goal":"G1","mood":"low"}"#,
                [Self.clock]
            )
            #expect(member.status == 422)
            #expect(member.problem == .unknownMember)
        }
    }

    /// An id that begins with the letter of an entry's REF has the form of a very long REF.
    @Test(arguments: ["e", "f"]) func anEntryIsNamedByItsWholeID(first: String) async throws {
        let id = first + String(repeating: "a", count: 25)
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let alteration = try await world.json(
                "POST",
                "\(client)/entries/alteration",
                #"{"usual_procedure":"office","what_changed":"telephone","from":"2031-01-03","reason":"clinical"}"#,
                [Self.clock, "Idempotency-Key: \(id)"]
            )
            #expect(alteration.status == 201)
            let end = try await world.json(
                "POST",
                "\(client)/entries/alteration-end",
                #"{"alteration":"\#(id)","ended_on":"2031-01-05","why":"moved"}"#,
                [Self.clock]
            )
            #expect(end.status == 201)
        }
    }
}
