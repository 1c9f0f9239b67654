import TacitClinical
import TacitMarkup

/// Formal plans of the tests.
enum FormalPlan {
    static func plan(_ text: String, previous: [PlanContent] = []) throws(DocumentErrors)
        -> PlanContent
    {
        try PlanDocument.parse(text, previous: previous, context: Clock.context)
    }

    /// The problems of the text below the fields of a formal plan; lines count from its first.
    static func found(_ body: String, previous: [PlanContent] = []) -> [String] {
        let head = "---\nformality: formal\nreason: r\n---\n"
        return problems { () throws(DocumentErrors) in try plan(head + body, previous: previous) }
            .map { "\($0.line - 4):\($0.column) \($0.message)" }
    }

    static let first = """
        ---
        formality: formal
        effective: 2031-01-13
        review: 2031-03-03
        ---

        ## In the client's words

        I want mornings without a drink.

        ## Problem: Drinking on most evenings
        - defined: six to eight units on six of seven evenings
        - client: I want mornings without a drink
        - diagnoses: F10.20, Z63.0
        - priority: 1
        - status: active
        - opened: 2031-01-08
        - stage: preparation

        ## Problem: Memory and reading

        ## Goal: Mornings without a drink
        - problems: P1
        - by: client
        - phase: symptom-control
        - since: 13 Jan 2031
        - why: the first thing that Rowan asks for
        - until: 2031-04-07
        - barrier: evenings alone
        - barrier: the bus stop
          beside the shop

        ### Objective: Five alcohol-free days of seven
        - measure: count
        - unit: days a week
        - baseline: 0 (2031-01-13)
        - target: >=5
        - every: week
        - due: 2031-04-07
        - review: 2031-03-03
        - who: client
        - confidence: 7
        - waived r: values goal
        - [ ] three nights (due 2031-02-10)

        ## Intervention: Motivational interviewing
        - objectives: O1.1
        - technique: decisional balance
        - evidence: TIP 35
        - frequency: weekly
        - duration: 50 min
        - who: Imogen Vale
        - from: 2031-01-13
        - to: 2031-04-07

        ## Steps
        - [ ] buy a large calendar
        """
}
