/// What is said about clients.
enum ClientSentences {
    static let none = "no clients yet"
    static func onlyClosed(_ count: Int) -> String {
        "no open clients; \(count) closed: tacit client list --all"
    }
    static let nothingKept = "the document was left empty; nothing is kept"
    static let discarded = "the document was discarded; nothing was changed"
    static let unchanged = "nothing was changed"
    static let addOne = "add one with: tacit client add"

    static func added(_ handle: String) -> String { "added \(handle)" }
    static func nextAfterAdding(_ handle: String) -> String {
        "write its plan with: tacit plan new \(handle)"
    }
    static func revised(_ handle: String, _ version: Int) -> String {
        "\(handle) is at version \(version) now"
    }
    static func closed(_ handle: String) -> String { "\(handle) is closed; the chart stays" }
    static func reopened(_ handle: String) -> String { "\(handle) is open again" }
    static func noticed(_ handle: String) -> String { "the notice to \(handle) is recorded" }
    static func wouldChange(_ handle: String) -> String {
        "would change \(handle); nothing was done"
    }
    static let wouldAdd = "would add a client; nothing was done"
}

/// What is asked when a client is closed or given a notice.
enum ClientQuestions {
    static let closedOn = "last day of service (today when empty)"
    static let closedWhy =
        "why: completed, transferred, declined, lost, referred, moved, deceased, administrative"
    static let noticeVersion = "version printed on the notice"
    static let noticeMethod = "how it was given: on paper, by mail, on screen"
    static let noticeOn = "the day it was given (today when empty)"
}

/// What is said about documents that have fields and no text.
enum FieldSentences {
    static let required = "this field is required"
    static let notAnObject = "it should be one JSON object of strings"
    static let notADay = "this is not a day; write it as 2031-01-13"
    static let notAReason = "this is not one of the reasons"

    static func unknown(_ known: [String]) -> String {
        "only these fields are known here: \(known.joined(separator: ", "))"
    }
}
