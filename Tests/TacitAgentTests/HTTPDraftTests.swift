import Foundation
import TacitAgentAPI
import TacitClinical
import Testing

@testable import TacitAgent

/// From text to a signed record, and that nothing typed is lost on the way.
@Suite struct HTTPDraftTests {
    private static let note =
        "---\nformat: dap\nat: 2031-01-13T14:00:00+01:00\n---\n## Data\nCame on time.\n"
    private static let clock = "Tacit-Clock: 2031-01-13T15:00:00+01:00"
    private static let progress = "Tacit-Class: progress"

    @Test func aNoteIsDraftedSignedAndRead() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let headers = [Self.clock, Self.progress]
            let drafted = try await world.document("POST", "\(client)/drafts", Self.note, headers)
            #expect(drafted.status == 201)
            let draft = try drafted.decoded(DraftReply.self)
            #expect(draft.problems.isEmpty)
            #expect(draft.summary?.sections == [Section(heading: "Data", text: "Came on time.")])
            let path = "\(client)/notes/\(draft.id)/signature"
            let signed = try await world.send("POST", path, [Self.clock])
            #expect(signed.status == 201)
            let note = try #require(try signed.decoded(SignedReply.self).note)
            #expect(note.recordedAt.description == "2031-01-13T15:00:00+01:00")
            let again = try await world.send("POST", path, [Self.clock])
            #expect(again.problem == .alreadySigned)
            let read = try await world.send(
                "GET",
                "\(client)/notes/\(note.id)",
                ["Accept: text/markdown", Self.clock]
            )
            #expect(read.headers["content-type"] == "text/markdown; charset=utf-8")
            #expect(read.text.contains("## Data\n"))
            let list = try await world.send("GET", "\(client)/notes", [Self.clock])
            #expect(try list.decoded(ListReply<Note>.self).items.map(\.id) == [note.id])
        }
    }

    @Test func aTextWithMistakesIsKeptAndItsPlacesAreTold() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let text = "---\nformat: dip\n---\n## Data\nCame on time.\n"
            let drafted = try await world.document(
                "POST",
                "\(client)/drafts",
                text,
                [Self.progress]
            )
            let draft = try drafted.decoded(DraftReply.self)
            #expect(draft.problems.first?.line == 2)
            #expect(draft.summary == nil)
            let signed = try await world.send("POST", "\(client)/notes/\(draft.id)/signature")
            #expect(signed.status == 422)
            #expect(try signed.decoded(Problem.self).places?.first?.line == 2)
            let kept = try await world.send(
                "GET",
                "\(client)/drafts/\(draft.id)",
                ["Accept: text/markdown"]
            )
            #expect(kept.text == text)
        }
    }

    @Test func halfATextIsNotTakenForAWhole() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let head =
                "POST \(client)/drafts HTTP/1.1\r\nHost: x\r\nTacit-Class: progress\r\n"
                + "Content-Type: text/markdown\r\n"
            for body in [
                "Content-Length: 100\r\n\r\nHalf a",
                "Transfer-Encoding: chunked\r\n\r\n6\r\nHalf a\r\n",
            ] {
                let connection = try HTTPConnection(to: world.socket)
                _ = try await HTTPConnection.offThread {
                    connection.write(head + body)
                    connection.finishWriting()
                    return connection.readToEnd()
                }
            }
            let drafts = try await world.send("GET", "\(client)/drafts")
            #expect(try drafts.decoded(ListReply<DraftReply>.self).items.isEmpty)
        }
    }

    @Test func theClassOfANoteIsNeverGuessed() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            for headers in [[], ["Tacit-Class: diary"], [Self.progress, Self.progress]] {
                let reply = try await world.document("POST", "\(client)/drafts", Self.note, headers)
                #expect(reply.problem == .malformedRequest)
            }
            let headers = ["Tacit-Class: psychotherapy"]
            let reply = try await world.document("POST", "\(client)/drafts", Self.note, headers)
            let draft = try reply.decoded(DraftReply.self)
            #expect(draft.noteClass == .psychotherapy)
            let changed = try await world.document(
                "PUT",
                "\(client)/drafts/\(draft.id)",
                Self.note,
                [Self.progress]
            )
            #expect(changed.problem == .malformedRequest)
        }
    }

    @Test func theSameRequestSaidTwiceIsDoneOnce() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let key = "Idempotency-Key: \(RecordID.random())"
            let headers = [key, Self.clock, Self.progress]
            let first = try await world.document("POST", "\(client)/drafts", Self.note, headers)
            let second = try await world.document("POST", "\(client)/drafts", Self.note, headers)
            #expect(first.body == second.body)
            let other = try await world.document("POST", "\(client)/drafts", "Other", headers)
            #expect(other.problem == .conflict)
            let id = try first.decoded(DraftReply.self).id
            let signing = ["Idempotency-Key: \(RecordID.random())", Self.clock]
            let path = "\(client)/notes/\(id)/signature"
            let signed = try await world.send("POST", path, signing)
            let signedAgain = try await world.send("POST", path, signing)
            #expect(signed.status == 201 && signedAgain.status == 201)
            #expect(
                try signed.decoded(SignedReply.self).note?.id
                    == signedAgain.decoded(SignedReply.self).note?.id
            )
            let replacing = try await world.document(
                "POST",
                "\(client)/drafts",
                Self.note,
                [Self.progress]
            )
            let old = try replacing.decoded(DraftReply.self).id
            let put = [Self.progress, "Idempotency-Key: \(RecordID.random())", Self.clock]
            let one = try await world.document("PUT", "\(client)/drafts/\(old)", "New", put)
            let two = try await world.document("PUT", "\(client)/drafts/\(old)", "New", put)
            #expect(one.status == 200 && one.body == two.body)
        }
    }

    @Test func additionsAreSealedBeforeTheyAreRead() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let headers = [Self.clock, "Tacit-Class: psychotherapy"]
            let drafted = try await world.document("POST", "\(client)/drafts", Self.note, headers)
            let id = try drafted.decoded(DraftReply.self).id
            let signed = try await world.send(
                "POST",
                "\(client)/notes/\(id)/signature",
                [Self.clock]
            )
            let note = try #require(try signed.decoded(SignedReply.self).note)
            let path = "\(client)/notes/\(note.id)"
            let added = try await world.document(
                "POST",
                "\(path)/addenda",
                "Also: a cough.",
                [Self.clock]
            )
            #expect(added.status == 201)
            #expect(try added.decoded(Addition.self).content.text == "Also: a cough.")
            let refused = try await world.document(
                "POST",
                "\(path)/amendments",
                "It was Tuesday.",
                [Self.clock]
            )
            #expect(refused.problem == .invalidDocument)
            let problem = try refused.decoded(Problem.self)
            let drafts = try await world.send("GET", "\(client)/drafts").decoded(
                ListReply<DraftReply>.self
            )
            let kept = try #require(drafts.items.first)
            #expect(problem.detail?.contains(kept.ref) == true)
            #expect(kept.noteClass == .psychotherapy)
            #expect(kept.draftFor == .amendment(note.id))
            let json = #"{"kind":"amendment","reason":"wrong day","text":"It was Tuesday."}"#
            #expect(
                try await world.json("POST", "\(path)/addenda", json).problem == .invalidDocument
            )
            #expect(
                try await world.json("POST", "\(path)/amendments", json, [Self.clock]).status == 201
            )
        }
    }

    @Test func aNoteInTheWrongChartIsMarkedAndOpensWhereItBelongs() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let wrong = "/v1/clients/\(try await world.addClient())"
            let right = try await world.addClient("Juniper Castellane")
            let text = Self.note + "Juniper Castellane was early.\n"
            let drafted = try await world.document(
                "POST",
                "\(wrong)/drafts",
                text,
                [Self.clock, Self.progress]
            )
            let draft = try drafted.decoded(DraftReply.self)
            #expect(draft.warnings.first?.line == 7)
            let signed = try await world.send(
                "POST",
                "\(wrong)/notes/\(draft.id)/signature",
                [Self.clock]
            )
            let note = try #require(try signed.decoded(SignedReply.self).note)
            let other = #"{"mark":{"reason":"other"}}"#
            let path = "\(wrong)/records/\(note.id)/error"
            #expect(try await world.json("POST", path, other).problem == .invalidDocument)
            let body = #"{"mark":{"reason":"wrong-client"},"belongs_to":"\#(right)"}"#
            let marked = try await world.json("POST", path, body, [Self.clock])
            #expect(marked.status == 201)
            #expect(try marked.decoded(ErrorMarkReply.self).draft?.handle == right)
        }
    }

    @Test func aMovedDraftIsAtTheOtherClient() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let one = "/v1/clients/\(try await world.addClient())"
            let other = try await world.addClient("Juniper Castellane")
            let drafted = try await world.document(
                "POST",
                "\(one)/drafts",
                Self.note,
                [Self.progress]
            )
            let id = try drafted.decoded(DraftReply.self).id
            let moved = try await world.json(
                "POST",
                "\(one)/drafts/\(id)/move",
                #"{"to":"\#(other)"}"#
            )
            #expect(moved.status == 201)
            #expect(try moved.decoded(DraftReply.self).handle == other)
            let left = try await world.send("GET", "\(one)/drafts")
            #expect(try left.decoded(ListReply<DraftReply>.self).items.isEmpty)
            #expect(try await world.send("DELETE", "\(one)/drafts/\(id)").problem == .notFound)
        }
    }

    @Test func aContentInJSONBecomesADraftOfTheSameContent() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let moment = try #require(Moment("2031-01-13T14:00:00+01:00"))
            var content = NoteContent(noteClass: .progress, format: .soap, occurredAt: moment)
            content.durationMinutes = 50
            content.sections = [Section(heading: "Plan", text: "One walk.")]
            let body = String(decoding: try WireJSON.encode(content), as: UTF8.self)
            let reply = try await world.json("POST", "\(client)/notes", body, [Self.clock])
            #expect(reply.status == 201)
            #expect(try reply.decoded(DraftReply.self).summary == content)
        }
    }
}
