public import TacitClinical

/// The document form of a note (Docs/Formats/documents.md).
public enum NoteDocument {
    /// Participants of one session; a group has a part per client.
    static let participantLimit = 50
    /// Objectives touched in one session.
    static let objectiveLimit = 100
    /// Interventions, and codes, of one session.
    static let factLimit = 50
    /// Letters of an objective's id.
    static let objectiveIDLimit = 40
    /// How far ahead of now a session may have begun: clocks and zones differ, years do not.
    static let futureAllowance: Int64 = 24 * 3_600_000

    static let keys = [
        "class", "format", "at", "duration", "attendance", "modality", "place", "participants",
        "objectives", "interventions", "codes", "risk", "next",
    ]

    /// Reads a note whose class, and so the keys it is sealed under, was fixed before it was
    /// written.
    ///
    /// The document may name another class of the same compartment. What it leaves out: the class
    /// as fixed, the practice's format, the time of the act.
    public static func parse(
        _ text: String,
        noteClass: NoteClass,
        context: DocumentContext
    ) throws(DocumentErrors) -> NoteContent {
        var reading = try DocumentReading(text, keys: keys, context: context)
        let format =
            reading.choice("format", NoteFormat.self) ?? context.practice.noteFormat ?? .dap
        let (occurredAt, duration) = reading.session()
        var note = NoteContent(
            noteClass: reading.noteClass(fixed: noteClass),
            format: format,
            occurredAt: occurredAt
        )
        note.durationMinutes = duration
        note.attendance = reading.choice("attendance", Attendance.self)
        note.modality = reading.line("modality")
        note.participants = reading.lines("participants")
        if note.participants.count > participantLimit {
            reading.problems.add(.participantsTooMany, at: reading.place(of: "participants"))
        }
        note.place = reading.line("place")
        note.objectives = reading.objectives()
        note.interventions = reading.facts("interventions")
        note.codes = reading.facts("codes")
        note.risk = reading.text("risk")
        note.next = reading.moment("next")
        note.sections = reading.sections(of: note)
        reading.refuseFacts(in: note)
        if note.sections.allSatisfy(\.text.isEmpty), note.attendance?.meantNoSession != true {
            reading.problems.add(.noteEmpty, at: reading.end)
        }
        try reading.problems.check()
        return note
    }
}

extension DocumentReading {
    /// The last line, where what is missing would stand.
    var end: Place { Place(line: source.lines.last?.number ?? 1, column: 1) }

    fileprivate mutating func noteClass(fixed: NoteClass) -> NoteClass {
        guard let value = scalar("class"), let named = choice(of: value, NoteClass.self) else {
            return fixed
        }
        guard named.compartment == fixed.compartment else {
            problems.add(.otherCompartment, at: value.place)
            return fixed
        }
        return named
    }

    /// Lines, nil when there are none.
    fileprivate mutating func facts(_ key: String) -> [String]? {
        let facts = lines(key)
        if facts.count > NoteDocument.factLimit { problems.add(.factsTooMany, at: place(of: key)) }
        return facts.isEmpty ? nil : facts
    }

    fileprivate mutating func objectives() -> [String: ObjectiveProgress] {
        switch fields["objectives"]?.value {
        case nil, .missing, .broken: return [:]
        case .map(let pairs):
            var objectives: [String: ObjectiveProgress] = [:]
            for (key, value) in pairs {
                let length = key.text.unicodeScalars.count
                if length == 0 || length > NoteDocument.objectiveIDLimit
                    || key.text.contains(where: \.isNewline)
                {
                    problems.add(.noObjective, at: key.place)
                } else if objectives[key.text] != nil {
                    problems.add(.duplicateKey, at: key.place)
                } else if let progress = choice(of: value, ObjectiveProgress.self) {
                    objectives[key.text] = progress
                }
            }
            if pairs.count > NoteDocument.objectiveLimit {
                problems.add(.objectivesTooMany, at: place(of: "objectives"))
            }
            return objectives
        case .text(let value) where value.text.isEmpty: return [:]
        case .text(let value): problems.add(.objectivesWanted, at: value.place)
        case .list(let items):
            problems.add(.objectivesWanted, at: items.first?.place ?? place(of: "objectives"))
        }
        return [:]
    }
}
