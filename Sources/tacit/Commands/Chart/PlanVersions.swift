import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit plan diff`.
struct PlanDiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Say what changed between two versions.",
        discussion: """
            Every field that changed is named; prose is shown word by word. With one number, that \
            version against the newest; with none, the newest against the one before.

            Example: tacit plan diff otter-4 1 2
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?
    @Argument(help: "The earlier version.") var from: Int?
    @Argument(help: "The later version.") var to: Int?

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let client = try await session.pickClient(client)
            let plans = try await agent.plans(client.handle)
            guard let newest = plans.last?.version, newest > 1 || from != nil else {
                throw PlanSentences.problem(.notFound, PlanSentences.oneVersion, client.handle)
            }
            let later = to ?? newest
            let earlier = from ?? later - 1
            guard let one = plans.first(where: { $0.version == earlier }),
                let other = plans.first(where: { $0.version == later })
            else {
                throw PlanSentences.problem(
                    .notFound,
                    PlanSentences.noVersion(1, newest),
                    client.handle
                )
            }
            let changes = PlanDiff.changes(from: one.content, to: other.content)
            try session.emit(
                "plan-diff",
                ListReply(items: changes),
                plain: PlanDiffRendering.plain(changes)
            ) { style in
                let name = session.showsNames ? client.name : nil
                return [
                    ClientRendering.header(handle: client.handle, name: name, style: style),
                    PlanSentences.between(earlier, later),
                ] + PlanDiffRendering.lines(changes, style: style)
            }
        }
    }
}

/// `tacit plan revert`.
struct PlanRevert: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revert",
        abstract: "Make a new version that equals an earlier one.",
        discussion: """
            No version is removed: the new one has the content of the earlier, and says so.

            Example: tacit plan revert otter-4 1
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String
    @Argument(help: "The version to go back to.") var version: Int

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let client = try await session.pickClient(client)
            let newest = try await agent.plan(client.handle)
            guard version != newest.version else {
                throw PlanSentences.problem(.conflict, PlanSentences.isNewest, client.handle)
            }
            if session.isDryRun(PlanSentences.wouldRecord(client.handle)) { return }
            var text = try await agent.planDocument(client.handle, version: version)
            // A review that is past by now is set anew, as for any next version.
            let next = try await agent.template("plan", client: client.handle)
            for key in ["effective", "review"] {
                text = DocumentText.setting(
                    key,
                    to: DocumentText.value(of: key, in: next) ?? "",
                    in: text
                )
            }
            text = DocumentText.setting("reason", to: PlanSentences.revertedTo(version), in: text)
            try await PlanFlow(session: session, client: client, previous: newest).record(
                document: text
            )
        }
    }
}

/// `tacit plan accept`.
struct PlanAccept: EntryCommand {
    static let kind = EntryKind.acceptance
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Record who accepted or signed the plan.",
        discussion: """
            Name, role, and how: a paper that you saw and filed, on this screen, by phone. The \
            vault attests that you recorded it, not that the person signed.

            Example: tacit plan accept otter-4 acceptance.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: EntryOptions
}

/// `tacit plan discharge`.
struct PlanDischarge: EntryCommand {
    static let kind = EntryKind.discharge
    static let configuration = CommandConfiguration(
        commandName: "discharge",
        abstract: "Record the end of treatment.",
        discussion: """
            Reason, summary, what comes after, and who gets a copy. The work with the client is \
            then closed with tacit client close.

            Example: tacit plan discharge otter-4 discharge.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: EntryOptions
}

/// `tacit plan print`.
struct PlanPrint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "Print the plan as Markdown, with who accepted it.",
        discussion: """
            The plan as it stands, what is waived and why, the accommodations in force and lines \
            to sign; -o writes it to a file. --names puts the client's name on it.

            Example: tacit plan print otter-4 --names -o plan.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let client = try await session.pickClient(client)
            let plan = try await agent.plan(client.handle)
            let brief = try await agent.brief(client.handle)
            let day = try await session.day(nil)
            let name = session.showsNames ? client.name : nil
            let page = PlanPage(plan: plan, brief: brief, day: day, name: name)
            try session.emitDocument(page.text)
        }
    }
}
