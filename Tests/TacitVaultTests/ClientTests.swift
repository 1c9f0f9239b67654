import TacitClinical
import Testing

@testable import TacitVault

@Suite struct ClientTests {
    @Test func aClientHasACodeNameThatResolvesWholeAbbreviatedAndById() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.createClient(Sample.rowan, act(1))
        let juniper = try await vault.createClient(Sample.juniper, act(1))
        #expect(Handle.isWellFormed(rowan.handle) && rowan.handle != juniper.handle)
        #expect(rowan.version == 1 && rowan.client == Sample.rowan)
        for text in [rowan.handle, rowan.id.description] {
            #expect(try await vault.resolve(client: text) == rowan.id)
        }
        let alone = (1...rowan.handle.count).map { String(rowan.handle.prefix($0)) }
            .first { !juniper.handle.hasPrefix($0) }
        #expect(try await vault.resolve(client: #require(alone)) == rowan.id)
        for text in ["", "nobody-2", RecordID.random().description, rowan.handle + "2"] {
            #expect(await vaultError { try await vault.resolve(client: text) } == .notFound)
        }
        await vault.close()
    }

    @Test func aBeginningThatFitsSeveralCodeNamesIsAmbiguous() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        var byLetter: [Character: [String]] = [:]
        // By the twenty-seventh at the latest two begin with the same letter.
        for _ in 0..<27 {
            let handle = try await vault.createClient(Sample.rowan, act(1)).handle
            byLetter[try #require(handle.first), default: []].append(handle)
        }
        let (letter, handles) = try #require(byLetter.first { $0.value.count > 1 })
        let error = await vaultError { try await vault.resolve(client: String(letter)) }
        #expect(error == .ambiguous(handles.sorted()))
        await vault.close()
    }

    @Test func revisionsCountUpAndAStaleOneIsRefused() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let id = try await vault.newClient()
        var changed = Sample.rowan
        changed.chartNumber = "A-017"
        let second = try await vault.reviseClient(id, changed, basedOn: 1, act(2))
        #expect(second.version == 2 && second.client.chartNumber == "A-017")
        let stale = await vaultError {
            try await vault.reviseClient(id, Sample.rowan, basedOn: 1, act(3))
        }
        #expect(stale == .stale)
        let day = try #require(CalendarDay(year: 2031, month: 1, day: 6))
        let closed = try await vault.closeClient(id, Closure(on: day, reason: .completed), act(4))
        #expect(closed.closure?.reason == .completed && closed.version == 3)
        #expect(try await vault.clients(act(5)).map(\.closed) == [true])
        #expect(try await vault.reopenClient(id, act(5)).closure == nil)
        let again = await vaultError { try await vault.reopenClient(id, act(6)) }
        #expect(again == .conflict)
        let notice = NoticeGiven(version: "2031-01", method: "paper", on: day)
        #expect(try await vault.giveNotice(id, notice, act(6)).notices == [notice])
        #expect(try await vault.client(id, act(7)).version == 5)
        await vault.close()
        let (reopened, _) = try await folder.unlock()
        let kept = try await reopened.client(id, act(60))
        #expect(kept.version == 5 && kept.client == changed && kept.notices == [notice])
        await reopened.close()
    }

    @Test func whatDoesNotExistIsNotFoundByAnyAct() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let nobody = ClientID.random()
        let nothing = RecordID.random()
        let day = try #require(CalendarDay(year: 2031, month: 1, day: 6))
        let acts: [@Sendable () async throws -> Void] = [
            { _ = try await vault.client(nobody, act(1)) },
            { _ = try await vault.reviseClient(nobody, Sample.rowan, basedOn: 1, act(1)) },
            {
                let closure = Closure(on: day, reason: .lost)
                _ = try await vault.closeClient(nobody, closure, act(1))
            },
            { _ = try await vault.reopenClient(nobody, act(1)) },
            { _ = try await vault.draftNote(nobody, "x") },
            { _ = try await vault.draft(nobody, nothing, act(1)) },
            { _ = try await vault.drafts(nobody, act(1)) },
            { _ = try await vault.notes(nobody, act(1)) },
            { _ = try await vault.plans(nobody, act(1)) },
            { _ = try await vault.log(nobody, act(1)) },
            { _ = try await vault.brief(nobody, act(1)) },
            { _ = try await vault.resolve(reference: "n7f3q") },
            { _ = try await vault.resolve(reference: "not a ref") },
        ]
        for (number, act) in acts.enumerated() {
            #expect(await vaultError(act) == .notFound, "act \(number)")
        }
        #expect(await vault.size == 3, "state, anchor accepted, unlock: nothing was entered")
        await vault.close()
    }

    @Test func theNameOfAnotherClientInATextIsPointedAt() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        _ = try await vault.newClient(Sample.juniper)
        let text = "Rowan came.\nAnd Castellane?"
        let places = try await vault.otherClientNames(in: text, than: rowan)
        #expect(places.map(\.line) == [2] && places.map(\.column) == [5])
        await vault.close()
    }
}
