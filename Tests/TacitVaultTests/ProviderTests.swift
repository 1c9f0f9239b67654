import Foundation
import TacitClinical
import TacitCrypto
import Testing

@testable import TacitVault

@Suite struct ProviderTests {
    private static func colleague(_ recipient: String? = "age1first", signing: String? = nil) -> Provider {
        var provider = Provider(name: "Corin Thale")
        provider.role = "GP"
        provider.recipient = recipient
        provider.signingKey = signing
        return provider
    }

    private static func comparison(_ words: String?) throws -> Verification {
        let day = try #require(CalendarDay(year: 2031, month: 1, day: 6))
        return Verification(method: .phone, on: day, words: words ?? "")
    }

    @Test func aProviderIsAddedFoundRevisedComparedAndRemoved() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let made = try await vault.createProvider(Self.colleague(), act(1))
        #expect(Handle.isWellFormed(made.code) && made.version == 1 && !made.isVerified && !made.removed)
        #expect(made.words == KeyWords.words(of: ["age1first"]) && made.keyChangedOn == nil)
        #expect(try await vault.provider(made.code) == made)
        #expect(try await vault.provider(String(made.code.prefix(2)), act(2)) == made)
        let wrong = await vaultError {
            try await vault.verifyProvider(made.code, Self.comparison("other words"), act(2))
        }
        #expect(wrong == .stale)
        let compared = try await vault.verifyProvider(made.code, Self.comparison(made.words), act(3))
        #expect(compared.isVerified && compared.version == 1)
        var moved = Self.colleague()
        moved.address = "1 Long Lane"
        let same = try await vault.reviseProvider(made.code, moved, basedOn: 1, act(4))
        #expect(same.isVerified && same.version == 2 && same.keyChangedOn == nil)
        let removed = try await vault.removeProvider(made.code, act(5))
        #expect(removed.removed)
        #expect(try await vault.provider(made.code).removed)
        #expect(await vaultError { try await vault.provider(String(made.code.prefix(2))) } == .notFound)
        #expect(try await vault.providers(act(6)).map(\.removed) == [true])
        for act in [
            { @Sendable in _ = try await vault.removeProvider(made.code, act(7)) },
            { _ = try await vault.reviseProvider(made.code, moved, basedOn: 2, act(7)) },
            { _ = try await vault.verifyProvider(made.code, Self.comparison(made.words), act(7)) },
        ] { #expect(await vaultError(act) == .notFound) }
        await vault.close()
        let (reopened, _) = try await folder.unlock()
        #expect(try await reopened.provider(made.code) == removed)
        await reopened.close()
    }

    @Test func anotherKeyMakesTheComparisonVoidAndIsDated() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let bare = try await vault.createProvider(Self.colleague(nil), act(1))
        #expect(bare.words == nil)
        #expect(await vaultError { try await vault.verifyProvider(bare.code, Self.comparison(""), act(1)) } == .stale)
        let first = try await vault.reviseProvider(bare.code, Self.colleague(), basedOn: 1, act(2))
        #expect(first.keyChangedOn == nil, "a first key is no other key")
        _ = try await vault.verifyProvider(bare.code, Self.comparison(first.words), act(3))
        let signing = try await vault.reviseProvider(
            bare.code, Self.colleague(signing: "ssh-ed25519 AAAA"), basedOn: 2, act(4))
        #expect(!signing.isVerified && signing.verification != nil && signing.keyChangedOn == nil)
        let gone = try await vault.reviseProvider(bare.code, Self.colleague(nil), basedOn: 3, act(5))
        let day = try act(5).now.day
        #expect(gone.keyChangedOn == day && gone.words == nil && !gone.isVerified)
        let other = try await vault.reviseProvider(bare.code, Self.colleague("age1other"), basedOn: 4, act(2_000))
        let later = try act(2_000).now.day
        #expect(other.keyChangedOn == later && later > day)
        #expect(other.hasOtherKeys(thanOn: day) && other.hasOtherKeys(thanOn: later))
        let stale = await vaultError {
            try await vault.reviseProvider(bare.code, Self.colleague(), basedOn: 4, act(2_001))
        }
        #expect(stale == .stale)
        await vault.close()
    }

    @Test func anActThatIsSaidAgainGivesItsFirstResult() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let ids = (0..<4).map { _ in RecordID.random() }
        let made = try await vault.createProvider(Self.colleague(), act(1, id: ids[0]))
        #expect(made.id == ids[0])
        #expect(try await vault.createProvider(Self.colleague(), act(2, id: ids[0])) == made)
        #expect(
            await vaultError { try await vault.createProvider(Self.colleague(nil), act(2, id: ids[0])) } == .conflict)
        let next = Self.colleague("age1other")
        let revised = try await vault.reviseProvider(made.code, next, basedOn: 1, act(3, id: ids[1]))
        #expect(try await vault.reviseProvider(made.code, next, basedOn: 1, act(4, id: ids[1])) == revised)
        let words = try Self.comparison(revised.words)
        let compared = try await vault.verifyProvider(made.code, words, act(5, id: ids[2]))
        #expect(try await vault.verifyProvider(made.code, words, act(6, id: ids[2])) == compared)
        let removed = try await vault.removeProvider(made.code, act(7, id: ids[3]))
        #expect(try await vault.removeProvider(made.code, act(8, id: ids[3])) == removed)
        await vault.close()
    }

    @Test func noCodeIsGivenTwiceAmongClientsAndProviders() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        var codes: [String] = []
        for index in 0..<40 {
            let code = try await vault.createProvider(Self.colleague(), act(index)).code
            codes.append(code)
            if index.isMultiple(of: 2) { _ = try await vault.removeProvider(code, act(index)) }
            codes.append(try await vault.createClient(Sample.rowan, act(index)).handle)
        }
        let stems = Set(codes.map { $0.dropLast(2) })
        #expect(stems.count == codes.count, "not even the animals are alike")
        await vault.close()
    }

    @Test func readsOfProvidersAreEntered() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let made = try await vault.createProvider(Self.colleague(), act(1))
        let before = await vault.size
        _ = try await vault.provider(made.code)
        #expect(await vault.size == before)
        _ = try await vault.provider(made.code, act(2))
        _ = try await vault.providers(act(2))
        #expect(await vault.size == before + 2)
        await vault.close()
    }

    @Test func thePracticeIsNotDisturbedByProviders() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        var practice = Practice()
        practice.practitioner = "Imogen Vale"
        _ = try await vault.setPractice(practice, basedOn: 0, act(1))
        _ = try await vault.createProvider(Self.colleague(), act(2))
        await vault.close()
        let (reopened, _) = try await folder.unlock()
        let (version, kept) = try await reopened.practice(act(60))
        #expect(version == 1 && kept == practice)
        #expect(try await reopened.check(act(61)).findings == [])
        await reopened.close()
    }
}
