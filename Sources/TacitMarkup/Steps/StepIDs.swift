internal import TacitClinical

/// A step as it stands in a document: perhaps without an id.
struct ReadStep {
    let place: Place
    var id: String?
    var text: String
    var state: StepState
    var due: CalendarDay?
    var owner: String?
    var resizedFrom: String?
}

/// The ids of a client's steps: `s1`, `s2`, ..., given once and never again.
struct StepIDs {
    /// Digits of the number: a million steps are more than a life's.
    static let digitLimit = 6
    private let used: Set<String>

    init(used: [String]) { self.used = Set(used) }

    /// The number of an id; nil when it is none.
    static func number(_ id: String) -> Int? {
        guard id.hasPrefix("s"), let number = decimal(id.dropFirst()), number > 0,
            id == "s\(number)"
        else { return nil }
        return number
    }

    /// Gives ids to the new steps, and checks the others.
    func numbered(_ steps: [ReadStep], _ problems: inout Problems) -> [PlanStep] {
        var here: Set<String> = []
        for step in steps {
            guard let id = step.id else { continue }
            if !here.insert(id).inserted { problems.add(.stepTwice, at: step.place) }
            if !used.contains(id) { problems.add(.stepUnknown, at: step.place) }
        }
        var next = used.compactMap(Self.number).max() ?? 0
        let numbered = steps.map { step in
            var result = PlanStep(id: step.id ?? "", text: step.text)
            if step.id == nil {
                next += 1
                result.id = "s\(next)"
            }
            result.state = step.state
            result.due = step.due
            result.owner = step.owner
            result.resizedFrom = step.resizedFrom
            return result
        }
        let known = used.union(numbered.map(\.id))
        for (step, read) in zip(numbered, steps) {
            guard let from = step.resizedFrom else { continue }
            if from == step.id || !known.contains(from) {
                problems.add(.resizedUnknown, at: read.place)
            }
        }
        return numbered
    }
}
