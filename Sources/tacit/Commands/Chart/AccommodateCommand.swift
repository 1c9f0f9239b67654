import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit accommodate`.
struct AccommodateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accommodate",
        abstract: "Requests for accommodation and what was determined.",
        discussion: """
            The goal stays, the route changes: a request in the client's words, evidence, a \
            determination that the client can read, and whether it worked.

            Example: tacit accommodate list otter-4 --on 2031-02-20
            """,
        subcommands: [
            AccommodateRequest.self, AccommodateEvidence.self, AccommodateDecide.self,
            AccommodateOutcome.self, AccommodateList.self,
        ]
    )
}

/// `tacit accommodate request`.
struct AccommodateRequest: EntryCommand {
    static let kind = EntryKind.accommodation
    static let configuration = CommandConfiguration(
        commandName: "request",
        abstract: "Enter a request for an accommodation.",
        discussion: """
            What the client asks for, in the client's words, and what stands in the way.

            Example: tacit accommodate request otter-4 request.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: EntryOptions
}

/// `tacit accommodate evidence`.
struct AccommodateEvidence: LinkedEntryCommand {
    static let kind = EntryKind.evidence
    static let link = (kind: EntryKind.accommodation, field: "request")
    static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: "Add evidence to a request.",
        discussion: """
            A report of the client's, an observation, an instrument, a letter, a record, or what \
            worked before.

            Example: tacit accommodate evidence e7f3q evidence.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: LinkedEntryOptions
}

/// `tacit accommodate decide`.
struct AccommodateDecide: LinkedEntryCommand {
    static let kind = EntryKind.determination
    static let link = (kind: EntryKind.accommodation, field: "request")
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Enter a determination of a request.",
        discussion: """
            Never a refusal without an alternative and a reason; too little information is a \
            finding and sets a day. Of several determinations the last counts.

            Example: tacit accommodate decide e7f3q decision.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: LinkedEntryOptions
}

/// `tacit accommodate outcome`.
struct AccommodateOutcome: LinkedEntryCommand {
    static let kind = EntryKind.outcome
    static let link = (kind: EntryKind.accommodation, field: "request")
    static let configuration = CommandConfiguration(
        commandName: "outcome",
        abstract: "Enter whether an accommodation worked.",
        discussion: """
            Yes, partly or no, by which readings, and what comes next.

            Example: tacit accommodate outcome e7f3q outcome.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: LinkedEntryOptions
}

/// `tacit accommodate list`.
struct AccommodateList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List requests and where they stand.",
        discussion: """
            With --on, as it stood on that day: what was determined by then, and what was in force.

            Example: tacit accommodate list otter-4 --on 2031-02-20
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?
    @Option(help: "The day, such as 2031-02-20.") var on: String?

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let client = try await session.pickClient(client)
            let day = try await session.day(on)
            let entries = try await agent.entries(client.handle)
            let cases = AccommodationCases.fold(entries: entries, asOf: day)
            try session.emit(
                "accommodations",
                ListReply(items: cases),
                plain: CaseRendering.plain(cases, on: day)
            ) { style in
                let name = session.showsNames ? client.name : nil
                return [ClientRendering.header(handle: client.handle, name: name, style: style)]
                    + CaseRendering.list(cases, on: day, style: style)
            }
        }
    }
}
