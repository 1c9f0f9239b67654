import SeededDice
import TacitClinical

/// Content that no person would write, in the form that documents give: no empty values, nothing
/// around a text.
struct RandomContent {
    private var dice: Dice

    init(seed: UInt64) { dice = Dice(seed) }

    private static let pieces = [
        "a", "Rowan", "é", "e\u{301}", "\u{301}", "שלום", "\u{202B}", "👩🏽‍⚕️", "日本", " ", "  ", ": ",
        ":", " #", "#", "#%", "##",
        "# ", "## ", "\\", "\\#", "\\\\## x", "---", "...", "- ", "- [ ] ", "* ", "&a", "*a", " *a",
        "!", "! ", "!!str", "|", ">", "|-",
        "\"", "'", "[", "]", "{", "}", "{s1}", "{s2} ", "(", ")", "(due 2031-01-01)", ", ", ",",
        "owner ", "due ", "resized from ",
        "?", "? ", "%", "@", "`", "~", "null", "yes", "0", "17", "14:00", "2031-01-13", "=", "<<",
        "\u{A0}", "\u{200F}", "\u{FEFF}",
        "\u{2028}", nonCharacter(0xFFFE), nonCharacter(0xFDD0), nonCharacter(0x10FFFF), "\t",
        "x\ty", "$", "/", ".", ";",
    ]

    /// A scalar that literals may not hold.
    private static func nonCharacter(_ value: UInt32) -> String {
        Unicode.Scalar(value).map { String($0) } ?? ""
    }

    mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &dice) == 0 }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &dice) }

    mutating func one<Value>(of values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &dice)]
    }

    /// One line, not empty, without blanks around it.
    ///
    /// A byte order mark in front of a value is no part of it: Foundation drops it when Yams makes
    /// a string.
    mutating func line() -> String {
        while true {
            let text = (0...number(0...6)).map { _ in one(of: Self.pieces) }.joined()
            let line = trimmed(text, [" ", "\t", "\u{FEFF}"])
            if !line.isEmpty, line.unicodeScalars.count <= 40, line.allSatisfy({ !$0.isNewline }) {
                return line
            }
        }
    }

    /// Text of some lines without blank lines around it.
    mutating func text() -> String {
        while true {
            let lines = (0...number(0...5)).map { _ in
                (0..<number(0...5)).map { _ in one(of: Self.pieces) }.joined()
            }
            guard let first = lines.first, let last = lines.last,
                ![first, last].contains(where: isBlank)
            else { continue }
            return lines.joined(separator: "\n")
        }
    }

    /// A value of a field with some lines.
    mutating func value() -> String {
        while true {
            let value = trimmed(text(), [" ", "\t", "\n", "\u{FEFF}"])
            if !value.isEmpty { return value }
        }
    }

    mutating func day() -> CalendarDay { Clock.day.adding(days: number(-30_000...0)) ?? Clock.day }

    mutating func moment() -> Moment {
        let local = Moment.at(
            Clock.day.adding(days: number(-20_000...0))?.description ?? "",
            number(0...23),
            number(0...59)
        )
        switch number(0...3) {
        case 0: return local.adding(milliseconds: Int64(number(1...59_999))) ?? local
        case 1:
            return Moment(
                unixMilliseconds: local.unixMilliseconds,
                offsetMinutes: number(-1_080...1_080)
            ) ?? local
        default: return local
        }
    }

    mutating func maybe<Value>(_ make: (inout Self) -> Value) -> Value? {
        chance(2) ? make(&self) : nil
    }

    private func isBlank(_ line: String) -> Bool {
        line.unicodeScalars.allSatisfy { $0 == " " || $0 == "\t" }
    }

    private func trimmed(_ text: String, _ blanks: Set<Unicode.Scalar>) -> String {
        let kept = text.unicodeScalars.drop { blanks.contains($0) }
        guard let last = kept.lastIndex(where: { !blanks.contains($0) }) else { return "" }
        return String(String.UnicodeScalarView(kept[...last]))
    }
}

extension RandomContent {
    mutating func sections(_ format: [String]) -> [Section] {
        var sections: [Section] = []
        if chance(2) { sections.append(Section(heading: "", text: text())) }
        for _ in 0..<number(0...4) {
            let heading = chance(2) ? one(of: format + ["Own"]) : line()
            let known = format.contains { $0.lowercased() == heading.lowercased() }
            sections.append(Section(heading: heading, text: chance(5) && !known ? "" : text()))
        }
        return sections
    }

