/// What is said about a note.
extension Sentence {
    static let noteEmpty = Sentence(
        "the note is empty",
        "write something, or say why there was no session in `attendance`"
    )
    static let otherCompartment = Sentence(
        "this class is kept under other keys than the one chosen",
        "discard this draft and begin one of that class"
    )
    static let timeMissing = Sentence("the time of day is missing", "write it as 2031-01-13 14:00")
    static let durationTwice = Sentence(
        "`at` and `duration` say different lengths",
        "delete one of them"
    )
    static let startTwice = Sentence(
        "`at` and `duration` say different beginnings",
        "delete one of them"
    )
    static let participantsTooMany = Sentence(
        "more than 50 people took part",
        "write a note for each part of the group"
    )
    static let objectivesTooMany = Sentence(
        "more than 100 objectives stand here",
        "name those that moved"
    )
    static let factsTooMany = Sentence(
        "more than 50 lines stand here",
        "name those of this session"
    )
    static let factsSection = Sentence(
        "a section of this kind never stands in a psychotherapy or SUD counselling note",
        progressNote
    )
    private static let progressNote = "write it in the progress note of that session"

    /// A field of a psychotherapy or SUD counselling note that may not be one.
    static func noFact(_ key: String) -> Sentence {
        Sentence(
            "\(fact(key)) never stands in a psychotherapy or SUD counselling note",
            progressNote
        )
    }

    private static func fact(_ key: String) -> String {
        switch key {
        case "duration": "the length of a session"
        case "attendance": "attendance"
        case "modality": "the modality"
        case "objectives": "progress on objectives"
        case "interventions": "what was done"
        case "codes": "a code"
        default: "risk as assessed"
        }
    }

    static let objectivesWanted = Sentence(
        "objectives are written each with how it moved",
        "write them as `  O1.1: better`, one on a line"
    )
    static let noObjective = Sentence(
        "this is no id of an objective",
        "write its id as the plan has it, such as O1.1"
    )

    /// Above the text of a new note.
    static let noteHelp = [
        helpOfHelp,
        "at: 2031-01-13 14:00, 13 Jan 2031 14:00, 14:00 for today, or 14:00-14:50",
        "duration: 50 min or 1 h 20 min",
        "attendance: attended, late, no-show, cancelled-client, cancelled-practice",
        "participants: `  - name` on lines of their own below the field",
        "objectives: `  O1.1: better` (or same, worse), likewise",
        "interventions, codes: `  - ` and a line, likewise",
    ]
    /// Above the text of a new psychotherapy or SUD counselling note.
    static let separateNoteHelp = [
        helpOfHelp, "at: 2031-01-13 14:00, 13 Jan 2031 14:00, or 14:00 for today",
        "participants: `  - name` on lines of their own below the field",
        "Times, modality, medication, tests, diagnosis, plan, symptoms, prognosis and",
        "progress belong into the progress note of the session and never here.",
    ]
}
