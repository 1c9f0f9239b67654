internal import TacitClinical

/// The text of a plan below its fields, cut into what it is made of.
struct PlanBody {
    var sections: [Section] = []
    var parts: [ReadPart] = []
    /// The steps below `## Steps`.
    var steps: [ReadStep] = []
    private var firstSteps: Place?
    private var goals = 0

    /// Reads the body; `formality` is nil when its field could not be read.
    init(_ reading: inout DocumentReading, _ formality: PlanFormality?) {
        for section in reading.bodySections() {
            switch Self.heading(section, formality, &reading.problems) {
            case .part(let kind, let words):
                begin(kind, words, at: section.place)
                readPart(section.lines, &reading)
            case .steps:
                if let firstSteps {
                    reading.problems.add(.stepsTwice(first: firstSteps.line), at: section.place)
                }
                firstSteps = firstSteps ?? section.place
                steps += reading.readSteps(section.lines)
            case .text, .nearly: readText(section, &reading)
            }
        }
        for part in parts {
            if formality == .light {
                reading.problems.add(.partInLightPlan, at: part.place)
            } else if part.kind == .objective, part.goal == nil {
                reading.problems.add(.objectiveAlone, at: part.place)
            }
        }
    }

    /// What a heading begins; one that is nearly a part is a problem in a formal plan.
    private static func heading(
        _ section: BodySection,
        _ formality: PlanFormality?,
        _ problems: inout Problems
    ) -> PlanHeading {
        let heading = PlanHeading(section.heading)
        if case .nearly(let word) = heading, formality == .formal {
            problems.add(.headingNearly(word), at: section.place)
        }
        return heading
    }

    private mutating func readText(_ part: BodySection, _ reading: inout DocumentReading) {
        let heading = PlanHeading.unescaped(part.heading) ?? part.heading
        let plain = BodySection(heading: heading, place: part.place, lines: part.lines)
        for line in part.lines where reading.isMarked(line) {
            guard let words = PlanHeading.objective(reading.source.text(line.bytes)) else {
                continue
            }
            let place = Place(line: line.number, column: 1)
            parts.append(ReadPart(.objective, words: words, at: place, goal: nil))
        }
        guard var section = reading.section(plain, headings: PlanDocument.headings) else { return }
        section.text = PlanHeading.unescapedText(section.text)
        sections.append(section)
    }

    private mutating func begin(_ kind: PlanIDs.Kind, _ words: String, at place: Place) {
        let isBelow = parts.last.map { $0.kind == .goal || $0.goal != nil } ?? false
        let goal = kind == .objective && isBelow ? goals - 1 : nil
        parts.append(ReadPart(kind, words: words, at: place, goal: goal))
        if kind == .goal { goals += 1 }
    }

    /// The lines below the heading of a part, with the objectives among them.
    private mutating func readPart(
        _ lines: ArraySlice<SourceText.Line>,
        _ reading: inout DocumentReading
    ) {
        var own: [SourceText.Line] = []
        for line in lines {
            guard reading.isMarked(line),
                let words = PlanHeading.smallHeading(reading.source.text(line.bytes))
            else {
                own.append(line)
                continue
            }
            readFacts(own, &reading)
            own = []
            let place = Place(line: line.number, column: 1)
            if case .part(.objective, let words) = PlanHeading(words) {
                begin(.objective, words, at: place)
            } else {
                reading.problems.add(.noObjectiveHeading, at: place)
            }
        }
        readFacts(own, &reading)
    }

    /// The facts and steps of the last part.
    private mutating func readFacts(
        _ lines: [SourceText.Line],
        _ reading: inout DocumentReading
    ) {
        let last = parts.count - 1
        for item in reading.items(of: lines, otherwise: .noFact) {
            if item.text.utf8.first == UInt8(ascii: "[") {
                guard parts[last].kind == .objective else {
                    reading.problems.add(.stepNotHere, at: item.place)
                    continue
                }
                let today = reading.context.now.day
                if let step = StepLine.read(
                    item.text,
                    at: item.place,
                    today: today,
                    &reading.problems
                ) {
                    parts[last].steps.append(step)
                }
            } else if let fact = item.fact() {
                if item.text.unicodeScalars.contains(where: \.isHidden) {
                    reading.problems.add(.hiddenInPart, at: item.place(where: \.isHidden))
                } else if item.text.unicodeScalars.count > PlanDocument.factLengthLimit {
                    reading.problems.add(.factTooLong, at: item.place)
                } else {
                    parts[last].facts.append(fact)
                }
            } else {
                reading.problems.add(.noFact, at: item.place)
            }
        }
    }
}

extension Unicode.Scalar {
    /// A tab or a byte order mark: in a line of facts they could not be told from a space or nothing.
    var isHidden: Bool { self == "\t" || self == "\u{FEFF}" }

    /// Turns the direction of what follows, so that it is shown in another order than it is read
    /// (Unicode 16, 2.11: embeddings, overrides and isolates; marks turn nothing and are taken).
    var turnsDirection: Bool {
        (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }
}

extension DocumentReading {
    /// Whether a line begins with `#`.
    fileprivate func isMarked(_ line: SourceText.Line) -> Bool {
        source.bytes[line.bytes].first == UInt8(ascii: "#")
    }

    /// Characters that turn the direction of text are problems wherever they stand in a plan.
    mutating func refuseTurnedText() {
        for line in source.lines {
            // All nine are E2 80 xx or E2 81 xx, and text is well-formed UTF-8.
            var rest = source.bytes[line.bytes]
            while let start = rest.firstIndex(of: 0xE2), start + 2 < rest.endIndex {
                let isTurn =
                    rest[start + 1] == 0x80 && (0xAA...0xAE).contains(rest[start + 2])
                    || rest[start + 1] == 0x81 && (0xA6...0xA9).contains(rest[start + 2])
                if isTurn { problems.add(.turnedText, at: source.place(line, start)) }
                rest = rest[(start + 3)...]
            }
        }
    }
}
