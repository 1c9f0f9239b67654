import Glibc
import TacitAgentAPI
import TacitAgentClient
import TacitClinical
import TacitCrypto
import TacitSheet

/// One copy from the question to the file: preview, words, log entry, bytes.
struct ExportFlow {
    let session: Session
    let client: ClientSummary
    var choosesPassphrase = false
    /// Where the slip with the words goes.
    var slip: String?

    /// Shows what would be in it, asks, and makes it.
    func run(_ request: ExportRequest) async throws {
        let preview = try await session.agent.previewExport(client.handle, request)
        if session.global.dryRun { return try show(preview) }
        // Before it is entered, because what was entered stays.
        if let slip, let output = session.global.output, OutputFile.isSame(slip, output) {
            throw UsageProblem.because(ExportSentences.slipIsCopy, hint: ExportSentences.slipIsCopyHint)
        }
        for path in [session.global.output, slip].compactMap(\.self) where path != "-" {
            try OutputFile.check(path, overwrite: session.global.force)
        }
        let shows = request.paper == true && session.global.output == nil
        if shows, !session.terminal.isInteractive {
            throw UsageProblem.because(ExportSentences.paperNeedsTerminal, hint: ExportSentences.paperHint)
        }
        try ask(preview)
        let reply = try await session.agent.export(client.handle, request, chosen: try chosen())
        let delivery = Delivery(
            session: session, enteredOnly: reply.disclosure.map { ExportSentences.enteredOnly($0.ref) })
        // The agent gives the words once, so they are told before anything else can fail.
        let words = try await delivery.step {
            reply.words > 0 ? try await session.agent.exportWords(client.handle, reply.id) : []
        }
        let all = String(decoding: words, as: UTF8.self).split(separator: "\n").map(String.init)
        for (number, words) in zip(1..., all) {
            session.output.secret(ExportSentences.words(words, number, of: all.count))
        }
        let path = session.global.output ?? reply.file
        try await delivery.run(parts: reply.parts) { number in
            try await session.agent.exportPart(client.handle, reply.id, number: number)
        } place: { bytes in
            if shows { try await PaperPage(session: session).show(bytes) } else { try delivery.write(bytes, to: path) }
        }
        try tell(all, reply, path)
    }

    private func show(_ preview: ExportPreview) throws {
        try session.emit("export-preview", preview, plain: preview.contents) { lines(preview, style: $0) }
        for warning in preview.warnings { session.output.warn(warning) }
    }

    private func ask(_ preview: ExportPreview) throws {
        session.say(lines(preview, style: session.output.style))
        for warning in preview.warnings { session.output.warn(warning) }
        guard session.terminal.isInteractive else { return }
        guard try session.terminal.confirm(ExportSentences.question) == true else {
            throw Problem.aborted(ExportSentences.notMade)
        }
    }

    private func lines(_ preview: ExportPreview, style: Style) -> [String] {
        let name = session.showsNames ? client.name : nil
        return [ClientRendering.header(handle: client.handle, name: name, style: style)]
            + block(ExportSentences.goesIn, preview.contents, style)
            + block(ExportSentences.stays, preview.leftOut.map { "\($0.what): \($0.ground)" }, style)
    }

    private func block(_ title: String, _ lines: [String], _ style: Style) -> [String] {
        guard !lines.isEmpty else { return [] }
        return ["", style.bold(title)] + lines.flatMap { Paragraph.lines($0, width: style.width, indent: 2) }
    }

    private func chosen() throws -> SecureBytes? {
        guard choosesPassphrase else { return nil }
        if let given = try Passphrases.given(session.global) {
            do throws(Problem) {
                try NewPassphrase.check(given, allowWeak: false)
            } catch {
                var problem = error
                problem.hint = ExportSentences.chooseHint
                throw problem
            }
            return given
        }
        guard session.terminal.isInteractive else {
            throw UsageProblem.because(ExportSentences.chooseNeedsTerminal, hint: ExportSentences.chooseHint)
        }
        return try NewPassphrase.own(session.terminal, allowWeak: false)
    }

    /// Where it is, and the slip with the words.
    private func tell(_ words: [String], _ reply: ExportReply, _ path: String) throws {
        if let slip {
            let sheets = words.map { WordSlip(words: $0, file: reply.file).lines.joined(separator: "\n") }
            try OutputFile.write(
                Array((sheets.joined(separator: "\n\u{C}\n") + "\n").utf8), to: slip, overwrite: session.global.force)
        }
        if !session.output.writesBytes {
            try session.emit("export", reply, plain: [path]) { style in
                Paragraph.lines(ExportSentences.made(reply.disclosure?.ref, path), width: style.width)
            }
        }
        if choosesPassphrase { session.output.message(ExportSentences.remember) }
        if let slip { session.output.message(ExportSentences.slip(slip)) }
        if reply.words > 0 || choosesPassphrase { session.output.hint(ExportSentences.opensWith) }
    }
}
