import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit request add`.
struct RequestAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Enter a request, or a demand.",
        usage: "tacit request add [<client>] [<document>] [<options>]",
        discussion: """
            Of the client: access, amendment, restriction, accounting. Or a demand of a court, \
            the police or a lawyer: then the sentence to say is shown first, and with \
            --no-client it is kept with the practice and in no chart.

            Example: tacit request add otter-4 request.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: EntryOptions
    @Flag(help: "A demand about nobody who is a client here.") var noClient = false

    func run() async throws {
        let given = PeopleAndDocument(entry.arguments)
        try await Session.run(global) { session in
            let person = try given.onePerson
            if noClient, person != nil {
                throw UsageProblem.because(RequestSentences.clientAndNone)
            }
            let agent = try await session.unlockedAgent()
            if entry.template && !noClient && (person == nil || !session.showsNames) {
                return try session.emitDocument(try await agent.template(EntryKind.request.rawValue))
            }
            let text = try given.document.map { path throws(Problem) in try Input.document(path) }
            let isDemand = try noClient || session.isDemand(text, asks: !entry.template)
            if isDemand, !entry.template { session.sayToDemand() }
            if try noClient || (isDemand && person == nil && session.isAboutNobody()) {
                return try await add(text, session)
            }
            let flow = EntryFlow(
                session: session,
                client: try await session.pickClient(person),
                kind: .request,
                prefilled: isDemand ? [("request_kind", ClientRequest.What.demand.rawValue)] : []
            )
            guard let text else {
                _ = try await flow.enter(document: nil, asks: entry.ask, template: entry.template)
                return
            }
            if session.isDryRun(EntrySentences.wouldEnter(.request, flow.client.handle)) { return }
            try await flow.enter(text: text)
        }
    }

    /// A demand that goes into no chart.
    private func add(_ document: String?, _ session: Session) async throws {
        let given = [("request_kind", ClientRequest.What.demand.rawValue)]
        let flow = DemandFlow(session: session, kind: .request, given: given)
        var text = document.map(flow.filled)
        if text == nil {
            text = try await flow.text(nil, asks: entry.ask, template: entry.template)
        } else if session.isDryRun(RequestSentences.wouldRecord) {
            return
        }
        guard let text else { return }
        let demand = try await flow.send(text, isWritten: document == nil) { text in
            try await session.agent.createDemand(text)
        }
        try session.emitMade(
            "request",
            demand,
            id: demand.ref,
            said: RequestSentences.recorded(demand)
        )
        session.output.hint(RequestSentences.answerWith(demand.ref))
    }
}
