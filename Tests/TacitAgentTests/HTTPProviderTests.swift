import Foundation
import TacitAgentAPI
import TacitClinical
import TacitCrypto
import Testing

@testable import TacitAgent

/// Providers and the key card, over the socket.
@Suite struct HTTPProviderTests {
    private static let secret = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"

    private static func card(_ world: HTTPWorld) async throws -> KeyCardReply {
        try await world.send("GET", "/v1/key-card").decoded(KeyCardReply.self)
    }

    @Test func aColleagueOfTheCardIsAddedComparedAndRevised() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let card = try await Self.card(world)
            #expect(card.recipients.map { $0.recipient.hasPrefix("age1pq1") } == [true, false])
            for own in card.recipients {
                let body =
                    #"{"name":"Corin Thale","recipient":"\#(own.recipient)","signing_key":"\#(card.signingKey)"}"#
                let made = try await world.json("POST", "/v1/providers", body)
                #expect(made.status == 201)
                let record = try made.decoded(ProviderRecord.self)
                #expect(record.words == own.words, "the card and the colleague's vault show the same words")
                let path = "/v1/providers/\(record.code)"
                let wrong = #"{"method":"phone","on":"2026-01-05","words":"a b c d e f"}"#
                #expect(try await world.json("POST", path + "/verification", wrong).status == 412)
                let later = #"{"method":"phone","on":"2999-01-05","words":"\#(own.words)"}"#
                #expect(try await world.json("POST", path + "/verification", later).status == 422)
                let right = #"{"method":"phone","on":"2026-01-05","words":"\#(own.words)"}"#
                let compared = try await world.json("POST", path + "/verification", right)
                #expect(compared.status == 201)
                #expect(try compared.decoded(ProviderRecord.self).isVerified)
                let bare = #"{"name":"Corin Thale"}"#
                #expect(try await world.json("POST", path, bare).status == 428)
                let stale = try await world.json("POST", path, bare, [#"If-Match: "7""#])
                #expect(stale.status == 412)
                let revised = try await world.json("POST", path, bare, [#"If-Match: "1""#])
                #expect(revised.status == 201)
                let other = try revised.decoded(ProviderRecord.self)
                #expect(!other.isVerified && other.keyChangedOn != nil && other.version == 2)
                #expect(try await world.send("DELETE", path).status == 200)
                #expect(try await world.send("DELETE", path).status == 404)
                #expect(try await world.send("GET", path).decoded(ProviderRecord.self).removed)
            }
            let list = try await world.send("GET", "/v1/providers").decoded(ListReply<ProviderRecord>.self)
            #expect(list.items.count == 2)
        }
    }

    @Test func aSecretKeyIsRefusedNeverEchoedAndKeptNowhere() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let json = #"{"name":"Corin Thale","recipient":"\#(Self.secret)"}"#
            let document = "---\nname: Corin Thale\nrecipient: \(Self.secret)\n---\n"
            for reply in [
                try await world.json("POST", "/v1/providers", json),
                try await world.document("POST", "/v1/providers", document),
            ] {
                #expect(reply.status == 422 && reply.problem == .invalidDocument)
                let text = String(decoding: reply.body, as: UTF8.self)
                #expect(text.contains("secret key"))
                #expect(!text.contains("AGE-SECRET") && !text.contains("GFPYY"))
            }
            let list = try await world.send("GET", "/v1/providers").decoded(ListReply<ProviderRecord>.self)
            #expect(list.items.isEmpty)
        }
    }

    @Test func keysThatCannotBeUsedAreRefused() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let card = try await Self.card(world)
            let hybrid = card.recipients[0].recipient
            let classic = card.recipients[1].recipient
            let members: [(String, String)] = [
                ("recipient", String(classic.dropLast())), ("recipient", classic.uppercased()),
                ("recipient", String(hybrid.dropLast(3))), ("recipient", "\(classic) \(hybrid)"),
                ("recipient", card.signingKey), ("signing_key", classic), ("signing_key", "\(card.signingKey) me"),
            ]
            for (member, sent) in members {
                let reply = try await world.json("POST", "/v1/providers", #"{"name":"A","\#(member)":"\#(sent)"}"#)
                #expect(reply.status == 422, "\(member) \(sent.prefix(40))")
                // From its middle: the beginning may stand in a hint as an example.
                let part = sent.lowercased().dropFirst(36).prefix(20)
                #expect(part.count == 20 && !reply.text.lowercased().contains(part))
            }
            for body in [#"{"recipient":"x"}"#, #"{"name":""}"#, #"{"name":"a\u001bb"}"#, #"{"name":"a\nb"}"#] {
                #expect(try await world.json("POST", "/v1/providers", body).status == 422, "\(body)")
            }
            let strange = try await world.json("POST", "/v1/providers", #"{"name":"A","owner":"B"}"#)
            #expect(strange.problem == .unknownMember)
            #expect(try await world.send("GET", "/v1/providers/heron-4").status == 404)
        }
    }

    @Test(arguments: [0, 1])
    func aRecipientOfLowOrderIsRefused(_ first: UInt8) async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let point = [first] + [UInt8](repeating: 0, count: 31)
            let text = try Bech32.encode(prefix: "age", point.span, .bech32)
            let reply = try await world.json("POST", "/v1/providers", #"{"name":"A","recipient":"\#(text)"}"#)
            #expect(reply.status == 422)
            #expect(String(decoding: reply.body, as: UTF8.self).contains("can be read by anybody"))
        }
    }

    @Test func aProviderIsADocumentAsWell() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let empty = try await world.send("GET", "/v1/documents/provider")
            #expect(String(decoding: empty.body, as: UTF8.self).contains("signing_key:"))
            let made = try await world.document("POST", "/v1/providers", "---\nname: Corin Thale\nrole: GP\n---\n")
            let code = try made.decoded(ProviderRecord.self).code
            let text = try await world.send("GET", "/v1/providers/\(code)", ["Accept: text/markdown"])
            #expect(String(decoding: text.body, as: UTF8.self).contains("role: GP"))
        }
    }
}
