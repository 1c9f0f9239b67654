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
        for path in [session.global.output, slip].compactMap(\.self) where path != "-" {
            try OutputFile.check(path, overwrite: session.global.force)
        }
        let shows = request.paper == true && session.global.output == nil
        if shows, !session.terminal.isInteractive {
            throw UsageProblem.because(ExportSentences.paperNeedsTerminal, hint: ExportSentences.paperHint)
        }
        try ask(preview)
        let reply = try await session.agent.export(client.handle, request, chosen: try chosen())
        // With the last part the agent forgets the copy, so the words come first.
        let words = reply.words > 0 ? try await session.agent.exportWords(client.handle, reply.id) : []
        let bytes = try await bytes(of: reply)
        do {
            if shows { try await PaperPage(session: session).show(bytes) } else { try write(bytes, reply) }
        } catch {
            if let entry = reply.disclosure { session.output.warn(ExportSentences.enteredOnly(entry.ref)) }
            throw error
        }
        try tell(words, reply)
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

    private func bytes(of reply: ExportReply) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for number in 1...max(1, reply.parts) {
            bytes += try await session.agent.exportPart(client.handle, reply.id, number: number)
        }
        return bytes
    }

    private func write(_ bytes: [UInt8], _ reply: ExportReply) throws {
        let path = session.global.output ?? reply.file
        if path == "-" { return try session.output.octets(bytes) }
        try OutputFile.write(bytes, to: path, overwrite: session.global.force)
        session.output.tookFile = true
    }

    /// Where it is, and the words, which are shown whatever the form of the output.
    private func tell(_ words: [UInt8], _ reply: ExportReply) throws {
        let all = String(decoding: words, as: UTF8.self).split(separator: "\n").map(String.init)
        let path = session.global.output ?? reply.file
        if let slip {
            let sheets = all.map { WordSlip(words: $0, file: reply.file).lines.joined(separator: "\n") }
            try OutputFile.write(
                Array((sheets.joined(separator: "\n\u{C}\n") + "\n").utf8), to: slip, overwrite: session.global.force)
        }
        if !session.output.writesBytes {
            try session.emit("export", reply, plain: [path]) { style in
                Paragraph.lines(ExportSentences.made(reply.disclosure?.ref, path), width: style.width)
            }
        }
        for (number, words) in zip(1..., all) {
            session.output.secret(ExportSentences.words(words, number, of: all.count))
        }
        if choosesPassphrase { session.output.message(ExportSentences.remember) }
        if let slip { session.output.message(ExportSentences.slip(slip)) }
        if reply.words > 0 || choosesPassphrase { session.output.hint(ExportSentences.opensWith) }
    }
}
