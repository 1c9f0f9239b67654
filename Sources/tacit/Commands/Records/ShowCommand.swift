import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit show`.
struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a note, plan or draft, or a client.",
        discussion: """
            A note is shown with everything that was added to it. With a code name the client's \
            fields are shown, with --version that version of the plan.

            Example: tacit show otter-4 --version 2
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp("A REF such as n7f3q, or a code name.", valueName: "ref or client"),
        completion: .handles
    )
    var subject: String?
    @Option(help: "The version of the plan.") var version: Int?

    func run() async throws {
        try await Session.run(global) { session in
            _ = try await session.unlockedAgent()
            if version == nil, let subject, let reference = try await session.resolveIfAny(subject) {
                return try await show(reference, session)
            }
            let client = try await session.pickClient(subject)
            if let version {
                try await session.emitPlan(client, version: version)
            } else {
                try await session.emitClient(client.handle)
            }
        }
    }

    private func show(_ reference: ReferenceReply, _ session: Session) async throws {
        if let note = try await session.note(reference) {
            let name = try await session.shownName(reference.handle)
            return try session.emit("note", note, plain: NoteRendering.plain(note)) { style in
                NoteRendering.page(note, name: name, style: style)
            }
        }
        switch reference.kind {
        case "plan":
            let plan = try await session.agent.plan(reference.handle, version: reference.version)
            try session.emitPlan(plan, name: try await session.shownName(reference.handle))
        case "entry":
            let entry = try await session.agent.entry(reference.handle, reference.id)
            try session.emitEntry(entry, name: try await session.shownName(reference.handle))
        case "draft":
            try session.emitDraft(try await session.agent.draft(reference.handle, reference.id))
        default: throw Problem(.notFound)
        }
    }
}

extension Session {
    /// A client's name when it is to be printed.
    func shownName(_ handle: String) async throws -> String? {
        guard showsNames else { return nil }
        return try await summary(handle).name
    }

    /// The line of the roster for a code name that the agent gave.
    func summary(_ handle: String) async throws -> ClientSummary {
        guard let client = try await agent.clients().first(where: { $0.handle == handle }) else {
            throw Problem(.notFound)
        }
        return client
    }

    /// Prints one client.
    func emitClient(_ handle: String) async throws {
        let record = try await agent.client(handle)
        try emit("client", record, plain: ClientRendering.plainPage(record, names: showsNames)) {
            style in
            ClientRendering.page(record, names: showsNames, style: style)
        }
    }

    /// Prints one version of a plan.
    func emitPlan(_ client: ClientSummary, version: Int?) async throws {
        let plan = try await agent.plan(client.handle, version: version)
        // Programs get the version as it was recorded and hashed; people see what was entered since as well.
        let standing = version == nil && output.isForReading ? try await agent.brief(client.handle).standing : nil
        try emitPlan(plan, standing: standing, name: showsNames ? client.name : nil)
    }

    /// Prints a plan.
    func emitPlan(_ plan: PlanVersion, standing: PlanContent? = nil, name: String?) throws {
        try emit("plan", plan, plain: PlanRendering.plain(plan)) { style in
            PlanRendering.page(plan, standing: standing, name: name, style: style)
        }
    }

    /// Prints a draft with its text as typed; under `--plain` the text alone, ready to be edited
    /// and given back.
    func emitDraft(_ draft: DraftReply) throws {
        try emit("draft", draft, plain: VisibleText.lines(draft.text ?? "")) { style in
            DraftRendering.page(draft, name: showsNames ? draft.name : nil, style: style)
        }
    }
}
