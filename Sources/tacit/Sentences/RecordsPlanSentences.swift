/// What is said about plans.
enum PlanSentences {
    static let none = "no plan yet"
    static let askReason = "why is there a new version?"

    static func exists(_ ref: String) -> String { "there is a plan already: \(ref)" }
    static func editWith(_ handle: String) -> String { "change it with: tacit plan edit \(handle)" }
    static func record(_ version: Int) -> String { "Record as version \(version)?" }
    static func showWith(_ handle: String) -> String { "read it with: tacit plan show \(handle)" }
    static func recorded(_ ref: String, _ version: Int) -> String {
        "recorded \(ref), version \(version)"
    }
    static func wouldRecord(_ handle: String) -> String {
        "would record a plan for \(handle); nothing was done"
    }
}