    mutating func note() -> NoteContent {
        var note = NoteContent(
            noteClass: one(of: NoteClass.allCases),
            format: one(of: NoteFormat.allCases),
            occurredAt: moment()
        )
        if !note.noteClass.keepsNoFacts { addFacts(to: &note) }
        note.place = maybe { $0.line() }
        note.participants = (0..<number(0...3)).map { _ in line() }
        note.next = maybe { $0.moment() }
        note.sections = sections(note.noteClass.headings(of: note.format))
        if note.sections.allSatisfy(\.text.isEmpty) {
            note.sections.append(Section(heading: "Own", text: text()))
        }
        return note
    }

    private mutating func addFacts(to note: inout NoteContent) {
        note.durationMinutes = maybe { $0.number(1...1_440) }
        note.attendance = maybe { $0.one(of: Attendance.allCases) }
        note.modality = maybe { $0.line() }
        for _ in 0..<number(0...3) { note.objectives[line()] = one(of: ObjectiveProgress.allCases) }
        note.interventions = maybe { random in (0...random.number(0...2)).map { _ in random.line() }
        }
        note.codes = maybe { random in (0...random.number(0...2)).map { _ in random.line() } }
        note.risk = maybe { $0.value() }
    }

    mutating func addition() -> AmendmentContent {
        AmendmentContent(
            kind: one(of: AmendmentContent.Kind.allCases),
            reason: line(),
            occurredAt: maybe { $0.moment() },
            text: text()
        )
    }

    mutating func plan() -> PlanContent {
        var plan = PlanContent(effectiveFrom: day())
        plan.reason = value()
        plan.reviewOn = maybe { $0.number(0...400) }.flatMap { plan.effectiveFrom.adding(days: $0) }
        plan.sections = sections(["In the client's words", "Plan"])
        let count = number(plan.sections.allSatisfy(\.text.isEmpty) ? 1...4 : 0...4)
        plan.steps = (0..<count).map { index in
            var step = PlanStep(id: "s\(index * 3 + 1)", text: line())
            step.state = one(of: StepState.allCases)
            step.due = maybe { $0.day() }
            step.owner = maybe { $0.line() }
            step.resizedFrom = index > 0 ? maybe { _ in "s1" } : nil
            return step
        }
        return plan
    }

    mutating func client() -> Client {
        var client = Client(name: line())
        client.called = maybe { $0.line() }
        client.born = maybe { $0.day() }
        client.pronouns = maybe { $0.line() }
        client.contact = maybe { $0.value() }
        client.emergencyContact = maybe { $0.value() }
        client.consentAuthority = maybe { $0.one(of: ConsentAuthority.allCases) }
        client.guardian = maybe { $0.line() }
        client.authorityCitation = maybe { $0.line() }
        client.part2 = maybe { $0.chance(2) }
        client.accommodationNeeds = maybe { $0.value() }
        client.chartNumber = maybe { $0.line() }
        client.next = maybe { $0.moment() }
        return client
    }

    mutating func provider() -> Provider {
        var provider = Provider(name: line())
        provider.organisation = maybe { $0.line() }
        provider.role = maybe { $0.line() }
        provider.address = maybe { $0.value() }
        provider.coveredEntity = maybe { $0.chance(2) }
        provider.part2Program = maybe { $0.chance(2) }
        provider.recipient = maybe { $0.line() }
        provider.signingKey = maybe { $0.line() }
        return provider
    }

    mutating func practice() -> Practice {
        var practice = Practice()
        practice.practitioner = maybe { $0.line() }
        practice.licences = (0..<number(0...3)).map { _ in line() }
        practice.organisation = maybe { $0.line() }
        practice.state = maybe { $0.line() }
        practice.part2Program = maybe { $0.chance(2) }
        practice.hipaaCovered = maybe { $0.chance(2) }
        practice.lateAfterHours = maybe { $0.number(1...744) }
        practice.reviewEveryDays = maybe { $0.number(1...730) }
        practice.noteFormat = maybe { $0.one(of: NoteFormat.allCases) }
        practice.idleMinutes = maybe { $0.number(1...60) }
        return practice
    }

    /// A document that is none: pieces in a row, perhaps between fences.
    mutating func rubbish() -> String {
        let words =
            Self.pieces + [
                "\n", "\n", "\n", "\n---\n", "\nrisk: ", "\nparticipants:\n  - ", "\nobjectives: {",
                "\n  ",
            ]
        let text = (0..<number(1...40)).map { _ in one(of: words) }.joined()
        return chance(2) ? text : "---\n\(text)\n---\n\(one(of: words))"
    }
}
