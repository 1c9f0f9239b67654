import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit consent letters`.
struct ConsentLetters: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letters",
        abstract: "Letters to past recipients after a revocation.",
        discussion: """
            One for each who received records under the consent: that it was revoked, and what \
            had been sent. Nothing on the outside names the client. With --names and -o FILE.html, \
            a page to print, each letter on a sheet of its own.

            Example: tacit consent letters e7f3q --names -o letters.html
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The REF of the consent.") var ref: String

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let reference = try await session.resolve(ref)
            guard reference.kind == "entry",
                try await agent.entry(reference.handle, reference.id).content.kind == .consent
            else { throw Problem(.notFound, detail: EntrySentences.otherKind(.consent)) }
            let letters: [RelianceLetter]
            do {
                if session.output.wantsPage {
                    try session.needNames(AuditSentences.namesOnPage)
                    return session.output.page(try await agent.consentLettersPage(reference.handle, reference.id))
                }
                letters = try await agent.consentLetters(reference.handle, reference.id)
            } catch let problem as Problem where problem.kind == .conflict {
                throw Problem(.conflict, detail: AuditSentences.notRevoked)
            }
            try session.output.emit(
                "consent-letters",
                ListReply(items: letters),
                plain: letters.map { PlainRow.line([$0.recipientCode ?? "", $0.recipient] + $0.disclosures) }
            ) { style in
                letters.isEmpty
                    ? [style.dim(AuditSentences.nothingSent)]
                    : letters.flatMap { AuditRendering.letter($0, style: style) }
            }
        }
    }
}
