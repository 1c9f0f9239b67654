import TacitAgentAPI
import TacitClinical
import Testing

@testable import TacitAgent

/// What leaves and what comes, over the socket: the gate, the entry before the bytes, the bundle that opens.
@Suite struct ShareTests {
    private static let clock = "Tacit-Clock: 2031-01-13T09:00:00Z"
    /// A key of `ssh-keygen -t ed25519` that signed nothing here.
    private static let otherKey =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF8PI3WoPsFnYqwyEPTEPY9lxjZFFcmMuCo+YAR7GZ7W"
    private static let consent = """
        {"consent_kind":"part2-specific","patient_name":"Rowan Ashdown","discloser":"Imogen Vale","scope":["plan"],\
        "description":"the plan","recipients":["Dr Theo Marsh"],"recipient_is_covered":false,"purpose_kind":"treatment",\
        "purpose":"care","right_to_revoke":"in writing","expires_on":"2031-12-31"}
        """

    /// A client with a plan, and a colleague whose keys are those of this vault, so that it can open what it sends.
    private struct Scene {
        let world: HTTPWorld
        let client: String
        let code: String

        init(_ world: HTTPWorld) async throws {
            self.world = world
            client = "/v1/clients/\(try await world.addClient())"
            let card = try await world.send("GET", "/v1/key-card").decoded(KeyCardReply.self)
            let recipient = card.recipients[1].recipient
            let body =
                #"{"name":"Dr Theo Marsh","covered_entity":false,"recipient":"\#(recipient)","signing_key":"\#(card.signingKey)"}"#
            code = try await world.json("POST", "/v1/providers", body).decoded(ProviderRecord.self).code
        }

        func enter(_ kind: String, _ body: String) async throws -> Entry {
            let reply = try await world.json("POST", "\(client)/entries/\(kind)", body, [ShareTests.clock])
            #expect(reply.status == 201, "\(reply.text)")
            return try reply.decoded(Entry.self)
        }

        func consentSigned(_ consent: String = ShareTests.consent) async throws -> Entry {
            let made = try await enter("consent", consent)
            let signature =
                #"{"consent":"\#(made.id)","signed_by":"Rowan Ashdown","role":"client","method":"paper","signed_on":"2031-01-13"}"#
            _ = try await enter("consent-signature", signature)
            return made
        }

        func revoke(_ consent: Entry) async throws {
            let body =
                #"{"consent":"\#(consent.id)","received_on":"2031-01-13","by":"Rowan Ashdown","in_writing":true,"how":"letter"}"#
            _ = try await enter("revocation", body)
        }

        var request: String { #"{"recipient_code":"\#(code)","purpose_kind":"treatment","parts":["plan"]}"# }

        func share(_ body: String? = nil, _ headers: [String] = []) async throws -> HTTPReply {
            try await world.json("POST", "\(client)/bundles", body ?? request, [ShareTests.clock] + headers)
        }

        /// The sealed bytes of a disclosure.
        func fetch(_ reply: ShareReply) async throws -> [UInt8] {
            var bytes: [UInt8] = []
            for number in 1...max(1, reply.parts) {
                let part = try await world.send("GET", "\(client)/bundles/\(reply.disclosure.id)/parts/\(number)")
                #expect(part.status == 200)
                bytes += part.body
            }
            return bytes
        }

        func entries(_ kind: EntryKind) async throws -> [Entry] {
            try await world.send("GET", "\(client)/entries").decoded(ListReply<Entry>.self).items
                .filter { $0.content.kind == kind }
        }

        func open(
            _ bytes: [UInt8], _ body: String = "{}", id: RecordID = .random(), words: String? = nil
        ) async throws -> HTTPReply {
            let (path, octets) = ("/v1/bundles/opening/\(id)", "application/octet-stream")
            #expect(try await world.send("PUT", path + "/parts/1", type: octets, bytes).status == 204)
            if let words {
                #expect(try await world.send("PUT", path + "/words", type: octets, Array(words.utf8)).status == 204)
            }
            return try await world.json("POST", "/v1/bundles/opening/\(id)", body, [ShareTests.clock])
        }
    }

