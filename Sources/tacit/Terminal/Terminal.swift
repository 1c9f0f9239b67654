import CTacitSystem
import Glibc
import TacitAgentAPI
import TacitAgentClient
import TacitCrypto

/// Questions to the person, on `/dev/tty` whatever stdin and stdout are.
///
/// Without a terminal, or with `--no-input`, every question is a usage problem whose hint names the way without.
final class Terminal {
    /// Whether there is somebody to ask.
    let isInteractive: Bool
    /// Called before a question, so that what was said before it stands before it.
    var willAsk: () -> Void = {}

    let descriptor: Int32

    init(allowed: Bool) {
        descriptor = allowed ? unsafe open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY) : -1
        isInteractive = descriptor >= 0
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Asks for a line; nil at the end of input (Ctrl-D).
    func ask(_ prompt: String) throws(Problem) -> String? {
        try mustBeInteractive()
        willAsk()
        say(prompt, terminator: "")
        var line: [UInt8] = []
        while true {
            guard let byte = try readByte() else { return line.isEmpty ? nil : try text(line) }
            if byte == UInt8(ascii: "\n") { return try text(line) }
            guard line.count < 65_536 else { throw Problem(.tooLarge) }
            line.append(byte)
        }
    }

    /// Asks for a line that is not shown and never stands in ordinary memory; nil at the end of input.
    func secret(_ prompt: String) throws(Problem) -> SecureBytes? {
        try mustBeInteractive()
        willAsk()
        let signals = SignalGuard()
        defer { signals.end() }
        let mode = try TerminalMode(descriptor, .hidden)
        defer { mode.restore() }
        // Only now: whoever answers the prompt is not shown what is typed.
        say(prompt, terminator: "")
        defer { say("") }
        return try SecretLine.read(descriptor, signals)
    }

    /// Asks yes or no; there is no default.
    ///
    /// Nil at the end of input.
    func confirm(_ question: String) throws(Problem) -> Bool? {
        while let answer = try ask(question + " " + TerminalSentences.yesOrNo + " ") {
            switch answer.lowercased().filter({ !$0.isWhitespace }) {
            case "y", "yes": return true
            case "n", "no": return false
            default: say(TerminalSentences.sayYesOrNo)
            }
        }
        return nil
    }

    /// Asks for one of some letters.
    ///
    /// The end of input counts as `aborted`.
    func choose(_ prompt: String, _ options: [(Character, String)]) throws(Problem) -> Character {
        let list = options.map { "(\($0.0)) \($0.1)" }.joined(separator: ", ")
        while let answer = try ask("\(prompt) \(list): ") {
            let letter = answer.lowercased().first { !$0.isWhitespace }
            if let letter, options.contains(where: { $0.0 == letter }) { return letter }
            say(TerminalSentences.oneLetter)
        }
        throw Problem(.aborted)
    }

    /// Prints a line on the terminal.
    func say(_ line: String, terminator: String = "\n") {
        guard isInteractive else { return }
        _ = StandardStreams.write(line + terminator, to: descriptor)
    }

    /// Clears the screen and what can be scrolled back to (ESC [3J).
    func clear() { say("\u{1b}[H\u{1b}[2J\u{1b}[3J", terminator: "") }

    func mustBeInteractive() throws(Problem) {
        guard isInteractive else {
            throw UsageProblem.because(TerminalSentences.nobody, hint: TerminalSentences.nobodyHint)
        }
    }

    /// One byte; nil at the end.
    ///
    /// Ctrl-C while a `SignalGuard` is in place is `interrupted`.
    func readByte(_ signals: SignalGuard? = nil) throws(Problem) -> UInt8? {
        switch Keystroke.next(descriptor, signals) {
        case .byte(let byte): return byte
        case .end: return nil
        case .interrupted: throw Problem(.interrupted)
        case .failed: throw Problem(.inputOutput)
        }
    }

    private func text(_ line: [UInt8]) throws(Problem) -> String {
        guard let text = String(validating: line, as: UTF8.self) else {
            throw Problem(.malformedRequest, detail: TerminalSentences.notUTF8)
        }
        return text
    }
}

/// A way of reading keys that is undone at the end.
struct TerminalMode {
    enum Kind { case hidden, keys }

    private let descriptor: Int32
    private var saved = tacit_terminal()

    init(_ descriptor: Int32, _ kind: Kind) throws(Problem) {
        self.descriptor = descriptor
        guard unsafe tacit_terminal_save(descriptor, &saved) == 0 else {
            throw Problem(.inputOutput)
        }
        let result =
            switch kind {
            case .hidden: unsafe tacit_terminal_hide(descriptor, &saved)
            case .keys: unsafe tacit_terminal_keys(descriptor, &saved)
            }
        guard result == 0 else { throw Problem(.inputOutput) }
    }

    func restore() {
        var settings = saved
        _ = unsafe tacit_terminal_restore(descriptor, &settings)
    }
}
