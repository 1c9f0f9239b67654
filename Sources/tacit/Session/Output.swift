import TacitAgentAPI

/// What a command prints: its result on stdout in one of three forms, messages on stderr.
///
/// Results are held back until the command ends, so that long ones go through the pager as a whole; a prompt
/// prints what is waiting first.
final class Output {
    private let global: GlobalValues
    private let configuration: Configuration
    private var waiting: [String] = []
    private var messages: [String] = []

    /// The vault holds invented people only, and every output says so.
    var isFictional = false
    private var saidFictional = false

    /// How lines for people are set on this stdout.
    let style: Style

    /// Results go to people: a terminal, neither `--json` nor `--plain` nor a file.
    var isForPeople: Bool {
        !global.json && !global.plain && !writesFile && StandardStreams.isTerminal(1)
    }

    /// Results are set for a reader, on a terminal or in a pipe.
    var isForReading: Bool { !global.json && !global.plain }

    /// Stdout is a terminal.
    var isTerminal: Bool { StandardStreams.isTerminal(1) }

    /// A result of bytes for the file of `-o`, in the place of lines.
    private var file: (bytes: [UInt8], said: String)?

    private var writesFile: Bool { !tookFile && (global.output.map { $0 != "-" } ?? false) }

    /// The command has written the file of `-o` itself, as its result; lines go to stdout.
    var tookFile = false

    init(_ global: GlobalValues, _ configuration: Configuration) {
        self.global = global
        self.configuration = configuration
        style = Style.forStandardOutput(global.color ?? configuration.color)
    }

    /// Gives the result: one document under `--json`, bare lines under `--plain`, else lines for people.
    func emit<Value: Encodable>(
        _ schema: String,
        _ value: Value,
        plain: @autoclosure () -> [String],
        human: (Style) -> [String]
    ) throws(Problem) {
        if global.json {
            guard let bytes = try? WireJSON.encode(value) else {
                throw Problem(.bug, detail: "the result could not be encoded")
            }
            waiting.append(JSONDocument.text(schema, bytes, isFictional: isFictional))
        } else if global.plain {
            waiting += plain()
        } else {
            sayFictional()
            waiting += human(
                isForPeople ? style : style.inPipe(global.color ?? configuration.color)
            )
        }
    }

    /// Gives a document as it is, as an editor would show it.
    func document(_ text: String) {
        waiting.append(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    }

    /// Gives bytes, which need the file of `-o`; the message is said when they are in it.
    func bytes(_ bytes: [UInt8], said text: String) {
        file = (bytes, text)
    }

    /// The file of `-o` is to be a page of a browser: its name says so.
    var wantsPage: Bool {
        global.output.map { path in ["html", "htm"].contains { path.lowercased().hasSuffix(".\($0)") } } ?? false
    }

    /// Gives a page to the file of `-o`.
    func page(_ bytes: [UInt8]) {
        self.bytes(bytes, said: AttachmentSentences.saved(global.output ?? ""))
    }

    /// Gives bytes to stdout, in the place of lines; for what `-o -` asks for.
    func octets(_ bytes: [UInt8]) throws(Problem) {
        guard !isTerminal else {
            throw UsageProblem.because(UsageSentences.bytesOnTerminal, hint: UsageSentences.bytesToFile)
        }
        writesBytes = true
        try OutputFile.writeAll(bytes, to: 1)
    }

    /// Whether stdout has bytes, beside which no line may stand.
    private(set) var writesBytes = false

    /// Says something to the person; not under `-q` or `--json`.
    func message(_ text: String) { add("tacit: \(text)", unlessQuiet: true) }

    /// Says what is shown this once and nowhere else, whatever the form of the output.
    func secret(_ text: String) {
        if waiting.isEmpty { StandardStreams.error("tacit: \(text)\n") } else { messages.append("tacit: \(text)") }
    }

    /// Says what could be done next; only to a person at a terminal.
    func hint(_ text: String) {
        guard StandardStreams.isTerminal(2) else { return }
        add("tacit: hint: \(text)", unlessQuiet: true)
    }

    /// Says what should be looked at; `-q` does not silence it.
    func warn(_ text: String) { add("tacit: warning: \(text)", unlessQuiet: false) }

    /// Prints what is waiting, without a pager.
    func flush() {
        if !writesFile {
            let lines = waiting
            waiting = []
            StandardStreams.out(lines.map { $0 + "\n" }.joined())
        }
        flushMessages()
    }

    /// Ends the output: file, pager or stdout, then the messages.
    ///
    /// Throws what could not be written.
    func finish() async throws {
        let text = waiting.map { $0 + "\n" }.joined()
        if let path = global.output, writesFile {
            try OutputFile.write(file?.bytes ?? Array(text.utf8), to: path, overwrite: global.force)
            waiting = []
            if let file { message(file.said) }
        } else if isForPeople, !global.noPager, Pager.isNeeded(waiting, style: style) {
            try await Pager.show(text, program: configuration.pager)
        } else if !text.isEmpty, !StandardStreams.out(text) {
            throw Problem(.inputOutput, detail: "stdout")
        }
        waiting = []
        flushMessages()
    }

    private func add(_ line: String, unlessQuiet: Bool) {
        if global.json || (unlessQuiet && global.quiet) { return }
        if waiting.isEmpty { StandardStreams.error(line + "\n") } else { messages.append(line) }
    }

    private func flushMessages() {
        for line in messages { StandardStreams.error(line + "\n") }
        messages = []
    }

    private func sayFictional() {
        guard isFictional, !saidFictional else { return }
        saidFictional = true
        StandardStreams.error(VaultSentences.fictional + "\n")
    }
}

/// The one document of a `--json` command.
enum JSONDocument {
    /// Merges the schema into an object, or puts a list into `items`.
    static func text(_ schema: String, _ bytes: [UInt8], isFictional: Bool) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        // In a string of the value the quotation marks would stand behind backslashes.
        let saysFictional = isFictional && !text.contains("\"fictional\":true")
        let head =
            "{\"schema\":\"tacit/\(schema)/1\"" + (saysFictional ? ",\"fictional\":true" : "")
        switch bytes.first {
        case UInt8(ascii: "{"): return head + (text == "{}" ? "}" : "," + text.dropFirst())
        case UInt8(ascii: "["): return head + ",\"items\":\(text)}"
        default: return head + ",\"value\":\(text)}"
        }
    }
}
