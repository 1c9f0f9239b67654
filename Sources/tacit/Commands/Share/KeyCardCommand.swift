import ArgumentParser
import TacitAgentAPI
import TacitAgentClient

/// `tacit key card`.
struct KeyCardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "card",
        abstract: "Print your public keys for a colleague.",
        discussion: """
            What others encrypt to and verify your signature with, six words of each, and how to \
            check them. It holds no secret; what counts is that the words are compared by telephone.

            Example: tacit key card -o card.txt
            """
    )

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await Session.run(global) { session in
            let card = try await session.unlockedAgent().keyCard()
            try session.emit("key-card", card, plain: KeyCardRendering.plain(card)) { _ in
                KeyCardRendering.page(card)
            }
        }
    }
}
