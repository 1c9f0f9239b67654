import Subprocess
import SystemPackage
import TacitAgentAPI
import TacitAgentClient

/// Long output, a screen at a time, in a pager that can write no file and start no program.
enum Pager {
    /// Whether the lines fill more than the screen.
    static func isNeeded(_ lines: [String], style: Style) -> Bool {
        guard StandardStreams.isTerminal(0), let rows = StandardStreams.size(1)?.rows else {
            return false
        }
        let count = lines.reduce(0) {
            $0 + $1.split(separator: "\n", omittingEmptySubsequences: false).count
        }
        return count >= rows
    }

    /// Shows a text.
    ///
    /// Without the program it is printed as it is.
    static func show(_ text: String, program: String?) async throws {
        let words = (program ?? "less").split(separator: " ").map(String.init)
        guard let name = words.first, name != "cat", let path = Programs.path(of: name) else {
            StandardStreams.out(text)
            return
        }
        // LESSSECURE: no shell, no editor, no log file; LESSHISTFILE: no history of searches.
        let environment = Environment.inherit.updating([
            "LESSHISTFILE": "-", "LESSSECURE": "1", "LESS": "-FRX -+F -+X", "LESSOPEN": nil,
            "LESSCLOSE": nil,
        ])
        _ = try await run(
            .path(FilePath(path)),
            arguments: Arguments(Array(words.dropFirst())),
            environment: environment,
            input: .string(text),
            output: .currentStandardOutput,
            error: .currentStandardError
        )
    }
}

/// Programs of the PATH.
enum Programs {
    /// The first executable file of that name; a path is taken as it is.
    static func path(of name: String) -> String? {
        if name.contains("/") { return FileAccess.isExecutable(name) ? name : nil }
        let folders = (ProcessEnvironment.value("PATH") ?? "/usr/bin:/bin").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first(where: FileAccess.isExecutable)
    }
}
