import Foundation
import Testing

@testable import TacitVault

/// What is older, missing, another vault's or of another branch, and the verdict on it: the table of
/// `Docs/Formats/vault.md`.
///
/// | | older | missing | foreign | branch |
/// |---|---|---|---|---|
/// | vault | rollback | no vault | no anchor for it | fork |
/// | header | refused | refused | refused | refused |
/// | anchor | as remembered | no anchor | no anchor | fork |
/// | all together | **not detected** | | | |
///
/// A backup's KEYS are the fourth line; this release makes none.
@Suite struct RollbackTests {
    enum Subject: CaseIterable { case vault, header, anchor }
    enum Doing: CaseIterable { case older, missing, foreign, branch }

    enum Verdict: Equatable {
        case asRemembered
        case doubt(UnlockFacts.Doubt)
        case noAnchor
        case refused(VaultError)
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let subject: Subject
        let doing: Doing
        let verdict: Verdict

        var testDescription: String { "\(subject), \(doing)" }
    }

    static let table: [Row] = [
        Row(subject: .vault, doing: .older, verdict: .doubt(.rollback)),
        Row(subject: .vault, doing: .missing, verdict: .refused(.noVault)),
        Row(subject: .vault, doing: .foreign, verdict: .noAnchor),
        Row(subject: .vault, doing: .branch, verdict: .doubt(.fork)),
        Row(subject: .header, doing: .older, verdict: .refused(.integrity)),
        Row(subject: .header, doing: .missing, verdict: .refused(.integrity)),
        Row(subject: .header, doing: .foreign, verdict: .refused(.integrity)),
        Row(subject: .header, doing: .branch, verdict: .refused(.integrity)),
        Row(subject: .anchor, doing: .older, verdict: .asRemembered),
        Row(subject: .anchor, doing: .missing, verdict: .noAnchor),
        Row(subject: .anchor, doing: .foreign, verdict: .noAnchor),
        Row(subject: .anchor, doing: .branch, verdict: .doubt(.fork)),
    ]

    /// A vault, its earlier moment, a branch from there, and another vault.
    ///
    /// Every slot 1 has the same key. Vault and branch are as long as each other and changed a
    /// keyslot each.
    private struct Scene {
        let now: VaultFolder
        let earlier: VaultFolder
        let branch: VaultFolder
        let foreign: VaultFolder

        init() async throws {
            now = try VaultFolder(in: PowerLossTests.memory)
            foreign = try VaultFolder(in: PowerLossTests.memory)
            for folder in [now, foreign] {
                let vault = try await folder.create()
                _ = try await vault.newClient()
                await vault.close()
            }
            earlier = try now.copy(in: PowerLossTests.memory)
            branch = try now.copy(in: PowerLossTests.memory)
            for (folder, client) in [(now, Sample.rowan), (branch, Sample.juniper)] {
                let (vault, _) = try await folder.unlock(minute: 10)
                _ = try await vault.newClient(client, minute: 11)
                _ = try await vault.addKeyslot(slot(.kit, 11), act(12))
                await vault.close()
            }
        }

        func source(_ doing: Doing) -> VaultFolder? {
            switch doing {
            case .older: earlier
            case .missing: nil
            case .foreign: foreign
            case .branch: branch
            }
        }

        /// The vault of now with one thing put in its place.
        func folder(_ subject: Subject, _ doing: Doing) throws -> VaultFolder {
            let folder = try now.copy(in: PowerLossTests.memory)
            let source = source(doing)
            switch subject {
            case .vault:
                try FileManager.default.removeItem(atPath: folder.places.file)
                if let source { try folder.replaceVault(from: source) }
            case .header:
                try folder.remove([1], from: "meta")
                if let source { try folder.put(source.meta(1), at: 1, in: "meta") }
            case .anchor:
                let path = try folder.memory("anchor")
                try FileManager.default.removeItem(atPath: path)
                if let source {
                    try FileManager.default.copyItem(atPath: source.memory("anchor"), toPath: path)
                }
            }
            return folder
        }
    }

    private func verdict(_ folder: VaultFolder) async throws -> Verdict {
        do {
            let (vault, facts) = try await folder.unlock()
            await vault.close()
            return facts.doubt.map(Verdict.doubt) ?? .asRemembered
        } catch VaultError.anchorMissing {
            return .noAnchor
        } catch let error as VaultError {
            return .refused(error)
        }
    }

    @Test func everyRowOfTheTableIsThere() {
        let pairs = Set(Self.table.map { "\($0.subject) \($0.doing)" })
        #expect(pairs.count == Subject.allCases.count * Doing.allCases.count)
    }

    @Test(arguments: table)
    func theVerdictIsTheDocumentedOne(_ row: Row) async throws {
        let folder = try await Scene().folder(row.subject, row.doing)
        let found = try await verdict(folder)
        #expect(found == row.verdict)
    }

    /// Nothing on this machine speaks against a past that was put back whole; a checkpoint
    /// elsewhere does.
    @Test func whatIsOlderAltogetherIsNotDetected() async throws {
        let scene = try await Scene()
        let folder = try scene.now.copy(in: PowerLossTests.memory)
        try folder.replaceVault(from: scene.earlier)
        try folder.replaceState(from: scene.earlier)
        #expect(try await verdict(folder) == .asRemembered)
    }

    /// A rollback with a header of its own time is a rollback all the same.
    @Test func anOlderVaultWithTheNewestHeaderIsRefused() async throws {
        let scene = try await Scene()
        let folder = try scene.folder(.vault, .older)
        try folder.put(scene.now.meta(1), at: 1, in: "meta")
        #expect(try await verdict(folder) == .refused(.integrity))
    }
}
