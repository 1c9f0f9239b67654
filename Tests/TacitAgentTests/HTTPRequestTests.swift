import Foundation
import TacitAgentAPI
import TacitClinical
import Testing

@testable import TacitAgent

/// Requests, demands and what left, over the socket.
@Suite struct HTTPRequestTests {
    private static let clock = "Tacit-Clock: 2031-07-15T09:00:00Z"
    private static let demand =
        #"{"request_kind":"demand","received_on":"2031-05-05","from":"Pretrial Services","what":"attendance"}"#

    @Test func aDemandIsRecordedAnsweredOnceAndListed() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let sent = try await world.json("POST", "/v1/requests", Self.demand, [Self.clock])
            #expect(sent.status == 201)
            let record = try sent.decoded(RequestRecord.self)
            #expect(record.isOpen && record.handle == nil)
            let due = try await world.send("GET", "/v1/due").decoded(DueReply.self)
            #expect(due.items.map(\.what) == [.demand] && due.items.map(\.ref) == [record.ref])
            let path = "/v1/requests/\(record.id)/answer"
            let answer =
                #"{"request":"\#(record.id)","answered_on":"2031-05-05","decision":"not-confirmed"}"#
            let key = "Idempotency-Key: \(RecordID.random())"
            let first = try await world.json("POST", path, answer, [Self.clock, key])
            #expect(first.status == 201)
            let again = try await world.json("POST", path, answer, [Self.clock, key])
            #expect(again.status == 201 && again.body == first.body)
            let second = try await world.json("POST", path, answer, [Self.clock])
            #expect(second.status == 422 && second.problem == .invalidDocument)
            let listed = try await world.send("GET", "/v1/requests")
            #expect(try listed.decoded(ListReply<RequestRecord>.self).items.map(\.isOpen) == [false])
        }
    }

    @Test func whatIsNoDemandNeedsItsClient() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let access = #"{"request_kind":"access","received_on":"2031-05-05","what":"all of it"}"#
            let refused = try await world.json("POST", "/v1/requests", access, [Self.clock])
            #expect(refused.status == 422 && refused.problem == .invalidDocument)
            let unnamed = #"{"request_kind":"demand","received_on":"2031-05-05","what":"x"}"#
            #expect(try await world.json("POST", "/v1/requests", unnamed, [Self.clock]).status == 422)
            let id = RecordID.random()
            let answer = #"{"request":"\#(id)","answered_on":"2031-05-05","decision":"refused"}"#
            let missing = try await world.json("POST", "/v1/requests/\(id)/answer", answer, [Self.clock])
            #expect(missing.status == 404)
        }
    }

    @Test func whatSharingRecordsIsNotSentAsAnEntry() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            for kind in ["disclosure", "refusal"] {
                let sent = try await world.json("POST", "\(client)/entries/\(kind)", "{}", [Self.clock])
                #expect(sent.status == 404, "\(kind)")
            }
        }
    }

    @Test func theLogComesInPagesOfTheWantedSize() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let handle = try await world.addClient()
            let first = try await world.json("POST", "/v1/audit", #"{"limit":2}"#)
            let page = try first.decoded(ListReply<AuditLine>.self)
            #expect(first.status == 200 && page.items.count == 2 && page.next == "1")
            let rest = try await world.json("POST", "/v1/audit", #"{"after":1,"client":"\#(handle)"}"#)
            let lines = try rest.decoded(ListReply<AuditLine>.self)
            #expect(lines.items.first?.act == "client-created" && lines.next == nil)
            #expect(!String(decoding: rest.body, as: UTF8.self).contains("Rowan"))
            for (body, status) in [
                (#"{"limit":0}"#, 422), (#"{"limit":100000}"#, 422), (#"{"mood":"low"}"#, 422),
                (#"{"client":"nobody-1"}"#, 404), (#"{"since":"yesterday"}"#, 422),
            ] {
                #expect(try await world.json("POST", "/v1/audit", body).status == status, "\(body)")
            }
        }
    }

    @Test func anAccountingOfAChartAndTheLettersAfterARevocation() async throws {
        try await HTTPWorld.run(vault: true) { (world) async throws in
            let client = "/v1/clients/\(try await world.addClient())"
            let accounting = try await world.send("GET", "\(client)/disclosures", [Self.clock])
            #expect(accounting.status == 200)
            let value = try accounting.decoded(Accounting.self)
            #expect(value.items.isEmpty && value.part2Since.description == "2028-07-15")
            #expect(value.hipaaSince.description == "2025-07-15")
            let consent = try await world.json(
                "POST",
                "\(client)/entries/consent",
                #"{"consent_kind":"part2-specific","recipients":["Dr Theo Marsh"]}"#,
                [Self.clock]
            )
            let id = try consent.decoded(Entry.self).id
            let path = "\(client)/consent-letters/\(id)"
            #expect(try await world.send("GET", path).status == 409, "it was not revoked")
            let revoked = try await world.json(
                "POST",
                "\(client)/entries/revocation",
                #"{"consent":"\#(id)","received_on":"2031-07-15","by":"x","in_writing":true,"how":"a letter"}"#,
                [Self.clock]
            )
            #expect(revoked.status == 201)
            let letters = try await world.send("GET", path)
            #expect(try letters.decoded(ListReply<RelianceLetter>.self).items.isEmpty)
            #expect(try await world.send("GET", "\(client)/consent-letters/\(RecordID.random())").status == 404)
        }
    }
}
