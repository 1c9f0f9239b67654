import Foundation
import SeededDice
import TacitClinical
import Testing

@testable import TacitVault

/// The chart of any day, after a year of acts at random: what was recorded by then, and nothing of it changed.
@Suite struct AsOfTests {
    /// In memory where there is such a place: thousands of commits are made here.
    private static let fast =
        FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
    private static let acts = 1_000
    private static let days = 50

    @Test(arguments: [1, 2] as [UInt64])
    func everyDayIsWhatItsActsAmountTo(_ seed: UInt64) async throws {
        let folder = try VaultFolder(in: Self.fast)
        var vault = try await folder.create()
        var year = try YearOfActs(seed: seed)
        for number in 0..<Self.acts {
            try await year.goOn(in: vault)
            guard number == Self.acts / 2 else { continue }
            await vault.close()
            year.lock()
            (vault, _) = try await unlock(folder, year.now())
        }
        let last = try year.now()
        try expectVariety(year, until: last)
        try await expectNothingChanged(year, vault)
        try await expectEveryDay(year, vault, until: last, seed: seed)
        await vault.close()
        year.lock()
        let (again, facts) = try await unlock(folder, last)
        #expect(facts.drafts == year.waiting.count && facts.doubt == nil)
        let drafts = try await again.drafts(nil, Act(now: last))
        let waiting = Dictionary(uniqueKeysWithValues: year.waiting.map { ($0.id, $0.text) })
        #expect(Dictionary(uniqueKeysWithValues: drafts.map { ($0.id, $0.text) }) == waiting)
        try await expectNothingChanged(year, again)
        try await expectEveryDay(year, again, until: last, seed: seed + 1)
        #expect(try await again.check(Act(now: last)).findings == [])
        await again.close()
    }

    private func unlock(
        _ folder: VaultFolder,
        _ now: Moment
    ) async throws -> (vault: Vault, facts: UnlockFacts) {
        let key = try slotKey(VaultFolder.passphraseKey)
        return try await folder.closed().unlock(slot: 1, key: key, accepting: .nothing, now: now)
    }

    /// A year in which nothing happened would show nothing.
    private func expectVariety(_ year: YearOfActs, until last: Moment) throws {
        #expect(try last.unixMilliseconds - act(0).now.unixMilliseconds > 300 * 86_400_000)
        var counts: [String: Int] = [:]
        var kinds: Set<EntryKind> = []
        for act in year.done {
            let word =
                switch act.what {
                case .note(_, let isLate): isLate ? "late note" : "note"
                case .addition(let content, _, _): content.kind.rawValue
                case .plan: "plan"
                case .entry: "entry"
                case .mark: "mark"
                case .takenBack: "taken back"
                case .fields, .closure, .notice: "client"
                }
            counts[word, default: 0] += 1
            if case .entry(let content) = act.what { kinds.insert(content.kind) }
        }
        #expect(counts.count == 9 && counts.values.allSatisfy { $0 >= 20 }, "\(counts)")
        #expect(kinds.count == EntryKind.entered.count)
        #expect(year.clients.count >= 2 && !year.waiting.isEmpty)
    }

    /// Every record has the bytes, and every note and version the content, that it had when it was made.
    private func expectNothingChanged(_ year: YearOfActs, _ vault: Vault) async throws {
        for act in year.done {
            #expect(try await vault.storedJSON(of: act.id) == act.bytes)
        }
        let now = Act(now: try #require(year.done.last?.at))
        for client in year.clients {
            var plans: [RecordID: PlanVersion] = [:]
            for plan in try await vault.plans(client, now) { plans[plan.id] = plan }
            var notes: [RecordID: Note] = [:]
            for note in try await vault.notes(client, now) { notes[note.id] = note }
            for act in year.done where act.client == client {
                switch act.what {
                case .plan(let content, let version, let hash):
                    // One that was taken back is not shown, and has its bytes all the same.
                    guard let plan = plans[act.id] else { continue }
                    #expect(plan.contentHash == hash && plan.version == version)
                    #expect(plan.content == content)
                case .note(let content, let isLate):
                    let note = try #require(notes[act.id])
                    #expect(note.content == content && note.late == isLate)
                    #expect(note.recordedAt == act.at)
                default: continue
                }
            }
        }
    }

    private func expectEveryDay(
        _ year: YearOfActs,
        _ vault: Vault,
        until last: Moment,
        seed: UInt64
    ) async throws {
        var random = Dice(seed)
        let first = try act(0).now.day.daysSince1970
        let now = Act(now: last)
        for _ in 0..<Self.days {
            let number = Int.random(in: first - 1...last.day.daysSince1970 + 1, using: &random)
            let day = try #require(CalendarDay(daysSince1970: number))
            for client in year.clients {
                let expected = SeenChart(year.done, of: client, on: day)
                guard expected.person != nil else {
                    let error = await vaultError {
                        try await vault.view(client, asOf: day, now)
                    }
                    #expect(error == .notFound, "\(client) on \(day)")
                    continue
                }
                let view = try await vault.view(client, asOf: day, now)
                #expect(view.day == day)
                let found = SeenChart(view).differences(from: expected)
                #expect(found == [], "\(client) on \(day)")
            }
        }
    }
}
