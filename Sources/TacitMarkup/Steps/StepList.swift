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
    var whyResized: String?
    /// The objective that it stands below.
    var objective: String?
}

extension DocumentReading {
    /// The steps of the lines below `## Steps`: items that begin with a dash or star, each perhaps
    /// with further lines that begin with a space.
    mutating func readSteps(_ lines: ArraySlice<SourceText.Line>) -> [ReadStep] {
        items(of: lines, otherwise: .noStep).compactMap {
            StepLine.read($0.text, at: $0.place, today: context.now.day, &problems)
        }
    }

    /// Gives ids to the new steps, and checks the others; a link to an earlier step must lead to
    /// one, and never back.
    mutating func numbered(_ steps: [ReadStep], _ ids: inout PlanIDs, previous: [PlanContent])
        -> [PlanStep]
    {
        guard steps.count <= PlanDocument.stepLimit else {
            problems.add(.stepsTooMany, at: steps[PlanDocument.stepLimit].place)
            return []
        }
        var here: Set<String> = []
        for step in steps {
            guard let id = step.id else { continue }
            if !here.insert(id).inserted { problems.add(.stepTwice, at: step.place) }
            if !ids.given.contains(id) { problems.add(.stepUnknown, at: step.place) }
        }
        let numbered = steps.map { step in
            var result = PlanStep(id: step.id ?? ids.next(.step), text: step.text)
            result.state = step.state
            result.due = step.due
            result.owner = step.owner
            result.resizedFrom = step.resizedFrom
            result.whyResized = step.whyResized
            result.objective = step.objective
            return result
        }
        var origins: [String: String] = [:]
        for step in previous.flatMap(\.steps) + numbered { origins[step.id] = step.resizedFrom }
        for (step, read) in zip(numbered, steps) {
            guard let from = step.resizedFrom else { continue }
            if from == step.id || !ids.given.contains(from) || PlanIDs.kind(of: from) != .step {
                problems.add(.resizedUnknown, at: read.place)
            } else if Self.leadsBack(step.id, origins) {
                problems.add(.resizedCycle, at: read.place)
            }
        }
        return numbered
    }

    private static func leadsBack(_ id: String, _ origins: [String: String]) -> Bool {
        var seen: Set<String> = []
        var next = origins[id]
        while let step = next, seen.insert(step).inserted {
            if step == id { return true }
            next = origins[step]
        }
        return false
    }
}
