/// What is said about notes.
enum NoteSentences {
    static let none = "no notes yet"
    static let lateEntry = "late entry"
    static let undone = "taken back within five minutes of signing"
    static let enteredInError = "entered in error"
    static let nothingWritten = "nothing was written; nothing is kept"
    static let sign = "Sign?"
    static let whatNow = "what now?"
    static let whichClass = "class?"
    static let nothingToSign = "that is no draft"

    static func undoUntil(_ time: String) -> String { "tacit undo takes it back until \(time)" }
    static func keptAsDraft(_ ref: String) -> String { "kept as draft \(ref)" }
    static func signed(_ ref: String) -> String { "signed \(ref)" }
    static func editorFailed(_ status: Int32) -> String { "the editor ended with \(status)" }
    static func wouldDraft(_ handle: String) -> String {
        "would keep a draft for \(handle); nothing was done"
    }
    static func wouldSign(_ ref: String) -> String { "would sign \(ref); nothing was done" }
    static let undoWith = "take it back within five minutes with: tacit undo"
    static func writeWith(_ handle: String) -> String { "after the session: tacit note \(handle)" }
    static let otherName = "look at the places above before you sign"
}

/// What is said about text when the vault locked while it was written.
enum InboxSentences {
    static let lockedMeanwhile = "the vault locked while you wrote; unlock it to keep the text"
    static let sealed = "the text is sealed in the inbox; it becomes a draft at the next unlock"
    static let retry = "the text could not be kept."
}

/// What is said about notes of a group.
enum GroupSentences {
    static let help = [
        "what stands before the first # line goes into every note of the group: write no name there",
        "what stands under a # line goes into that client's note alone",
    ]
    static let memberNamed = "the shared part names a member of the group"
    static let refused = "a note that all share cannot name one of them; the drafts are kept"
}

/// What is said when something signed is amended or marked.
enum AmendSentences {
    static let whatHappened = "what happened?"
    static let whyWrong = "why?"
    static let explain = "why, in one line"
    static let belongsWhere =
        "where does it belong? pick the client, or Esc when it is none of yours"
    static let onlyNotes = "only a signed note can be amended"
    static let kindMissing = "it is not said what happened"
    static let chooseOne = "say --addendum or --amendment"

    static func marked(_ ref: String) -> String {
        "marked \(ref) as entered in error; it stays and leaves in no copy"
    }
    static func opened(_ ref: String, _ handle: String) -> String {
        "its text is draft \(ref) of \(handle) now"
    }
    static func undone(_ ref: String, _ handle: String) -> String {
        "took back \(ref) of \(handle)"
    }
    static func wouldMark(_ ref: String) -> String {
        "would mark \(ref) as entered in error; nothing was done"
    }
    static let wouldUndo = "would take back the last signature; nothing was done"
}
