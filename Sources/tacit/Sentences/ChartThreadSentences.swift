import TacitClinical

/// What is said about the thread.
enum ThreadSentences {
    static let none = "there is no plan with goals yet"
    static let loose = "Hanging loose"
    static let noNotes = "no note yet"

    static func line(_ end: GoldenThread.LooseEnd, _ since: String?) -> String {
        switch end.what {
        case .note: "note \(end.id) touches no objective"
        case .objective: "\(end.id) was not touched since \(since ?? "")"
        case .goal: "\(end.id) has no problem"
        case .problem: "\(end.id) has no goal"
        case .diagnosis: "\(end.id) has no problem"
        }
    }
}
