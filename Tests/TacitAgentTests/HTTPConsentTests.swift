import TacitAgentAPI
import TacitClinical
import Testing

@testable import TacitAgent

/// Consents over the socket: as they stand, what they cover, and the form to sign.
@Suite struct HTTPConsentTests {
    private static let clock = "Tacit-Clock: 2031-01-13T09:00:00Z"
    private static let consent = """
        {"consent_kind":"part2-specific","patient_name":"Rowan Ashdown","discloser":"Imogen Vale","scope":["plan"],\
        "description":"the plan","recipients":["Dr Theo Marsh"],"recipient_is_covered":false,"purpose_kind":"treatment",\
        "purpose":"care","right_to_revoke":"in writing","expires_on":"2031-12-31"}
        """
    private static let question =
        #"{"recipient_name":"Dr Theo Marsh","purpose_kind":"treatment","parts":["plan"],"on":"2031-02-01"}"#

    private func enter(_ world: HTTPWorld, _ client: String, _ kind: String, _ body: String) async throws -> Entry {
        let reply = try await world.json("POST", "\(client)/entries/\(kind)", body, [Self.clock])
        #expect(reply.status == 201, "\(reply.text)")
        return try reply.decoded(Entry.self)
    }

    private func signature(_ consent: Entry) -> String {
        #"{"consent":"\#(consent.id)","signed_by":"Rowan Ashdown","role":"client","method":"paper","signed_on":"2031-01-13"}"#
    }

    private func coverage(_ world: HTTPWorld, _ client: String, _ body: String = question) async throws
        -> ConsentCoverage
    {
        let reply = try await world.json("POST", "\(client)/consents/coverage", body, [Self.clock])
        #expect(reply.status == 200, "\(reply.text)")
        return try reply.decoded(ConsentCoverage.self)
    }

