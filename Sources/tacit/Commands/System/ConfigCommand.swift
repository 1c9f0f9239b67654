import ArgumentParser
import Glibc
import TacitAgentAPI
import TacitAgentClient

/// `tacit config`.
struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Preferences: editor, colour, pager, where backups go.",
        discussion: """
            They are all that tacit keeps in clear; what concerns the practice is in the vault.

              tacit config show
              tacit config set editor nvim
            """,
        subcommands: [ConfigShowCommand.self, ConfigSetCommand.self],
        defaultSubcommand: ConfigShowCommand.self
    )
}

/// `tacit config show`.
struct ConfigShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print the preferences.",
        discussion: "  tacit config show"
    )

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await Session.run(global) { session in
            let values = session.configuration.values
            let object = Dictionary(uniqueKeysWithValues: values)
            let lines = values.map { "\($0.key) = \($0.value)" }
            try session.output.emit("config", object, plain: lines) { _ in
                lines.isEmpty ? [ConfigSentences.empty] : lines
            }
        }
    }
}

/// `tacit config set`.
struct ConfigSetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Set a preference, or take it away.",
        discussion: """
            Keys: editor, color (auto, always, never), pager (cat for none), backup (a directory).
            Without a value the preference is taken away.

              tacit config set color never
            """
    )

    @OptionGroup var global: GlobalOptions

    @Argument(help: "editor, color, pager or backup.", completion: .list(Configuration.keys))
    var key: String

    @Argument(help: "The value.")
    var value: [String] = []

    func run() async throws {
        try await Session.run(global) { session in
            var configuration = session.configuration
            guard configuration.set(key, to: value.joined(separator: " ")) else {
                throw UsageProblem.because(ConfigSentences.unknownKey)
            }
            if global.dryRun { return }
            try Self.save(configuration, to: session.agent.places.config)
        }
    }

    /// Writes a new file beside the old one and renames it, so that the old one is whole until the new one is.
    static func save(_ configuration: Configuration, to path: String) throws(Problem) {
        Directories.make(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
        let new = path + ".new"
        try OutputFile.write(Array(configuration.text.utf8), to: new, overwrite: true)
        guard unsafe rename(new, path) == 0 else { throw Problem(.inputOutput) }
    }
}

/// Directories of ours.
enum Directories {
    /// Makes a directory and those above it, mode 0700; one that is there stays as it is.
    static func make(_ path: String) {
        var made = ""
        for part in path.split(separator: "/") {
            made += "/" + part
            _ = unsafe mkdir(made, 0o700)
        }
    }
}
