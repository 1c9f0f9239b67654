import Foundation
import TacitAge
import TacitClinical
import TacitCrypto
import Testing

@testable import TacitVault

/// The golden vault of sharing: an entry of every kind, colleagues, what one of them sent, demands.
@Suite(.serialized) struct GoldenSharingTests {
    private static let archive = Array("FICTIONAL archive".utf8)
    private static let letter = Array("FICTIONAL letter, sealed to this vault".utf8)
    private static let bundle = "0dc926687aead0970e82f0292b7c256c"
    private static let other = "1dc926687aead0970e82f0292b7c256c"
    private static let hash = String(repeating: "ab", count: 32)
    private static let sender = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea"
    private static let recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"

    /// A colleague with something in every member.
    private static var colleague: Provider {
        var provider = Provider(name: "Corin Thale")
        provider.role = "GP"
        provider.organisation = "Linden Practice"
        provider.address = "1 Long Lane"
        provider.coveredEntity = true
        provider.part2Program = false
        provider.recipient = recipient
        provider.signingKey = sender
        return provider
    }

    private static func demand() throws -> ClientRequest {
        var demand = ClientRequest(.demand, receivedOn: try act(1).now.day, what: "attendance since January")
        demand.from = "Ferris County Pretrial Services"
        demand.hold = true
        return demand
    }

    private static func answer(to request: RecordID) throws -> RequestAnswer {
        RequestAnswer(request: request, answeredOn: try act(2).now.day, decision: .notConfirmed)
    }

    @Test(.enabled(if: GoldenVault.sharing.isBlessing, "only `make bless` rewrites a golden vault"))
    func blessTheGoldenSharing() async throws {
        let folder = try VaultFolder()
        let vault = try await GoldenVault.sharing.create(in: folder)
        _ = try await vault.setPractice(Sample.practice, basedOn: 0, act(0))
        let rowan = try await vault.newClient()
        _ = try await vault.recordPlan(rowan, Sample.formalPlan(), basedOn: 0, draft: nil, act(2))
        for kind in EntryKind.entered {
            try await vault.entered(rowan, Sample.entry(kind), minute: 3)
        }
        try await fillWithColleagues(vault)
        try await fillWithWhatCame(vault, rowan)
        let demand = try await vault.receiveDemand(Self.demand(), act(7))
        _ = try await vault.answerDemand(Self.answer(to: demand.id), act(8))
        _ = try await vault.receiveDemand(Self.demand(), act(9))
        await vault.close()
        try GoldenVault.sharing.keep(folder)
    }

    /// One who was compared, and one without keys who was taken off the list.
    private func fillWithColleagues(_ vault: Vault) async throws {
        let made = try await vault.createProvider(Provider(name: "Corin Thale"), act(4))
        let known = try await vault.reviseProvider(made.code, Self.colleague, basedOn: 1, act(4))
        let words = try #require(known.words)
        let comparison = Verification(method: .phone, on: try act(5).now.day, words: words)
        _ = try await vault.verifyProvider(made.code, comparison, act(5))
        let gone = try await vault.createProvider(Provider(name: "Anselm Roe"), act(5))
        _ = try await vault.removeProvider(gone.code, act(5))
    }

    /// A bundle that was filed, one that was looked at alone, and files sealed to either identity of the vault.
    private func fillWithWhatCame(_ vault: Vault, _ rowan: ClientID) async throws {
        let filed = try await vault.fileBundle(rowan, Self.archive, named: "bundle.tar", from: "Corin Thale", act(6))
        try await vault.enterOpening(
            Self.bundle, from: Self.sender, manifest: Self.hash, filed: (rowan, filed.id), act(6))
        try await vault.enterOpening(Self.other, from: Self.sender, manifest: Self.hash, filed: nil, act(6))
        let keys = try await vault.ownKeys(act(6))
        for (name, key) in [("hybrid.age", keys.hybrid), ("x25519.age", keys.x25519)] {
            let bytes = try Age.encrypt(Self.letter, to: [KeyFile.recipient(key)])
            let id = RecordID.random()
            try await vault.putPart(rowan, of: id, number: 1, bytes, act(6))
            let hash = Hexadecimal.text(SHA256Hash.digest(bytes.span))
            let request = AttachmentRequest(name: name, mediaType: "application/octet-stream", parts: 1, sha256: hash)
            _ = try await vault.attach(rowan, id, request, act(6))
        }
    }

    @Test func thisVersionReadsEveryKindOfEntry() async throws {
        let (vault, rowan) = try await GoldenVault.sharing.opened(drafts: 0)
        let entries = try await vault.entries(rowan, act(61))
        #expect(Set(entries.map(\.content.kind)) == Set(EntryKind.allCases))
        for entry in entries where entry.content.kind != .attachment {
            #expect(try entry.content == Sample.entry(entry.content.kind), "\(entry.content.kind)")
        }
        #expect(try await vault.plans(rowan, act(61)).map(\.content) == [Sample.formalPlan()])
        await vault.close()
    }

    @Test func thisVersionReadsColleaguesAndDemands() async throws {
        let (vault, _) = try await GoldenVault.sharing.opened(drafts: 0)
        let providers = try await vault.providers(act(61))
        #expect(providers.map(\.removed).sorted { !$0 && $1 } == [false, true])
        let known = try #require(providers.first { !$0.removed })
        #expect(known.provider == Self.colleague && known.version == 2)
        #expect(known.words == KeyWords.words(of: [Self.recipient, Self.sender]) && known.isVerified)
        // The samples among the entries are requests of the chart.
        let demands = try await vault.requests(act(61)).filter { $0.handle == nil }
        #expect(demands.map(\.request) == [try Self.demand(), try Self.demand()])
        let first = try #require(demands.first)
        #expect(first.closing == (try Self.answer(to: first.id)) && demands.last?.isOpen == true)
        await vault.close()
    }

    @Test func thisVersionReadsWhatCameAndOpensWhatWasSealedToIt() async throws {
        let (vault, rowan) = try await GoldenVault.sharing.opened(drafts: 0)
        let files = try await vault.entries(rowan, act(61)).filter { $0.content.kind == .attachment }
        let seen = try #require(try await vault.seenBundle(Self.bundle))
        #expect(seen.manifest == Self.hash && seen.filed?.client == rowan && seen.filed?.attachment == files[0].id)
        #expect(try await vault.seenBundle(Self.other)?.filed == nil)
        #expect(try await vault.seenBundle(Self.other) != nil)
        #expect(try await vault.attachmentPart(rowan, files[0].id, number: 1, act(61)) == Self.archive)
        #expect(files.count == 3)
        for file in files.dropFirst() {
            let sealed = try await vault.attachmentPart(rowan, file.id, number: 1, act(61))
            #expect(try await vault.shareOpener(act(61)).open(sealed) == Self.letter)
        }
        await vault.close()
    }
}