    @Test func aConsentIsDraftedSignedCoversAndIsRevoked() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            #expect(try await coverage(world, client).reasons.map(\.reason) == [.noConsent])
            let consent = try await enter(world, client, "consent", Self.consent)
            #expect(try await coverage(world, client).reasons.map(\.reason) == [.unsigned])
            _ = try await enter(world, client, "consent-signature", signature(consent))
            let covered = try await coverage(world, client)
            #expect(covered.covered && covered.consent == consent.ref && covered.reasons.isEmpty)
            let revocation =
                #"{"consent":"\#(consent.id)","received_on":"2031-01-13","by":"Rowan Ashdown","in_writing":false,"how":"said"}"#
            _ = try await enter(world, client, "revocation", revocation)
            let refused = try await coverage(world, client)
            #expect(refused.reasons.map(\.reason) == [.revoked] && refused.reasons[0].consent == consent.ref)
            #expect(refused.reasons[0].next.contains("tacit consent add"))
        }
    }

    @Test func consentsAreToldAsTheyStandOnADay() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let consent = try await enter(world, client, "consent", Self.consent)
            _ = try await enter(world, client, "consent-signature", signature(consent))
            for (day, states) in [
                ("2031-01-12", []), ("2031-01-13", [ConsentStanding.State.active]), ("2031-12-31", [.active]),
                ("2032-01-01", [.expired]),
            ] {
                let reply = try await world.send("GET", "\(client)/consents/\(day)", [Self.clock])
                #expect(try reply.decoded(ListReply<ConsentStanding>.self).items.map(\.state) == states, "\(day)")
            }
            let today = try await world.send("GET", "\(client)/consents", [Self.clock])
            #expect(try today.decoded(ListReply<ConsentStanding>.self).items.map(\.consent.ref) == [consent.ref])
            #expect(try await world.send("GET", "\(client)/consents/2031-02-30", [Self.clock]).status == 404)
        }
    }

    @Test func theFormIsJSONOrText() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let consent = try await enter(world, client, "consent", Self.consent)
            let path = "\(client)/consent-forms/\(consent.id)"
            let form = try await world.send("GET", path, [Self.clock]).decoded(ConsentForm.self)
            #expect(form.fictional && form.ref == consent.ref && !form.lines.isEmpty)
            let text = try await world.send("GET", path, [Self.clock, "Accept: text/markdown"]).text
            #expect(text == form.markdown)
            let page = try await world.send("GET", path, [Self.clock, "Accept: text/html"])
            #expect(page.headers["content-type"] == "text/html; charset=utf-8")
            #expect(page.text.hasPrefix("<!doctype html>") && page.text.contains("Rowan Ashdown"))
            let other = try await enter(world, client, "reading", Self.reading)
            for id in [other.id, RecordID.random()] {
                #expect(try await world.send("GET", "\(client)/consent-forms/\(id)", [Self.clock]).status == 404)
            }
        }
    }
    private static let reading =
        #"{"measure":"walks","value":3.5,"at":"2031-01-06T08:00:00Z","source":"self"}"#

    /// The note that a consent is for is kept by its whole id, and one of another class is refused.
    @Test func aREFInTheScopeBecomesTheWholeID() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            var notes: [Note] = []
            for noteClass in ["psychotherapy", "progress"] {
                let draft = try await world.document(
                    "POST",
                    "\(client)/drafts",
                    "---\nformat: free\nat: 2031-01-13 08:00\n---\nwords",
                    [Self.clock, "Tacit-Class: \(noteClass)"]
                )
                let id = try draft.decoded(DraftReply.self).id
                let signed = try await world.send("POST", "\(client)/notes/\(id)/signature", [Self.clock])
                notes.append(try #require(try signed.decoded(SignedReply.self).note))
            }
            func body(_ note: Note) -> String {
                #"{"consent_kind":"psychotherapy-notes","scope":["psychotherapy:\#(note.ref)"]}"#
            }
            let entry = try await enter(world, client, "consent", body(notes[0]))
            let content = try #require(entry.content.value as? Consent)
            #expect(content.scope == ["psychotherapy:n\(notes[0].id)"])
            let refused = try await world.json("POST", "\(client)/entries/consent", body(notes[1]), [Self.clock])
            #expect(refused.status == 422 && refused.problem == .invalidDocument)
        }
    }

    @Test func aQuestionThatIsNoneIsRefusedWithoutAnEcho() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            for body in [
                #"{"recipient_name":"x","purpose_kind":"HERON-4471","parts":["plan"]}"#,
                #"{"recipient_name":"x","purpose_kind":"treatment","parts":["HERON-4471"]}"#,
                #"{"recipient_code":"heron-4","purpose_kind":"treatment","parts":["plan"]}"#,
                #"{"purpose_kind":"treatment","parts":["plan"]}"#,
                #"{"recipient_name":"x","purpose_kind":"treatment","parts":[]}"#,
                #"{"recipient_name":"x","purpose_kind":"treatment","parts":["plan"],"HERON-4471":1}"#, "[]", "",
            ] {
                let reply = try await world.json("POST", "\(client)/consents/coverage", body, [Self.clock])
                #expect((400..<500).contains(reply.status), "\(body)")
                #expect(!reply.text.contains("HERON"), "\(body)")
            }
            let text = "---\nrecipient_name: Dr Marsh\npurpose_kind: treatment\nparts:\n  - plan\n---\n"
            let asked = try await world.document("POST", "\(client)/consents/coverage", text, [Self.clock])
            #expect(try asked.decoded(ConsentCoverage.self).reasons.map(\.reason) == [.noConsent])
        }
    }

    @Test(arguments: Consent.Kind.allCases) func theEmptyConsentOfAKindIsReadAndLacksNoStatement(
        kind: Consent.Kind
    ) async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let handle = try await world.addClient()
            let form = try await world.send(
                "GET",
                "/v1/documents/consent-\(kind.rawValue)",
                [Self.clock, "Tacit-Client: \(handle)"]
            )
            #expect(form.status == 200 && form.text.contains("Rowan Ashdown"))
            let entry = try await world.document(
                "POST",
                "/v1/clients/\(handle)/entries/consent",
                form.text,
                [Self.clock]
            )
            let content = try #require(try entry.decoded(Entry.self).content.value as? Consent)
            #expect(content.consentKind == kind && content.rightToRevoke != nil)
            let lacking = Set(content.missing(for: Client(name: "Rowan Ashdown")))
            #expect(lacking.isDisjoint(with: [.redisclosure, .refusalConsequences, .noConditioning, .patientName]))
        }
    }
}
