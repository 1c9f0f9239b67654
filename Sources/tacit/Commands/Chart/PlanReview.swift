import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit plan review`.
struct PlanReview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Walk through the objectives and record the review.",
        discussion: """
            Each objective is asked for: how it moved, and whether it goes on. The client's view \
            is asked last; \"not asked\" is an answer. A file or - records what it holds. A new \
            version is made afterwards with tacit plan edit.

            Example: tacit plan review otter-4 review.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: EntryOptions

    func run() async throws {
        let given = PeopleAndDocument(entry.arguments)
        guard given.document == nil, !entry.template, !entry.ask else {
            return try await EntryFlow.run(global, entry, .review)
        }
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            guard session.terminal.isInteractive else {
                throw UsageProblem.because(
                    TerminalSentences.nobody,
                    hint: TerminalSentences.nobodyHint
                )
            }
            let client = try await session.pickClient(given.onePerson)
            let plan = try await agent.plan(client.handle)
            let brief = try await agent.brief(client.handle)
            let walk = ReviewWalk(
                session: session,
                plan: plan,
                standing: brief.standing ?? plan.content
            )
            let series = Measures.series(plan: brief.standing, entries: brief.entries)
            let text = try walk.document(series: series)
            let flow = EntryFlow(session: session, client: client, kind: .review)
            try await flow.offer(text)
            session.output.hint(PlanSentences.editWith(client.handle))
        }
    }
}

/// The questions of a review, one objective after the other.
private struct ReviewWalk {
    let session: Session
    let plan: PlanVersion
    let standing: PlanContent

    func document(series: [MeasureSeries]) throws -> String {
        var progress: [String] = []
        var decisions: [String] = []
        for objective in standing.objectives {
            session.say(["", "\(objective.id)  \(VisibleText.inLine(objective.statement))"])
            session.say(
                MeasureRendering.lines(
                    series.filter { $0.id == objective.id },
                    style: session.output.style
                )
            )
            let moved = try session.terminal.choose(
                ReviewSentences.moved,
                [("b", "better"), ("s", "same"), ("w", "worse")]
            )
            let next = try session.terminal.choose(
                ReviewSentences.goesOn,
                [("c", "continue"), ("m", "modify"), ("a", "achieved"), ("d", "discontinue")]
            )
            let why = try session.terminal.ask(ReviewSentences.why + " ")?.trimmed ?? ""
            progress.append(
                "  \(objective.id): \(moved == "b" ? "better" : moved == "s" ? "same" : "worse")"
            )
            let decision =
                ["c": "continue", "m": "modify", "a": "achieve", "d": "discontinue"][next]
                ?? "continue"
            decisions.append(
                "  \(objective.id): \(DocumentText.quoted(why.isEmpty ? decision : "\(decision), \(why)"))"
            )
        }
        let others = try session.terminal.ask(ReviewSentences.participants + " ")?.trimmed ?? ""
        let view = try session.terminal.ask(ReviewSentences.clientView + " ")?.trimmed ?? ""
        let day = try session.terminal.ask(ReviewSentences.nextReview + " ")?.trimmed ?? ""
        let changes = try session.terminal.confirm(ReviewSentences.newVersion) == true
        let names = others.split(separator: ";").map { "  - \(DocumentText.quoted($0.trimmed))" }
        return
            (["---", "plan_version: \(plan.version)", "held_on: today"]
            + (names.isEmpty ? [] : ["participants:"] + names)
            + (progress.isEmpty ? [] : ["progress:"] + progress + ["decisions:"] + decisions)
            + [
                "outcome: \(changes ? "new-version" : "no-change")",
                "next_review: \(DocumentText.quoted(day))", "---",
            ]
            + [
                "", "## \(Self.clientViewTitle)", "",
                view.isEmpty ? ReviewSentences.notAsked : view, "",
            ])
            .joined(separator: "\n")
    }

    private static var clientViewTitle: String {
        Review.fields.first { $0.key == "client_view" }?.title ?? ""
    }
}
