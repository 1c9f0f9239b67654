import Glibc
import TacitAgentAPI
import TacitAgentClient
import TacitSheet

/// A new recovery kit on a sheet, which is only taken when it was typed back from the paper.
enum NewKit {
    /// Makes a kit, shows its sheet (or writes it to a file on tmpfs) and waits until it was typed back.
    static func make(_ session: Session, sheet path: String?) throws(Problem) -> RecoveryKit {
        let terminal = session.terminal
        guard terminal.isInteractive else {
            throw UsageProblem.because(
                SheetSentences.needsTerminal,
                hint: SheetSentences.needsTerminalHint
            )
        }
        let kit = try RecoveryKit()
        let sheet = try page(try kit.text())
        terminal.willAsk()
        terminal.say(SheetSentences.intro)
        guard let path else {
            terminal.say(SheetSentences.copy + "\n")
            terminal.say(
                onScreen(sheet, color: session.output.style.color).joined(separator: "\n") + "\n"
            )
            try typeBack(kit, on: terminal)
            terminal.clear()
            return kit
        }
        try write(sheet, to: path)
        defer {
            EditFolder.overwrite(path)
            _ = unsafe unlink(path)
        }
        let signals = SignalGuard()
        defer { signals.end() }
        terminal.say(SheetSentences.printed(path))
        try typeBack(kit, on: terminal)
        terminal.clear()
        return kit
    }

    private static func typeBack(_ kit: borrowing RecoveryKit, on terminal: Terminal)
        throws(Problem)
    {
        while let line = try terminal.ask(SheetSentences.typeBack) {
            if let typed = try RecoveryKit(typed: line), typed.equals(kit) { return }
            terminal.say(SheetSentences.differs)
        }
        terminal.clear()
        throw Problem(.aborted)
    }

    private static func page(_ kit: String) throws(Problem) -> RecoverySheet {
        do { return try RecoverySheet(kit: kit) } catch {
            throw Problem(.bug, detail: "no code for the sheet")
        }
    }

    /// The code in black on white, whatever the terminal's colours are: most scanners want it so.
    private static func onScreen(_ sheet: RecoverySheet, color: Bool) -> [String] {
        let code = sheet.code.map { color ? "    \u{1b}[30;107m\($0)\u{1b}[0m" : "    " + $0 }
        return sheet.above + [""] + code + [""] + sheet.below
    }

    private static func write(_ sheet: RecoverySheet, to path: String) throws(Problem) {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        guard FileAccess.isInMemory(folder.isEmpty ? "/" : folder) == true else {
            throw UsageProblem.because(
                SheetSentences.notInMemory,
                hint: SheetSentences.notInMemoryHint
            )
        }
        let text = sheet.lines.map { $0 + "\n" }.joined()
        try OutputFile.write(Array(text.utf8), to: path, overwrite: false)
    }
}
