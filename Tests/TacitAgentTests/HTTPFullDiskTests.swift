import CPowerLoss
import TacitAgentAPI
import TacitClinical
import TacitVault
import Testing

@testable import TacitAgent

/// What leaves is entered first: when its entry does not reach the disk, nothing waits to be fetched.
@Suite struct HTTPFullDiskTests {
    @Test func aCopyWhoseEntryDoesNotFitIsNotGivenOut() async throws {
        try await HTTPWorld.run { (world) async throws in
            // From before the vault's files are opened.
            let disk = unsafe power_loss_watch(world.folder, "")
            try #require(disk >= 0)
            defer { power_loss_forget(disk) }
            try await world.makeVault()
            let client = "/v1/clients/\(try await world.addClient())/exports"
            var full = 0
            // The disk is full at the first call that needs room, at the second, and so on, until none is left.
            for call in 1...64 {
                let act = RecordID.random()
                let key = "Idempotency-Key: \(act)"
                power_loss_fail(disk, power_loss_full, call, true)
                let reply = try await world.json("POST", client, #"{"paper":true}"#, [key])
                power_loss_fail(disk, power_loss_full, 0, false)
                let part = try await world.send("GET", "\(client)/\(act)/parts/1")
                if reply.status == 201 {
                    #expect(part.status == 200)
                    // 503 is the reading that could not be entered, 507 the copy.
                    #expect(full > 0, "\(call)")
                    return
                }
                full += reply.status == 507 ? 1 : 0
                #expect(reply.status == 507 || reply.status == 503, "\(call): \(reply.text)")
                #expect(part.status == 404, "\(call)")
                // There is room again: the same request enters it once.
                let again = try await world.json("POST", client, #"{"paper":true}"#, [key]).decoded(ExportReply.self)
                #expect(again.id == act && again.parts == 1, "\(call)")
            }
            Issue.record("no end")
        }
    }
}
