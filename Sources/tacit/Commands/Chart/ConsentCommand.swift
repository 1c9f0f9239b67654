import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit consent`.
struct ConsentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent",
        abstract: "Consents: drafted, signed, revoked, and what they cover.",
        discussion: """
            Nothing is shared until one consent covers recipient, purpose, parts and day. A draft \
            may lack elements; it cannot be signed while it does. What is signed is not changed: \
            draft a new one.

            Example: tacit consent list otter-4
            """,
        subcommands: [
            ConsentAdd.self, ConsentSign.self, ConsentRevoke.self, ConsentList.self, ConsentShow.self,
            ConsentCheck.self, ConsentPrint.self, ConsentLetters.self,
        ]
    )
}

/// What `--kind` takes: one letter, because a word would tell in a shell history.
enum ConsentLetter: String, ExpressibleByArgument, CaseIterable {
    case s, t, n, l, h, p, g, o

    /// Left out of help, where each letter stands with its meaning.
    static let allValueStrings: [String] = []
    static let defaultCompletionKind = CompletionKind.list(allCases.map(\.rawValue))

    var kind: Consent.Kind {
        switch self {
        case .s: .part2Specific
        case .t: .part2TPO
        case .n: .sudCounsellingNotes
        case .l: .legalProceeding
        case .h: .hipaaAuthorization
        case .p: .psychotherapyNotes
        case .g: .generalROI
        case .o: .obtain
        }
    }
}

/// `tacit consent add`.
struct ConsentAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Draft a consent.",
        usage: "tacit consent add [client] [-|file] [--kind k] [--ask] [--template]",
        discussion: """
            The form comes with names, day and the statements that its kind needs. --kind: s \
            Part 2, named recipients; t Part 2, treatment, payment and operations; n SUD \
            counselling notes; l a proceeding; h HIPAA authorization; p psychotherapy notes; g \
            general release; o to obtain records. It is asked for when left out.

            Example: tacit consent add otter-4 consent.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: EntryOptions
    @Option(help: "s, t, n, l, h, p, g or o.") var kind: ConsentLetter?

    func run() async throws {
        let given = PeopleAndDocument(entry.arguments)
        try await Session.run(global) { session in
            let person = try given.onePerson
            let agent = try await session.unlockedAgent()
            if entry.template && (person == nil || !session.showsNames) {
                return try session.emitDocument(try await agent.template(form(kind?.kind)))
            }
            let client = try await session.pickClient(person)
            let asks = given.document == nil && !entry.template && !global.dryRun
            let kind = try kind?.kind ?? (asks ? Self.ask(session) : nil)
            var flow = EntryFlow(session: session, client: client, kind: .consent)
            flow.form = form(kind)
            if entry.ask, asks, let kind {
                return try await flow.offer(try await answers(kind, client, session))
            }
            try await flow.enter(document: given.document, asks: false, template: entry.template)
        }
    }

    private func form(_ kind: Consent.Kind?) -> String {
        kind.map { "consent-\($0.rawValue)" } ?? EntryKind.consent.rawValue
    }

    private static func ask(_ session: Session) throws -> Consent.Kind {
        session.say(ConsentLetter.allCases.map { "  \($0.rawValue)  \(ConsentSentences.kind($0.kind))" })
        while let answer = try session.terminal.ask(ConsentSentences.whichKind + " ") {
            if let letter = ConsentLetter(rawValue: answer.trimmed.lowercased()) { return letter.kind }
            session.say([TerminalSentences.oneLetter])
        }
        throw Problem(.aborted)
    }

    /// What is known is not asked.
    private func answers(_ kind: Consent.Kind, _ client: ClientSummary, _ session: Session) async throws -> String {
        let draft = Consent(
            drafting: kind,
            for: Client(name: client.name),
            by: try await session.agent.practice().practice,
            on: try await session.day(nil)
        )
        return try EntryQuestions.document(
            of: Consent.fields(drafting: kind),
            given: EntryRendering.texts(of: draft),
            on: session.terminal
        )
    }
}

/// `tacit consent sign`.
struct ConsentSign: LinkedEntryCommand {
    static let kind = EntryKind.consentSignature
    static let link = (kind: EntryKind.consent, field: "consent")
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Record that a consent was signed.",
        discussion: """
            Who signed, in what role, how and when. Refused while an element is missing, with the \
            paragraph that asks for it. Where client and guardian must sign, each is entered. The \
            vault attests that you recorded it, not that the person signed.

            Example: tacit consent sign e7f3q signature.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: LinkedEntryOptions
}

/// `tacit consent revoke`.
struct ConsentRevoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Record that a consent was revoked.",
        discussion: """
            Who, when, how it came, and whether it is in writing. It stops every new bundle from \
            that day on, in writing or not. What has left stays where it is: tacit cannot call it \
            back.

            Example: tacit consent revoke e7f3q revocation.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: LinkedEntryOptions

    func run() async throws {
        try await EntryFlow.run(global, entry, .revocation, to: .consent, field: "consent") { session, made in
            guard let revoked = made.content.value as? Revocation else { return }
            session.output.message(ConsentSentences.stopped(DayText.day(revoked.receivedOn)))
            let entries = try await session.agent.entries(made.handle)
            let inReliance = Disclosures.inReliance(on: revoked.consent, entries: entries)
            for left in inReliance {
                session.output.message(
                    ConsentSentences.left(left.ref, DayText.day(left.content.day), left.content.title))
            }
            if !inReliance.isEmpty, let consent = entries.first(where: { $0.id == revoked.consent }) {
                session.output.hint(ConsentSentences.tellThem(consent.ref))
            }
        }
    }
}
