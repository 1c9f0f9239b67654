import TacitClinical

/// What is said about requests and demands.
enum RequestSentences {
    static let none = "there are no requests"
    static let noClient = "(no client)"
    static let due = "due"
    static let hold = "hold"
    static let heading = "Requests"
    static let noDemand = "no demand has this REF; tacit request list shows them"
    static let clientAndNone = "--no-client goes without a client"
    static let wouldRecord = "would record this; nothing was done"
    static let unchanged = "nothing was written, and nothing recorded"
    static let isDemand = "Is it a demand of a court, the police or a lawyer?"
    static let isAboutClient = "Is it about somebody who is a client here?"

    /// The sentence to say, and what would be needed (42 CFR 2.13(c), 2.61 to 2.67).
    static let toDemand = [
        "say: \"I can neither confirm nor deny that anyone is a client.\"",
        "nothing leaves without an order of a court under 42 CFR 2.61 to 2.67 and a subpoena; a subpoena alone is not "
            + "enough, and an order alone compels nothing",
        "ask for the name, the office, the number and the paper; then enter what was demanded",
    ]

    static func recorded(_ record: RequestRecord) -> String {
        "recorded \(record.ref), demand" + (record.request.hold == true ? ", with a hold" : "")
    }
    static func answered(_ record: RequestRecord) -> String {
        let decision = record.answers.last?.content.decision.rawValue ?? ""
        return "answered \(record.ref): \(decision)"
    }
    static func answerWith(_ ref: String) -> String { "what became of it: tacit request answer \(ref)" }

    /// Who asks for what, on one line or several.
    static func about(_ request: ClientRequest) -> String {
        [request.from, request.what].compactMap(\.self)
            .joined(separator: ": ")
    }
}
