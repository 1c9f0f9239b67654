import Foundation
import TacitAgentAPI
import TacitClinical
import Testing

@testable import TacitAgent

/// Copies of a chart over the socket: what is entered, what is told once, what is refused.
@Suite struct HTTPExportTests {
    private static let clock = "Tacit-Clock: 2031-01-13T09:00:00Z"

    private struct Scene {
        let world: HTTPWorld
        let handle: String
        var client: String { "/v1/clients/\(handle)" }

        func post(_ body: String, _ path: String = "exports", _ headers: [String] = []) async throws -> HTTPReply {
            try await world.json("POST", "\(client)/\(path)", body, [HTTPExportTests.clock] + headers)
        }

        func bytes(_ reply: ExportReply) async throws -> [UInt8] {
            var bytes: [UInt8] = []
            for number in 1...max(1, reply.parts) {
                let part = try await world.send("GET", "\(client)/exports/\(reply.id)/parts/\(number)")
                #expect(part.status == 200)
                bytes += part.body
            }
            return bytes
        }

        func words(_ reply: ExportReply) async throws -> HTTPReply {
            try await world.send("GET", "\(client)/exports/\(reply.id)/words")
        }

        func disclosures() async throws -> [Disclosure] {
            try await world.send("GET", "\(client)/entries").decoded(ListReply<Entry>.self).items
                .compactMap { $0.content.value as? Disclosure }
        }
    }

    private static func run(_ body: @escaping (Scene) async throws -> Void) async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            try await body(Scene(world: world, handle: try await world.addClient()))
        }
    }

    @Test func aCopyIsEnteredAndItsWordsAreToldOnce() async throws {
        try await Self.run { scene in
            let reply = try await scene.post("{}").decoded(ExportReply.self)
            let entered = try #require(try await scene.disclosures().first)
            #expect(entered.basis == .clientRequest && entered.how == .copy && entered.recipientName == "Rowan Ashdown")
            #expect(entered.bundleSHA256?.count == 64 && reply.disclosure?.id == reply.id && reply.words == 1)
            let words = try await scene.words(reply)
            #expect(words.status == 200 && words.text.split(separator: "-").count >= 6)
            #expect(try await scene.words(reply).status == 404)
            let file = String(decoding: try await scene.bytes(reply), as: UTF8.self)
            #expect(
                file.utf8.count == entered.bundleSize && file.hasPrefix("<!doctype html>") && !file.contains("Rowan"))
            #expect(reply.file.wholeMatch(of: /document-2031-01-13-[0-9a-f]{4}\.html/) != nil)
        }
    }

    @Test func aRequestThatIsSaidAgainTellsThatItsWordsStillWait() async throws {
        try await Self.run { scene in
            let key = "Idempotency-Key: \(RecordID.random())"
            let lost = try await scene.post("{}", "exports", [key]).decoded(ExportReply.self)
            let again = try await scene.post("{}", "exports", [key]).decoded(ExportReply.self)
            #expect(again.id == lost.id && again.words == 1 && again.parts == lost.parts)
            #expect(try await !scene.bytes(again).isEmpty)
            // The words may be asked for after the last part; then nothing waits any more.
            #expect(try await scene.words(again).status == 200)
            #expect(await scene.world.core.outgoingParts(again.id) == 0)
            #expect(try await scene.disclosures().count == 1)
        }
    }

    @Test func itsOwnerLooksAtTheWholeChartAndNothingIsDisclosed() async throws {
        try await Self.run { scene in
            let reply = try await scene.post(#"{"for":"me"}"#).decoded(ExportReply.self)
            #expect(reply.disclosure == nil && reply.words == 1)
            #expect(try await scene.disclosures().isEmpty)
            #expect(try await !scene.bytes(reply).isEmpty)
        }
    }

    @Test func eachReaderGetsWordsOfTheirOwn() async throws {
        try await Self.run { scene in
            let reply = try await scene.post(#"{"readers":3}"#).decoded(ExportReply.self)
            let lines = try await scene.words(reply).text.split(separator: "\n")
            #expect(reply.words == 3 && lines.count == 3 && Set(lines).count == 3)
            for readers in [0, 9, -1] {
                let refused = try await scene.post(#"{"readers":\#(readers)}"#)
                #expect(refused.status == 422 && refused.text.contains("/readers"))
            }
        }
    }

    @Test func aChosenPassphraseComesAheadUnderTheSameId() async throws {
        try await Self.run { scene in
            #expect(try await scene.post(#"{"chosen":true}"#).status == 400)
            let id = RecordID.random()
            let sent = try await scene.world.send(
                "PUT", "\(scene.client)/exports/\(id)/words", type: "application/octet-stream",
                Array("im Garten 7 Amseln".utf8))
            #expect(sent.status == 204)
            let key = "Idempotency-Key: \(id)"
            let reply = try await scene.post(#"{"chosen":true}"#, "exports", [key]).decoded(ExportReply.self)
            #expect(reply.words == 0 && reply.id == id)
            #expect(try await scene.words(reply).status == 404)
            let file = String(decoding: try await scene.bytes(reply), as: UTF8.self)
            #expect(file.contains(#""typing":"exact""#) && !file.contains("Amseln"))
            // Said again, it is the same one; its bytes are gone.
            let again = try await scene.post(#"{"chosen":true}"#, "exports", [key]).decoded(ExportReply.self)
            #expect(again.id == id && again.parts == 0)
            #expect(try await scene.disclosures().count == 1)
        }
    }

    @Test func onPaperItIsInClearAndEnteredAsPaper() async throws {
        try await Self.run { scene in
            let reply = try await scene.post(#"{"paper":true}"#).decoded(ExportReply.self)
            let page = String(decoding: try await scene.bytes(reply), as: UTF8.self)
            #expect(reply.words == 0 && page.contains("Rowan Ashdown") && !page.contains("<script"))
            #expect(try await scene.disclosures().map(\.how) == [.paper])
        }
    }

    @Test func whatItAnswersMustBeARequestOfTheClient() async throws {
        try await Self.run { scene in
            let refused = try await scene.post(#"{"request":"\#(RecordID.random())"}"#)
            #expect(refused.status == 422 && refused.text.contains("/request"))
            let asked = try await scene.world.json(
                "POST", "\(scene.client)/entries/request",
                #"{"request_kind":"access","received_on":"2031-01-10","what":"a copy"}"#, [Self.clock]
            ).decoded(Entry.self)
            #expect(try await scene.post(#"{"request":"\#(asked.id)"}"#).status == 201)
            #expect(try await scene.disclosures().map(\.request) == [asked.id])
        }
    }

    @Test func aPreviewEntersNothing() async throws {
        try await Self.run { scene in
            let preview = try await scene.post("{}", "exports/preview").decoded(ExportPreview.self)
            #expect(preview.contents.contains { $0.hasPrefix("plan: ") } && !preview.leftOut.isEmpty)
            #expect(try await scene.disclosures().isEmpty)
            #expect(try await scene.post(#"{"for":"somebody"}"#).status == 422)
            #expect(try await scene.post(#"{"unknown":1}"#, "exports/preview").status == 422)
        }
    }
}
