import ArgumentParser
import TacitAgentAPI

/// A first word that is no command: without this the parser would take it for an argument of `tacit` itself.
enum UnknownVerb {
    static func problem(in arguments: [String]) -> Problem? {
        guard let word = arguments.first, !word.hasPrefix("-") else { return nil }
        let verbs = Tacit.configuration.subcommands.map { $0._commandName }
        guard !verbs.contains(word) else { return nil }
        guard let near = EditDistance.nearest(to: word, among: verbs) else {
            return UsageProblem.because(UsageSentences.unknownCommand)
        }
        return UsageProblem.because(
            UsageSentences.unknownCommand,
            hint: UsageSentences.didYouMean(near)
        )
    }
}
