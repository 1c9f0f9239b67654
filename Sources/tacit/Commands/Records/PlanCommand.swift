import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit plan`.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Write and change treatment plans.",
        discussion: """
            A plan is one document; each change is a new version with a reason, and no version is \
            lost.

            Example: tacit plan show otter-4
            """,
        subcommands: [
            PlanNew.self, PlanEdit.self, PlanReview.self, PlanShow.self, PlanList.self, PlanDiffCommand.self,
            PlanRevert.self, PlanAccept.self, PlanPrint.self, PlanDischarge.self,
        ]
    )
}

/// `tacit plan new`.
struct PlanNew: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Write the first plan of a client.",
        discussion: """
            The editor opens on a light plan: what the client wants, in the client's words, and \
            small steps; with --formal, or when problems were entered, on a formal one. A file or - \
            records what it holds. --template prints the empty document.

            Example: tacit plan new otter-4 plan.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp("A code name, then - or a file.", valueName: "client document"),
        completion: .handles
    )
    var arguments: [String] = []
    @Flag(help: "Print the empty document.") var template = false
    @Flag(help: "Begin with a formal plan: problems, goals, objectives.") var formal = false

    func run() async throws {
        let given = PeopleAndDocument(arguments)
        let form = formal ? "formal-plan" : "plan"
        try await Session.run(global) { session in
            let person = try given.onePerson
            let agent = try await session.unlockedAgent()
            if template && (person == nil || !session.showsNames) {
                return try session.emitDocument(try await agent.template(form))
            }
            let client = try await session.pickClient(person)
            if template {
                return try session.emitDocument(
                    try await agent.template(form, client: client.handle)
                )
            }
            if let current = try await agent.plans(client.handle).last {
                throw Self.exists(current)
            }
            if session.isDryRun(PlanSentences.wouldRecord(client.handle)) { return }
            let flow = PlanFlow(session: session, client: client, previous: nil)
            if let document = given.document {
                try await flow.record(document: try Input.document(document))
            } else {
                try await flow.edit(try await agent.template(form, client: client.handle))
            }
        }
    }

    private static func exists(_ plan: PlanVersion) -> Problem {
        var problem = Problem(.conflict)
        problem.title = PlanSentences.exists(plan.ref)
        problem.hint = PlanSentences.editWith(plan.handle)
        return problem
    }
}

/// `tacit plan edit`.
struct PlanEdit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Change the plan; the result is a new version.",
        discussion: """
            The editor opens on the whole plan; ids of steps stay. The difference is shown before \
            it becomes a version, and a reason is asked when none is given. A file or - records \
            what it holds.

            Example: tacit plan edit otter-4 plan.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp("A code name, then - or a file.", valueName: "client document"),
        completion: .handles
    )
    var arguments: [String] = []
    @Option(help: "The version to begin with; the newest when left out.") var version: Int?

    func run() async throws {
        let given = PeopleAndDocument(arguments)
        try await Session.run(global) { session in
            let person = try given.onePerson
            let agent = try await session.unlockedAgent()
            let client = try await session.pickClient(person)
            let newest = try await agent.plan(client.handle)
            if session.isDryRun(PlanSentences.wouldRecord(client.handle)) { return }
            let flow = PlanFlow(session: session, client: client, previous: newest)
            if let document = given.document {
                return try await flow.record(document: try Input.document(document))
            }
            try await flow.edit(
                try await agent.planDocument(client.handle, version: version)
            )
        }
    }
}

/// `tacit plan show`.
struct PlanShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the plan.",
        discussion: """
            The newest version, or the one that --version names.

            Example: tacit plan show otter-4 --version 1
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?
    @Option(help: "The version.") var version: Int?
    @Flag(help: "As the document that tacit plan edit takes.") var document = false

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let client = try await session.pickClient(client)
            if document {
                return try session.emitDocument(try await agent.planDocument(client.handle, version: version))
            }
            try await session.emitPlan(client, version: version)
        }
    }
}

/// `tacit plan list`.
struct PlanList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the versions of the plan.",
        discussion: """
            The newest first, each with the reason for it.

            Example: tacit plan list otter-4
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let plans = try await agent.plans(try await session.pickClient(client).handle)
            try session.emit(
                "plans",
                ListReply(items: plans),
                plain: PlanRendering.plainList(plans)
            ) { style in
                PlanRendering.list(plans, style: style)
            }
        }
    }
}
