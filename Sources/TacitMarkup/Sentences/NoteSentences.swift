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
    ]
}
