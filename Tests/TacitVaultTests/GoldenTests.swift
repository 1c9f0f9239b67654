import Foundation
import TacitClinical
import TacitCrypto
import Testing

@testable import TacitVault

/// The vaults of `Tests/Golden`: every later version opens them and reads the same, and so does the second reader.
@Suite(.serialized) struct GoldenTests {
    @Test(.enabled(if: GoldenVault.notes.isBlessing, "only `make bless` rewrites a golden vault"))
    func blessTheGoldenVault() async throws {
        let folder = try VaultFolder()
        let vault = try await GoldenVault.notes.create(in: folder)
        let rowan = try await vault.fill()
        let long = String(repeating: "twelve words. ", count: 2_500)
        try await vault.signedNote(rowan, long, .supervision)
        _ = try await vault.addKeyslot(slot(.kit, 11), act(6))
        await vault.close()
        try GoldenVault.notes.keep(folder)
    }

    @Test(.enabled(if: GoldenVault.charts.isBlessing, "only `make bless` rewrites a golden vault"))
    func blessTheGoldenChart() async throws {
        let folder = try VaultFolder()
        let vault = try await GoldenVault.charts.create(in: folder)
        let rowan = try await vault.newClient()
        let light = try await vault.recordPlan(
            rowan,
            Sample.plan("mornings"),
            basedOn: 0,
            draft: nil,
            act(1)
        )
        let formal = try Sample.formalPlan()
        _ = try await vault.recordPlan(rowan, formal, basedOn: light.version, draft: nil, act(2))
        for kind in EntryKind.entered {
            try await vault.entered(rowan, Sample.entry(kind), minute: 3)
        }
        let (id, bytes) = (RecordID.random(), Self.file)
        try await vault.putPart(rowan, of: id, number: 1, bytes, act(4))
        let hash = Hexadecimal.text(SHA256Hash.digest(bytes.span))
        let request = AttachmentRequest(
            name: "report.pdf",
            mediaType: "application/pdf",
            parts: 1,
            sha256: hash
        )
        _ = try await vault.attach(rowan, id, request, act(5))
        await vault.close()
        try GoldenVault.charts.keep(folder)
    }

    private static let file = Array("FICTIONAL report".utf8)

    @Test(arguments: [GoldenVault.notes, .charts, .sharing])
    func theSecondReaderReadsWhatItReadThen(_ golden: GoldenVault) throws {
        let (folder, expected) = try golden.copy()
        let kit = GoldenVault.kit
        let text = try Bech32.encode(prefix: "tacit-kit", kit.span, .bech32m)
        for (way, slot, secret) in [("slot-key", 1, GoldenVault.sevens), ("kit", 2, text)] {
            let read = try SecondReader.read(folder, way, slot: slot, secret: secret, state: false)
            #expect(read == expected, "by \(way)")
        }
    }

    @Test func thisVersionOpensItAndReadsEveryRecord() async throws {
        let (vault, rowan) = try await GoldenVault.notes.opened(drafts: 2)
        #expect(try await vault.notes(rowan, act(61)).count == 5)
        await vault.close()
    }

    /// Kinds that came with sharing, after the vault was made.
    private static let laterKinds: Set<EntryKind> = [
        .consent, .consentSignature, .revocation, .disclosure, .disclosureReview, .refusal, .request, .answer,
        .disagreement,
    ]

    @Test func thisVersionReadsEveryKindOfEntryAndTheFormalPlan() async throws {
        let (vault, rowan) = try await GoldenVault.charts.opened(drafts: 0)
        let entries = try await vault.entries(rowan, act(61))
        #expect(Set(entries.map(\.content.kind)) == Set(EntryKind.allCases).subtracting(Self.laterKinds))
        for entry in entries where entry.content.kind != .attachment {
            #expect(try entry.content == Sample.entry(entry.content.kind), "\(entry.content.kind)")
        }
        let file = try #require(entries.first { $0.content.kind == .attachment })
        #expect(try await vault.attachmentPart(rowan, file.id, number: 1, act(61)) == Self.file)
        let plans = try await vault.plans(rowan, act(61))
        #expect(try plans.map(\.content) == [Sample.plan("mornings"), Sample.formalPlan()])
        await vault.close()
    }
}
