/// What is said about drafts.
enum DraftSentences {
    static let none = "no drafts wait"
    static let unchanged = "the draft was not changed"

    static func signWith(_ ref: String) -> String { "sign it with: tacit sign \(ref)" }
    static func editWith(_ ref: String) -> String { "go on with: tacit draft edit \(ref)" }
    static func moved(_ ref: String, _ handle: String) -> String {
        "draft \(ref) is with \(handle) now"
    }
    static func discarded(_ ref: String) -> String {
        "discarded \(ref); the log keeps that there was a draft"
    }
    static func wouldMove(_ ref: String) -> String { "would move \(ref); nothing was done" }
    static func wouldDiscard(_ ref: String) -> String { "would discard \(ref); nothing was done" }
}

/// What is asked before something that cannot be taken back.
enum ConfirmSentences {
    static func typeHandle(_ handle: String) -> String { "type \(handle) to go on" }
    static let forGood = "this cannot be taken back, and there is nobody to ask"
    static func sayConfirm(_ handle: String) -> String { "say --confirm=\(handle)" }
    static let otherHandle = "--confirm names another client than the record belongs to"
}
