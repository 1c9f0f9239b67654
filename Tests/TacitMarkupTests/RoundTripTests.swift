import TacitClinical
import TacitMarkup
import Testing

/// What a document says and what is recorded are the same, whatever it is, to the byte.
@Suite struct RoundTripTests {
    static let cases: UInt64 = 2_000
    private let head = DocumentHead(
        client: ("otter-4", "Rowan Ashdown"),
        help: ["---", "## Steps"]
    )
    private let context = Clock.context

    /// Writes and reads content, and fails with the seed and the document when what is read differs.
    private func check<Content: Hashable>(
        _ content: Content,
        _ seed: UInt64,
        write: (Content) -> String,
        read: (String) throws(DocumentErrors) -> Content
    ) {
        let text = write(content)
        do {
            let again = try read(text)
            #expect(again == content, "seed \(seed):\n\(text)")
            // Equal strings may differ in their scalars; what is signed may not.
            #expect(write(again).utf8.elementsEqual(text.utf8), "seed \(seed):\n\(text)")
        } catch {
            Issue.record("seed \(seed): \(places(error.problems))\n\(text)")
        }
    }

    private func checkNote(_ note: NoteContent, _ seed: UInt64) {
        check(note, seed, write: { NoteDocument.render($0, context: context, head: head) }) {
            (text: String) throws(DocumentErrors) in
            try NoteDocument.parse(text, noteClass: note.noteClass, context: context)
        }
    }

    @Test func notes() {
        for seed in 0..<Self.cases {
            var random = RandomContent(seed: seed)
            checkNote(random.note(), seed)
        }
    }

    @Test func additions() {
        for seed in 0..<Self.cases {
            var random = RandomContent(seed: seed)
            let addition = random.addition()
            check(
                addition,
                seed,
                write: { AdditionDocument.render($0, context: context, head: head) }
            ) {
                (text: String) throws(DocumentErrors) in
                try AdditionDocument.parse(text, kind: addition.kind, context: context)
            }
        }
    }

    /// Ten thousand, light and formal, in eight lots that run side by side.
    @Test(arguments: UInt64(0)..<8)
    func plans(lot: UInt64) {
        for seed in (lot * 1_250)..<((lot + 1) * 1_250) {
            var random = RandomContent(seed: seed)
            let plan = random.anyPlan()
            check(plan, seed, write: { PlanDocument.render($0, context: context, head: head) }) {
                (text: String) throws(DocumentErrors) in
                try PlanDocument.parse(text, previous: [plan], context: context)
            }
        }
    }

    @Test func clients() {
        for seed in 0..<Self.cases {
            var random = RandomContent(seed: seed)
            check(
                random.client(),
                seed,
                write: { ClientDocument.render($0, context: context, head: head) }
            ) {
                (text: String) throws(DocumentErrors) in
                try ClientDocument.parse(text, context: context)
            }
        }
    }

    @Test func practices() {
        for seed in 0..<Self.cases {
            var random = RandomContent(seed: seed)
            check(random.practice(), seed, write: { PracticeDocument.render($0, head: head) }) {
                (text: String) throws(DocumentErrors) in
                try PracticeDocument.parse(text, context: context)
            }
        }
    }

    @Test func providers() {
        for seed in 0..<Self.cases {
            var random = RandomContent(seed: seed)
            check(random.provider(), seed, write: { ProviderDocument.render($0, head: head) }) {
                (text: String) throws(DocumentErrors) in
                try ProviderDocument.parse(text, context: context) { _, _ in nil }
            }
        }
    }

    /// Whatever is taken can be written and read again; whatever is not has places inside the text.
    @Test func rubbishIsTakenWholeOrRefusedWithPlaces() {
        var taken = 0
        for seed in 0..<(2 * Self.cases) {
            var random = RandomContent(seed: seed)
            let text = random.rubbish()
            do {
                let note = try NoteDocument.parse(text, noteClass: .progress, context: context)
                taken += 1
                checkNote(note, seed)
            } catch {
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                #expect(!error.problems.isEmpty, "seed \(seed)")
                for problem in error.problems {
                    let exists = lines.indices.contains(problem.line - 1)
                    let columns = exists ? lines[problem.line - 1].unicodeScalars.count : 0
                    #expect(
                        (1...columns + 1).contains(problem.column),
                        "seed \(seed): \(places([problem]))\n\(text)"
                    )
                }
            }
        }
        #expect(taken > 500)
    }
}