    private static func run(_ body: @escaping (Scene) async throws -> Void) async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in try await body(try await Scene(world)) }
    }

    @Test func aRefusedShareIsEnteredAndGivesNoByte() async throws {
        try await Self.run { scene in
            let refused = try await scene.share()
            #expect(refused.status == 403 && refused.problem == .noConsent)
            let entered = try await scene.entries(.refusal)
            #expect(entered.count == 1 && (entered[0].content.value as? ShareRefusal)?.reasons == ["no-consent"])
            #expect(try await scene.entries(.disclosure).isEmpty)
            let preview = try await scene.world.json(
                "POST", "\(scene.client)/bundles/preview", scene.request, [Self.clock])
            #expect(try preview.decoded(SharePreview.self).refusals.map(\.reason) == [.noConsent])
            #expect(try await scene.entries(.refusal).count == 1, "a preview enters nothing")
        }
    }

    @Test func aConsentToAClassCoversWhoIsSaidToBelongToIt() async throws {
        try await Self.run { scene in
            let consent = Self.consent.replacing("part2-specific", with: "part2-tpo")
                .replacing("[\"Dr Theo Marsh\"]", with: "[\"my treating providers\"]")
                .replacing("\"treatment\"", with: "\"tpo\"").replacing("covered\":false", with: "covered\":true")
                .replacing(
                    "\"right_to_revoke\"",
                    with:
                        "\"redisclosure\":true,\"hipaa_redisclosure\":true,\"refusal_consequences\":\"none\",\"right_to_revoke\""
                )
            _ = try await scene.consentSigned(consent)
            #expect(try await scene.share().problem == .noConsent, "a name alone belongs to no class")
            let named = scene.request.dropLast() + #","recipient_classes":["My treating providers"]}"#
            let answer = try await scene.share(String(named))
            #expect(answer.status == 201, "\(answer.text)")
            let entered = try #require(try await scene.entries(.disclosure).first?.content.value as? Disclosure)
            #expect(entered.recipientClasses == ["My treating providers"])
        }
    }

    @Test func whatIsSealedIsEnteredFirstAndOpens() async throws {
        try await Self.run { scene in
            let consent = try await scene.consentSigned()
            let answer = try await scene.share()
            #expect(answer.status == 201, "\(answer.text)")
            let reply = try answer.decoded(ShareReply.self)
            let entered = try #require(try await scene.entries(.disclosure).first?.content.value as? Disclosure)
            #expect(entered.consent == consent.id && entered.bundleID != nil && reply.parts == 1)
            let bytes = try await scene.fetch(reply)
            #expect(bytes.count == entered.bundleSize)
            let gone = try await scene.world.send("GET", "\(scene.client)/bundles/\(reply.disclosure.id)/parts/1")
            #expect(gone.status == 404, "the agent forgets it with its last part")
            let opened = try await scene.open(bytes)
            #expect(opened.status == 201, "\(opened.text)")
            let bundle = try opened.decoded(BundleReply.self)
            #expect(bundle.sender == scene.code && bundle.members.map(\.path).contains("plan.json"))
            let again = try await scene.world.send("GET", "\(scene.client)/bundles/\(reply.disclosure.id)")
            #expect(try again.decoded(SharedAgainReply.self).isSame)
        }
    }

    @Test func aConsentRevokedBetweenPreviewAndSealIsRefused() async throws {
        try await Self.run { scene in
            let consent = try await scene.consentSigned()
            let preview = try await scene.world.json(
                "POST", "\(scene.client)/bundles/preview", scene.request, [Self.clock])
            #expect(try preview.decoded(SharePreview.self).refusals.isEmpty)
            try await scene.revoke(consent)
            #expect(try await scene.share().status == 403)
            #expect(try await scene.entries(.disclosure).isEmpty)
        }
    }

    @Test func theSameRequestTwiceIsOneDisclosure() async throws {
        try await Self.run { scene in
            _ = try await scene.consentSigned()
            let key = "Idempotency-Key: \(RecordID.random())"
            let first = try await scene.share(nil, [key]).decoded(ShareReply.self)
            let second = try await scene.share(nil, [key]).decoded(ShareReply.self)
            #expect(first.disclosure.id == second.disclosure.id)
            #expect(try await scene.entries(.disclosure).count == 1)
        }
    }

    @Test func whatWasToldNeedsItsFacts() async throws {
        try await Self.run { scene in
            let bare =
                #"{"recipient_name":"J. Okoye-Fenn","purpose_kind":"treatment","basis":"emergency","how":"phone","what":"x"}"#
            let refused = try await scene.share(bare)
            #expect(refused.status == 422, "\(refused.text)")
            let whole =
                #"{"recipient_name":"J. Okoye-Fenn","purpose_kind":"treatment","basis":"emergency","how":"phone","what":"x","#
                + #""spoke":"Imogen Vale","personnel":"J. Okoye-Fenn","affiliation":"Ferris EMS","#
                + #""disclosed_by":"Imogen Vale","nature":"seizure"}"#
            let told = try await scene.share(whole)
            #expect(told.status == 201, "\(told.text)")
            #expect(try told.decoded(ShareReply.self).notice?.contains(Notices.long) == true)
        }
    }

    @Test func wordsAreGivenOnceAndOpen() async throws {
        try await Self.run { scene in
            _ = try await scene.consentSigned()
            let reply = try await scene.share(nil, ["Tacit-Sealing: passphrase"]).decoded(ShareReply.self)
            let path = "\(scene.client)/bundles/\(reply.disclosure.id)/words"
            let words = String(decoding: try await scene.world.send("GET", path).body, as: UTF8.self)
            #expect(words.split(separator: "-").count >= 8)
            #expect(try await scene.world.send("GET", path).status == 404)
            let bytes = try await scene.fetch(reply)
            #expect(try await scene.open(bytes).status == 409)
            #expect(try await scene.open(bytes, words: "a-b-c").status == 409)
            #expect(try await scene.open(bytes, words: words).status == 201)
        }
    }

    @Test func aBundleIsFiledOnceAndAStrangersIsNot() async throws {
        try await Self.run { scene in
            _ = try await scene.consentSigned()
            let bytes = try await scene.fetch(try await scene.share().decoded(ShareReply.self))
            let handle = scene.client.split(separator: "/").last ?? ""
            let filed = try await scene.open(bytes, #"{"client":"\#(handle)"}"#).decoded(BundleReply.self)
            let again = try await scene.open(bytes, #"{"client":"\#(handle)"}"#).decoded(BundleReply.self)
            #expect(filed.filed != nil && filed.filed?.id == again.filed?.id)
            #expect(try await scene.entries(.attachment).count == 1)
            // Somebody else stays in the list, with a key of their own.
            let other = #"{"name":"Linden Supported Employment","signing_key":"\#(Self.otherKey)"}"#
            #expect(try await scene.world.json("POST", "/v1/providers", other).status == 201)
            #expect(try await scene.world.send("DELETE", "/v1/providers/\(scene.code)").status == 200)
            let stranger = try await scene.open(bytes)
            #expect(stranger.status == 409 && stranger.problem == .unknownSender)
        }
    }

    @Test func whatIsOnlyVerifiedIsNotKept() async throws {
        try await Self.run { scene in
            _ = try await scene.consentSigned()
            let bytes = try await scene.fetch(try await scene.share().decoded(ShareReply.self))
            for (body, status) in [("{}", 200), (#"{"verify_only":true}"#, 404)] {
                let id = RecordID.random()
                let reply = try await scene.open(bytes, body, id: id)
                #expect(reply.status == 201)
                #expect(try reply.decoded(BundleReply.self).members.count > 2)
                let part = try await scene.world.send("GET", "/v1/bundles/opening/\(id)/files/1/parts/1")
                #expect(part.status == status)
            }
        }
    }

    @Test func partsComeInOrderAndWhatIsNoneIsRefused() async throws {
        try await Self.run { scene in
            let id = RecordID.random()
            let path = "/v1/bundles/opening/\(id)/parts/"
            #expect(try await scene.world.send("PUT", path + "2", type: "application/octet-stream", [1]).status == 404)
            #expect(try await scene.world.send("PUT", path + "1", type: "application/octet-stream", [1]).status == 204)
            #expect(try await scene.world.send("PUT", path + "3", type: "application/octet-stream", [1]).status == 409)
            // From the beginning, after a part of it was lost.
            #expect(try await scene.world.send("PUT", path + "2", type: "application/octet-stream", [1]).status == 204)
            #expect(try await scene.world.send("PUT", path + "1", type: "application/octet-stream", [2]).status == 204)
            #expect(try await scene.world.send("PUT", path + "2", type: "application/octet-stream", [2]).status == 204)
            let inspected = try await scene.world.send("GET", "/v1/bundles/opening/\(id)")
            #expect(inspected.status == 409 && inspected.problem == .bundleDamaged)
            #expect(try await scene.open(Array("no bundle".utf8)).problem == .bundleDamaged)
        }
    }
}
