import TacitAgentAPI
import TacitAgentClient
import TacitCrypto

/// A new passphrase: six drawn words, or the person's own when they are hard to guess.
enum NewPassphrase {
    /// Reads it where the command line says, or lets the person choose on the terminal.
    static func get(_ session: Session, allowWeak: Bool) throws(Problem) -> SecureBytes {
        if let given = try Passphrases.given(session.global) {
            try check(given, allowWeak: allowWeak)
            return given
        }
        guard session.terminal.isInteractive else {
            throw UsageProblem.because(
                PassphraseSentences.noTerminal,
                hint: PassphraseSentences.noTerminalHint
            )
        }
        return try choose(session.terminal, allowWeak: allowWeak)
    }

    /// `weak-passphrase` for one that is easy to guess; says how easy.
    static func check(_ passphrase: borrowing SecureBytes, allowWeak: Bool) throws(Problem) {
        let score: Double
        do {
            score = try Passphrase.score(try Passphrase.normalise(passphrase))
        } catch {
            throw error.problem
        }
        guard score >= Passphrase.weakBelow || allowWeak else {
            throw Problem(.weakPassphrase, detail: PassphraseSentences.score(Int(score)))
        }
    }

    private static func choose(_ terminal: Terminal, allowWeak: Bool) throws(Problem) -> SecureBytes {
        while true {
            let words = try generate()
            terminal.say(PassphraseSentences.offer + "\n\n    " + text(words) + "\n")
            let answer = try terminal.choose(
                PassphraseSentences.question,
                [
                    ("t", PassphraseSentences.take), ("a", PassphraseSentences.again),
                    ("o", PassphraseSentences.own),
                ]
            )
            switch answer {
            case "t":
                terminal.say(PassphraseSentences.keepPaper)
                try typeBack(words, on: terminal)
                terminal.clear()
                return words
            case "o": return try own(terminal, allowWeak: allowWeak)
            default: continue
            }
        }
    }

    private static func typeBack(_ words: borrowing SecureBytes, on terminal: Terminal)
        throws(Problem)
    {
        while let typed = try terminal.secret(PassphraseSentences.typeBack) {
            if typed.equals(words) { return }
            terminal.say(PassphraseSentences.differs)
        }
        throw Problem(.aborted)
    }

    /// A passphrase of the person's own, typed twice.
    static func own(_ terminal: Terminal, allowWeak: Bool) throws(Problem) -> SecureBytes {
        while let first = try terminal.secret(PassphraseSentences.ownPrompt) {
            do throws(Problem) {
                try check(first, allowWeak: allowWeak)
            } catch {
                guard error.kind == .weakPassphrase else { throw error }
                terminal.say(ProblemText.lines(error).joined(separator: "\n"))
                continue
            }
            guard let second = try terminal.secret(PassphraseSentences.ownAgain) else { break }
            if first.equals(second) { return first }
            terminal.say(PassphraseSentences.differs)
        }
        throw Problem(.aborted)
    }

    private static func generate() throws(Problem) -> SecureBytes {
        do { return try Passphrase.generate() } catch { throw error.problem }
    }

    /// For the screen alone; what the copy leaves in memory is wiped when it is freed.
    private static func text(_ words: borrowing SecureBytes) -> String {
        words.withSpan { bytes in
            String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
        }
    }
}
