/// What is said about a client's log.
enum LogSentences {
    static let empty = "nothing is recorded yet"
}

/// What is said about the state of the day.
enum StateSentences {
    static let locked = "the vault is locked"
    static let unlock = "unlock it with: tacit unlock"
    static let noAppointments = "no appointment today or tomorrow"

    static func inbox(_ count: Int) -> String {
        count == 1 ? "1 text waits in the inbox" : "\(count) texts wait in the inbox"
    }
}

/// What is said about the practice.
enum PracticeSentences {
    static let notSet = "not set"
    static let unchanged = "nothing was changed"
    static let saved = "the practice is saved"
    static let wouldSave = "would save the practice; nothing was done"
    static let whatNow = "what now?"
}

/// What is said after `check`.
enum CheckSentences {
    static let whole = "nothing is missing, changed or out of place"
    static let next = "stop working with this vault, keep a copy of the file, and restore a backup"

    static func unknown(_ count: Int) -> String {
        "\(count) of a kind that this version does not know; they are kept as they are"
    }
}
