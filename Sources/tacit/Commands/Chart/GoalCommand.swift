import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit goal`.
struct GoalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "goal",
        abstract: "Steps, scores and phases of goals.",
        discussion: """
            What changes between two versions of the plan: a step that was done or resized, a \
            phase, a score. The plan shows it; the next version takes it over.

            Example: tacit goal step otter-4 s1
            """,
        subcommands: [
            GoalAdd.self, GoalStep.self, GoalScore.self, GoalDone.self, GoalDrop.self,
            GoalPhase.self,
        ]
    )
}

/// `tacit goal step`.
struct GoalStep: EntryCommand {
    static let kind = EntryKind.step
    static let configuration = CommandConfiguration(
        commandName: "step",
        abstract: "Say where a step stands, or resize it.",
        discussion: """
            States are todo, doing, done, skipped and resized; a resized step says into what, and \
            why. Resizing is no failure and is shown as what it is.

            Example: tacit goal step otter-4 s1 step.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: EntryOptions

    static func prefilled(_ item: String?) -> [(key: String, value: String)] {
        item.map { [("step", $0)] } ?? []
    }
}

/// `tacit goal score`.
struct GoalScore: EntryCommand {
    static let kind = EntryKind.reading
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Enter the score of an objective.",
        discussion: """
            Of goal attainment -2 to +2, of anything else a value of its measure.

            Example: tacit goal score otter-4 O1.1 score.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: EntryOptions

    static func prefilled(_ item: String?) -> [(key: String, value: String)] {
        item.map { [("measure", $0)] } ?? []
    }
}

/// `tacit goal done`.
struct GoalDone: EntryCommand {
    static let kind = EntryKind.goal
    static let configuration = CommandConfiguration(
        commandName: "done",
        abstract: "Say that a goal is achieved.",
        discussion: """
            With the day and what shows it.

            Example: tacit goal done otter-4 G1 done.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: EntryOptions

    static func prefilled(_ item: String?) -> [(key: String, value: String)] {
        [("goal", item ?? ""), ("lifecycle", "completed"), ("achievement", "achieved")]
    }
}

/// `tacit goal drop`.
struct GoalDrop: EntryCommand {
    static let kind = EntryKind.goal
    static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: "Say that a goal is given up.",
        discussion: """
            With the day and the reason, in words that the client may read.

            Example: tacit goal drop otter-4 G1 drop.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: EntryOptions

    static func prefilled(_ item: String?) -> [(key: String, value: String)] {
        [("goal", item ?? ""), ("lifecycle", "cancelled")]
    }
}

/// `tacit goal phase`.
struct GoalPhase: EntryCommand {
    static let kind = EntryKind.goal
    static let configuration = CommandConfiguration(
        commandName: "phase",
        abstract: "Label a goal with a phase.",
        discussion: """
            Engagement, stabilisation, symptom control, underlying problems, maintenance, \
            discharge, or a word of your own. It is a label: no order is enforced.

            Example: tacit goal phase otter-4 G1 phase.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: EntryOptions

    static func prefilled(_ item: String?) -> [(key: String, value: String)] {
        item.map { [("goal", $0)] } ?? []
    }
}

/// `tacit goal add`.
struct GoalAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a goal: a new version of the plan.",
        discussion: """
            The editor opens on the plan with an empty goal and objective at its end. A file or - \
            holds the goal as it stands in a plan document, and is added to the plan.

            Example: tacit goal add otter-4 goal.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp("A code name, then - or a file.", valueName: "client document"),
        completion: .handles
    )
    var arguments: [String] = []

    func run() async throws {
        let given = PeopleAndDocument(arguments)
        try await Session.run(global) { session in
            let person = try given.onePerson
            let agent = try await session.unlockedAgent()
            let client = try await session.pickClient(person)
            let newest = try await agent.plan(client.handle)
            if session.isDryRun(PlanSentences.wouldRecord(client.handle)) { return }
            let flow = PlanFlow(session: session, client: client, previous: newest)
            // The document of the next version: from today on, and with a review that lies ahead.
            var text = try await agent.template("plan", client: client.handle)
            text = DocumentText.setting("formality", to: "formal", in: text)
            if let document = given.document {
                text = DocumentText.setting("reason", to: GoalSentences.added, in: text)
                return try await flow.record(document: text + "\n" + Input.document(document))
            }
            try await flow.edit(text + "\n" + GoalSentences.skeleton)
        }
    }
}
