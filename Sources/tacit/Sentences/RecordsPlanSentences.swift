import TacitAgentAPI

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

extension PlanSentences {
    static let withEntries = "steps, goals and problems as they stand now, with what was entered since"
    static let oneVersion = "there is one version; nothing to compare"
    static let isNewest = "this is the newest version already"
    static let noChange = "the two say the same"

    /// A problem with a sentence and a next step of the plan's own.
    static func problem(_ kind: ProblemKind, _ sentence: String, _ handle: String) -> Problem {
        var problem = Problem(kind)
        problem.title = sentence
        problem.hint = "see the versions with: tacit plan list \(handle)"
        return problem
    }

    static func noVersion(_ first: Int, _ last: Int) -> String { "the versions are \(first) to \(last)" }
    static func between(_ one: Int, _ other: Int) -> String { "version \(one) -> version \(other)" }
    static func revertedTo(_ version: Int) -> String { "back to version \(version)" }
}
