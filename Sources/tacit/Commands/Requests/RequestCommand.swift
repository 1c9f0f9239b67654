import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit request`.
struct RequestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request",
        abstract: "Requests of clients, and demands of courts or the police.",
        discussion: """
            Access, amendment, restriction and accounting have clocks of the law, which due \
            shows. A demand is recorded with what was said to it.

            Example: tacit request list
            """,
        subcommands: [
            RequestAdd.self, RequestList.self, RequestAnswerCommand.self, RequestDisagree.self,
        ]
    )
}

/// `tacit request list`.
struct RequestList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List requests and their clocks.",
        discussion: """
            Of one client, or of all, with the demands about nobody of the practice; --open \
            leaves out what is answered.

            Example: tacit request list otter-4
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name; all when left out.", completion: .handles) var client: String?
    @Flag(help: "Only what waits for an answer.") var open = false

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            var records: [RequestRecord]
            if let client {
                let handle = try await session.pickClient(client).handle
                records = Requests.fold(entries: try await agent.entries(handle))
            } else {
                records = try await agent.requests()
            }
            if open { records = records.filter(\.isOpen) }
            let today = try await session.day(nil)
            try session.emit(
                "requests",
                ListReply(items: records),
                plain: RequestRendering.plain(records)
            ) { RequestRendering.lines(records, today: today, style: $0) }
        }
    }
}

/// `tacit request answer`.
struct RequestAnswerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "Enter the answer to a request, or its extension.",
        discussion: """
            What was decided and why; a denial names its ground and what its letter tells, an \
            extension its day. An accepted amendment names the amendment that followed.

            Example: tacit request answer e7f3q answer.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: LinkedEntryOptions

    func run() async throws {
        guard let ref = entry.ref, RecordReference.isDemand(ref) else {
            return try await EntryFlow.run(global, entry, .answer, to: .request, field: "request")
        }
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let demand = try await session.demand(ref)
            let given = [("request", demand.id.description)]
            let flow = DemandFlow(session: session, kind: .answer, given: given)
            guard let text = try await flow.text(entry.document, asks: entry.ask, template: entry.template)
            else { return }
            let answered = try await flow.send(text, isWritten: entry.document == nil) { text in
                try await agent.answerDemand(demand.id, text)
            }
            try session.emitMade(
                "request",
                answered,
                id: answered.answers.last?.ref ?? answered.ref,
                said: RequestSentences.answered(answered)
            )
        }
    }
}

/// `tacit request disagree`.
struct RequestDisagree: LinkedEntryCommand {
    static let kind = EntryKind.disagreement
    static let link = (kind: EntryKind.request, field: "request")
    static let configuration = CommandConfiguration(
        commandName: "disagree",
        abstract: "Enter the client's disagreement with a denial.",
        discussion: """
            The client's statement stays with the record, and your rebuttal if there is one; \
            both go along with what is disclosed later (45 CFR 164.526(d)).

            Example: tacit request disagree e7f3q statement.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: LinkedEntryOptions
}
