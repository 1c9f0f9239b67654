import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// What `--method` takes.
enum VerificationMethod: String, ExpressibleByArgument, CaseIterable {
    case phone, person, video

    /// The method of the model.
    var method: Verification.Method {
        switch self {
        case .phone: .phone
        case .person: .person
        case .video: .video
        }
    }
}

/// `tacit provider verify`.
struct ProviderVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Compare the words of a colleague's keys, and record it.",
        discussion: """
            Call the colleague on a number that you know already, not on one that came with the key. \
            Six words are shown, which the colleague reads from a key card; with age alone, the last \
            twelve characters of the recipient. --confirm says that they were the same.

            Example: tacit provider verify heron-4
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A provider's code.") var code: String
    @Option(help: "How you compared.") var method: VerificationMethod?
    @Option(help: "The provider's code: the words were the same.") var confirm: String?

    func run() async throws {
        try await Session.run(global) { session in
            let record = try await session.listedProvider(code)
            guard let words = record.words else {
                var problem = Problem(.notFound)
                problem.title = ProviderSentences.noKey
                problem.hint = ProviderSentences.addKey(record.code)
                throw problem
            }
            session.say(ProviderRendering.comparison(record, names: session.showsNames))
            if session.isDryRun(ProviderSentences.wouldChange(record.code)) { return }
            if let confirm { try session.confirm(handle: record.code, given: confirm) }
            let how = try method?.method ?? ask(session)
            if confirm == nil { try askWhetherSame(session) }
            let verification = Verification(
                method: how, on: try await session.agent.today().day, words: words)
            let verified = try await session.agent.verifyProvider(record.code, verification)
            try session.emitMade(
                "provider", verified, id: verified.code, said: ProviderSentences.verified(verified.code))
        }
    }

    private func ask(_ session: Session) throws -> Verification.Method {
        guard session.terminal.isInteractive else {
            throw UsageProblem.because(ProviderSentences.howUnknown, hint: ProviderSentences.sayHow)
        }
        let answer = try session.terminal.choose(
            ProviderSentences.how,
            [("t", "telephone"), ("p", "in person"), ("v", "video")]
        )
        switch answer {
        case "t": return .phone
        case "p": return .person
        default: return .video
        }
    }

    private func askWhetherSame(_ session: Session) throws {
        guard session.terminal.isInteractive else {
            throw UsageProblem.because(ProviderSentences.sameUnknown, hint: ProviderSentences.sayConfirm)
        }
        switch try session.terminal.confirm(ProviderSentences.same) {
        case true?: return
        case false?: throw Problem.aborted(ProviderSentences.differ, hint: ProviderSentences.askAgain)
        case nil: throw Problem(.aborted)
        }
    }
}
