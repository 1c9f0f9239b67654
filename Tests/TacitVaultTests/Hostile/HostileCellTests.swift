import GRDB
import TacitClinical
import TacitLog
import TacitStore
import Testing

@testable import TacitVault

/// Records' cells that were exchanged, cut, put back or taken away, in ways that `StructureTests`
/// does not have.
@Suite struct HostileCellTests {
    /// The draft whose text the note let go counts as missing, since the note cannot say so, and what
    /// lies in the note's place as a stray.
    private static let changed = HostileCase.Outcome.opens(
        read: .integrity,
        found: ["changed", "missing", "stray"]
    )
    private static let revised = HostileCase.Outcome.opens(
        read: .integrity,
        found: ["changed", "stray"]
    )

    /// A text in three parts, of which none is accounted for.
    private static func cut(_ what: String, strays: Int) -> HostileCase.Outcome {
        let found = [what] + [String](repeating: "stray", count: strays)
        return .opens(read: .integrity, found: found)
    }

    static let cases = [
        HostileCase("another record of the same stream in a note's place", changed) {
            try $1.copy($0.row("addition"), to: $0.row("first note"))
        },
        HostileCase("a record of another compartment in a note's place", changed) {
            try $1.copy($0.row("session"), to: $0.row("first note"))
        },
        HostileCase("a record of the roster in a note's place", changed) {
            try $1.copy($0.row("clientCreated"), to: $0.row("first note"))
        },
        HostileCase("a cell of the log in a note's place", changed) {
            try $1.copy($0.row("tail", 3), to: $0.row("first note"))
        },
        // Under the same keys in the same place, sealed by the vault itself: only the log tells.
        HostileCase(
            "the branch's record in the place of ours",
            .opens(read: .integrity, found: ["changed", "missing"])
        ) {
            // Their second signature has the same number in the stream as ours.
            let row = try $0.row("second note")
            try $1.put($0.fork.cell(row), at: row)
        },
        HostileCase("a note of another vault in a note's place", changed) {
            let other = try $0.foreign.rows().values.first
            try $1.put(#require(other), at: $0.row("first note"))
        },
        HostileCase("the draft's text in the place of its note", changed) {
            try $1.put(#require($0.gone["draft of the first note"]), at: $0.row("first note"))
        },
        HostileCase("a client's first version in the place of her second", revised) {
            try $1.copy($0.row("clientCreated"), to: $0.row("clientRevised"))
        },
        HostileCase("a note cut to a smaller size", changed) {
            let row = try $0.row("first note")
            try $1.put(Array($1.cell(row).prefix(448)), at: row)
        },
        HostileCase("a note cut to no size at all", changed) {
            let row = try $0.row("first note")
            try $1.put(Array($1.cell(row).dropLast()), at: row)
        },
        HostileCase("a note with zeros up to the next size", changed) {
            let row = try $0.row("first note")
            let cell = try $1.cell(row)
            try $1.put(cell + [UInt8](repeating: 0, count: 16_320 - cell.count), at: row)
        },
        HostileCase("a note of another version", changed) {
            let row = try $0.row("first note")
            try $1.put([2] + $1.cell(row).dropFirst(), at: row)
        },
        HostileCase("an empty note", changed) { try $1.put([], at: $0.row("first note")) },
        HostileCase("a note that is text", changed) {
            let row = try $0.row("first note")
            try $1.tamper {
                try $0.execute(sql: "UPDATE cells SET v = 'text' WHERE id = ?", arguments: [row])
            }
        },
        HostileCase("a note larger than any cell", changed) {
            try $1.put([UInt8](repeating: 1, count: 16_321), at: $0.row("first note"))
        },
        HostileCase("two parts of a long text exchanged", cut("changed", strays: 3)) {
            try $1.swap($0.row("long draft", 0), $0.row("long draft", 1))
        },
        HostileCase("the last part in the place of one before", cut("changed", strays: 3)) {
            try $1.copy($0.row("long draft", -1), to: $0.row("long draft", 1))
        },
        HostileCase("a long text without its last part", cut("changed", strays: 2)) {
            try $1.remove([$0.row("long draft", -1)])
        },
        HostileCase("a long text without a part in the middle", cut("changed", strays: 2)) {
            try $1.remove([$0.row("long draft", 1)])
        },
        HostileCase("a long text without its first part", cut("missing", strays: 2)) {
            try $1.remove([$0.row("long draft", 0)])
        },
    ]

    @Test(arguments: cases)
    func aCellThatIsNotInItsPlaceIsNotRead(_ hostile: HostileCase) async throws {
        let outcome = try await hostile.meet()
        #expect(outcome == hostile.outcome)
    }

    static let absences = [
        HostileCase("without the plan", .opens(read: .integrity, found: ["missing"])) {
            try $1.remove([$0.row("plan")])
        },
        HostileCase("without the error mark", .opens(read: .integrity, found: ["missing"])) {
            try $1.remove([$0.row("errorMarked")])
        },
        HostileCase(
            "without the word that a note was taken back",
            .opens(read: .integrity, found: ["missing"])
        ) {
            try $1.remove([$0.row("undone")])
        },
        HostileCase(
            "without the word that a draft was discarded",
            .opens(read: .integrity, found: ["missing", "missing"])
        ) {
            try $1.remove([$0.row("draftDiscarded")])
        },
        HostileCase("without the practice", .opens(read: .integrity, found: ["missing"])) {
            try $1.remove([$0.row("practiceSet")])
        },
        HostileCase("without a client's revision", .opens(read: .integrity, found: ["missing"])) {
            try $1.remove([$0.row("clientRevised")])
        },
        HostileCase("without a read entry", .opens(read: nil, found: ["missing"])) {
            try $1.remove([$0.row("read")])
        },
        HostileCase("without an unlock entry", .opens(read: nil, found: ["missing"])) {
            try $1.remove([$0.row("unlocked")])
        },
        HostileCase("without the entry of a keyslot", .shut(.integrity)) {
            try $1.remove([$0.row("keyslotSet")])
        },
        HostileCase("with a used draft put back", .opens(read: nil)) { scene, folder in
            let bytes = try #require(scene.gone["draft of the first note"])
            let rows = try scene.earlier.rows()
            let row = try #require(rows.first { $0.value == bytes }).key
            try folder.put(bytes, at: row)
        },
    ]

    @Test(arguments: absences)
    func whatWasTakenAwayIsMissed(_ hostile: HostileCase) async throws {
        let outcome = try await hostile.meet()
        #expect(outcome == hostile.outcome)
    }

    /// Sealed with the right keys in the right place, as only a defect of ours could: the log's
    /// commitment is to another body.
    @Test func aBodyThatTheLogDoesNotCommitToIsNotRead() async throws {
        let scene = try await HostileScene.shared.value
        let folder = try scene.folder.copy(in: PowerLossTests.memory)
        let (vault, _) = try await folder.unlock(key: 17, minute: 100)
        try await vault.resealFirstPlan(of: scene.rowan, replacing: "less", by: "more")
        #expect(await vaultError { try await vault.plans(scene.rowan, act(101)) } == .integrity)
        let found = try await vault.check(act(102)).findings.map(\.code)
        #expect(found == ["changed", "stray"])
        try await vault.store.close()
    }
}

extension Vault {
    /// Puts a plan with another word in it in its own place, and forgets what was read.
    fileprivate func resealFirstPlan(
        of client: ClientID,
        replacing word: String,
        by other: String
    ) throws {
        let stream = try StreamID(client: client, stream: StreamCode.chart.rawValue)
        let keys = try keys(of: stream)
        for number in 0..<heads.head(of: stream).size {
            guard let record = try record(number, of: stream), record.kind == .planRecorded,
                case .content(let bytes, let rows) = try log.file.find(
                    .record,
                    keys: keys,
                    number: number
                )
            else { continue }
            let text = String(decoding: record.json, as: UTF8.self)
            let json = Array(text.replacing(word, with: other).utf8)
            try #require(json != record.json)
            let content = bytes.prefix(bytes.count - record.json.count) + json
            try store.apply(rows.map { .remove($0) })
            var taken: Set<Int64> = []
            let inserts = try log.file.inserts(
                of: Array(content),
                .record,
                keys: keys,
                number: number,
                taken: &taken
            )
            try store.apply(inserts)
        }
        charts = [:]
    }
}
