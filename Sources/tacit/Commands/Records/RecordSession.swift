import TacitAgentAPI
import TacitClinical

extension Problem {
    /// The person ended it: a sentence that says what became of the text, and what to do next.
    static func aborted(_ sentence: String, hint: String? = nil) -> Problem {
        var problem = Problem(.aborted)
        problem.title = sentence
        problem.hint = hint
        return problem
    }
}

/// What the record commands ask of a session besides its foundation.
extension Session {
    /// Whether names are printed: on a terminal for people, else only when `--names` asks for them.
    var showsNames: Bool { global.names || output.isForPeople }

    /// Prints a result without names, unless names are to be shown.
    func emit<Value: Encodable>(
        _ schema: String,
        _ value: Value,
        plain: @autoclosure () -> [String],
        human: (Style) -> [String]
    ) throws {
        if showsNames {
            try output.emit(schema, value, plain: plain(), human: human)
        } else {
            try output.emit(schema, try WithoutNames(value), plain: plain(), human: human)
        }
    }

    /// Prints what was made: under `--plain` its handle or REF is the only line.
    func emitMade<Value: Encodable>(_ schema: String, _ value: Value, id: String, said: String)
        throws
    {
        try emit(schema, value, plain: [id]) { style in Paragraph.lines(said, width: style.width) }
    }

    /// Prints a document, so that it can be filled in and given back.
    func emitDocument(_ text: String) throws(Problem) {
        var lines = VisibleText.lines(text)
        // The line end of the last line is the output's.
        if lines.last == "" { lines.removeLast() }
        try output.emit("document", ["text": text], plain: lines) { _ in lines }
    }

    /// Says lines before a question, where the question will stand.
    func say(_ lines: [String]) {
        for line in lines { terminal.say(line) }
    }

    /// Under `--dry-run` says what would have been done; the command ends after it.
    func isDryRun(_ sentence: @autoclosure () -> String) -> Bool {
        guard global.dryRun else { return false }
        output.message(sentence())
        return true
    }

    /// Makes sure of something that cannot be taken back: the code name is typed, or given by
    /// `--confirm`.
    func confirm(handle: String, given: String?) throws {
        if let given {
            guard given == handle else { throw UsageProblem.because(ConfirmSentences.otherHandle) }
            return
        }
        guard terminal.isInteractive else {
            throw UsageProblem.because(
                ConfirmSentences.forGood,
                hint: ConfirmSentences.sayConfirm(handle)
            )
        }
        guard try terminal.ask(ConfirmSentences.typeHandle(handle) + ": ")?.trimmed == handle else {
            throw Problem(.aborted)
        }
    }
}
