import Glibc
import Subprocess
import SystemPackage
import TacitAgentAPI
import TacitAgentClient

/// What came of an editor.
enum EditorResult: Equatable {
    /// The text was changed.
    case text(String)
    /// The text is what it was.
    case unchanged
    /// Nothing but white space was left.
    case emptied
    /// The editor ended with an error or by a signal (then 128 and its number); the text as far as it was saved.
    case failed(String, status: Int32)
}

/// Text in the person's editor, in a file that lies in memory and is gone afterwards.
enum Editor {
    /// Lets the person edit a text.
    ///
    /// The file is removed on every way out, also after SIGINT, SIGHUP and SIGTERM, which are passed on to the editor
    /// first so that what was typed comes back. `permissions` when the runtime directory is not in memory and
    /// `--insecure-temp` was not said.
    static func edit(
        _ initial: String,
        session: Session,
        named name: String = "text.md"
    ) async throws -> EditorResult {
        try session.terminal.mustBeInteractive()
        let chosen = try EditorChoice.find(session.configuration)
        if chosen.keepsCopies { session.output.warn(EditorSentences.keepsCopies) }
        session.output.flush()
        let signals = SignalGuard()
        defer { signals.end() }
        let folder = try EditFolder(
            in: session.agent.places.runtime,
            evenOnDisk: session.global.insecureTemp
        )
        defer { folder.remove() }
        let file = try folder.write(initial, named: name)
        if signals.signal != nil { throw Problem(.interrupted) }
        let status = try await run(
            chosen,
            file,
            on: session.terminal.descriptor,
            folder: folder.path,
            signals
        )
        return try outcome(
            initial: initial,
            saved: try folder.read(named: name),
            status: status
        )
    }

    /// What status and text mean together.
    static func outcome(initial: String, saved: String, status: Int32) throws(Problem)
        -> EditorResult
    {
        if saved == initial { return .unchanged }
        if status != 0 { return .failed(saved, status: status) }
        return saved.allSatisfy(\.isWhitespace) ? .emptied : .text(saved)
    }

    private static func run(
        _ editor: EditorChoice,
        _ file: String,
        on terminal: Int32,
        folder: String,
        _ signals: SignalGuard
    ) async throws -> Int32 {
        let screen = FileDescriptor(rawValue: terminal)
        // Spelling checkers and filters of the editor put their files there too.
        let environment = Environment.inherit.updating(["TMPDIR": folder])
        let result = try await Subprocess.run(
            .path(FilePath(editor.program)),
            arguments: Arguments(editor.arguments + [file]),
            environment: environment,
            input: .fileDescriptor(screen, closeAfterSpawningProcess: false),
            output: .fileDescriptor(screen, closeAfterSpawningProcess: false),
            error: .fileDescriptor(screen, closeAfterSpawningProcess: false)
        ) { execution in
            signals.forward(to: execution.processIdentifier.value)
        }
        signals.forward(to: 0)
        return switch result.terminationStatus {
        case .exited(let code): code
        case .signaled(let number): 128 + number
        }
    }
}
