import Foundation
import GRDB
import TacitClinical
import TacitCrypto
import TacitLog
import TacitStore
import Testing

@testable import TacitVault

/// A vault with something of everything, and what its enemy may have kept: the files of an earlier
/// moment, those of a branch of it, those of another vault with the same slot keys.
struct HostileScene: Sendable {
    let folder: VaultFolder
    /// The file of the first moment: two drafts, no signature.
    let earlier: VaultFolder
    /// A branch from the first moment on, as long as the vault.
    let fork: VaultFolder
    let foreign: VaultFolder
    let rowan: ClientID
    /// Rows of cells by what they hold.
    let rows: [String: [Int64]]
    /// Cells that the vault let go.
    let gone: [String: [UInt8]]
    /// The text of the inbox that became a draft, as its rows were.
    let jot: [[UInt8]]

    /// One for all cases: each works on a copy.
    static let shared = Task { try await HostileScene() }

    private init() async throws {
        folder = try VaultFolder(in: PowerLossTests.memory)
        let builder = HostileBuilder(folder)
        rowan = try await builder.firstMoment()
        earlier = try folder.copy(in: PowerLossTests.memory)
        fork = try folder.copy(in: PowerLossTests.memory)
        (rows, gone) = try await builder.secondMoment(rowan)
        jot = try await builder.jot(rowan)
        try await HostileBuilder(fork).branch(rowan)
        foreign = try VaultFolder(in: PowerLossTests.memory)
        let other = HostileBuilder(foreign)
        _ = try await other.secondMoment(other.firstMoment())
    }

    /// Rows of one kind; a case that names none is a mistake in the case.
    func row(_ name: String, _ index: Int = 0) throws -> Int64 {
        let found = try #require(rows[name], "no rows of \(name)")
        return found[index < 0 ? found.count + index : index]
    }
}

/// Writes the scene.
struct HostileBuilder {
    let folder: VaultFolder

    init(_ folder: VaultFolder) { self.folder = folder }

    func firstMoment() async throws -> ClientID {
        let vault = try await folder.create()
        _ = try await vault.setPractice(Sample.practice, basedOn: 0, act(0))
        let rowan = try await vault.newClient()
        for text in ["first", "second"] { _ = try await vault.draftNote(rowan, text) }
        await vault.close()
        return rowan
    }

    /// The rest, and where it lies.
    func secondMoment(
        _ rowan: ClientID
    ) async throws -> (rows: [String: [Int64]], gone: [String: [UInt8]]) {
        let (vault, _) = try await folder.unlock(minute: 10)
        let drafts = try await vault.drafts(rowan, act(11))
        var gone: [String: [UInt8]] = [:]
        var ids: [String: RecordID] = [:]
        for (name, draft) in zip(["first note", "second note"], drafts) {
            gone["draft of the " + name] = try await vault.bytes(of: draft.id)
            let content = try Sample.note(name, minute: 12)
            ids[name] = try await vault.sign(rowan, draft: draft.id, content: content, act(12)).id
        }
        let first = try #require(ids["first note"])
        let addendum = Sample.addendum("and more")
        ids["addition"] = try await vault.add(rowan, to: first, addendum, draft: nil, act(13)).id
        let long = String(repeating: "twelve words. ", count: 3_000)
        ids["long draft"] = try await vault.draftNote(rowan, long, minute: 14).id
        ids["session"] = try await vault.signedNote(rowan, "session", .psychotherapy, minute: 15).id
        let plan = try Sample.plan("a glass less")
        ids["plan"] = try await vault.recordPlan(rowan, plan, basedOn: 0, draft: nil, act(16)).id
        let wrong = try await vault.signedNote(rowan, "the rota", minute: 17).id
        let mark = ErrorMark(reason: .wrongClient, explanation: nil)
        _ = try await vault.markError(rowan, wrong, mark, act(18))
        let slip = try await vault.draftNote(rowan, "a slip", minute: 19).id
        gone["discarded draft"] = try await vault.bytes(of: slip)
        ids["discarded draft"] = slip
        try await vault.discardDraft(rowan, slip, act(20))
        _ = try await vault.signedNote(rowan, "taken back", minute: 21)
        _ = try await vault.undo(act(22))
        _ = try await vault.reviseClient(rowan, Sample.rowan, basedOn: 1, act(23))
        _ = try await vault.replaceKeyslot(
            1,
            oldKey: slotKey(VaultFolder.passphraseKey),
            with: slot(.passphrase, 17),
            act(24)
        )
        let rows = try await vault.places(ids, rowan)
        await vault.close()
        return (rows, gone)
    }

    /// A text that was sealed while the vault was locked, filed at the next unlock.
    func jot(_ rowan: ClientID) async throws -> [[UInt8]] {
        let (vault, _) = try await folder.unlock(key: 17, minute: 30)
        let handle = try await vault.client(rowan, act(31)).handle
        await vault.close()
        let letter = #"{"class":"contact","client":"\#(handle)","draft_for":"note","text":"jot"}"#
        let closed = try folder.closed()
        let key = try #require(closed.inboxKey)
        try closed.putInbox(SealedBox.seal(Array(letter.utf8).span, to: key.span))
        closed.close()
        let rows = try folder.rows("inbox").values.map { $0 }
        await (try await folder.unlock(key: 17, minute: 32)).vault.close()
        return rows
    }

    /// Other acts than those of the second moment, about as many.
    func branch(_ rowan: ClientID) async throws {
        let (vault, _) = try await folder.unlock(minute: 10)
        for minute in 11..<35 { try await vault.signedNote(rowan, "branch", minute: minute) }
        await vault.close()
    }
}

extension Vault {
    /// The cell of a record in one part.
    fileprivate func bytes(of id: RecordID) throws -> [UInt8] {
        let row = try row(of: id)
        return try #require(try store.cell(row))
    }

    /// Rows by what they hold.
    fileprivate func places(
        _ ids: [String: RecordID],
        _ client: ClientID
    ) throws -> [String: [Int64]] {
        var rows: [String: [Int64]] = ["tail": try tailRows()]
        for (name, id) in ids {
            let entry = try #require(try index().entry(id.opaque()))
            let record = try record(entry.stream.sequence, of: entry.home)
            rows[name] = record?.rows ?? []
        }
        for stream in heads.streamIDs {
            for number in 0..<heads.head(of: stream).size {
                guard let record = try record(number, of: stream), let kind = record.kind
                else { continue }
                rows["\(kind)", default: []] += record.rows
            }
        }
        return rows
    }
}
