import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// One disclosure from its document to the file: preview, question, log entry, bytes.
struct ShareFlow {
    let session: Session
    let client: ClientSummary
    let options: SealingOptions
    let isTold: Bool
    /// The code name that `--confirm` gave.
    let confirmation: String?

    /// Shows what would leave, asks, and lets it leave.
    func run(_ form: String, isFromEditor: Bool) async throws {
        var text = form
        let preview = try await FormFlow(session: session).send(form, isFromEditor: isFromEditor) { latest in
            text = latest
            return try await session.agent.previewShare(client.handle, latest, options)
        }
        guard isTold == (preview.how != .bundle) else {
            throw UsageProblem.because(isTold ? ShareSentences.saysBundle : ShareSentences.saysTold)
        }
        if session.global.dryRun { return try show(preview) }
        // Before it is entered, because what was entered stays.
        if let path = session.global.output, path != "-" {
            try OutputFile.check(path, overwrite: session.global.force)
        }
        if preview.refusals.isEmpty {
            try ask(preview)
        } else {
            // Asked for all the same: that it was refused is entered.
            session.say(SharePreviewRendering.lines(preview, client, style: session.output.style))
        }
        let reply = try await session.agent.share(client.handle, text, options)
        if !session.terminal.isInteractive {
            for warning in preview.warnings { session.output.warn(warning) }
        }
        guard let file = reply.file else { return try emit(reply, at: nil) }
        try await write(reply, to: session.global.output ?? file)
    }

    /// The part that a REF of a protected note means.
    func part(_ ref: String) async throws -> String {
        let reference = try await session.resolve(ref)
        guard reference.handle == client.handle else {
            throw Problem(.notFound, detail: ShareSentences.noteOfAnother)
        }
        let line = try await session.agent.clientLog(client.handle).first { $0.ref == reference.ref }
        switch line?.noteClass {
        case .psychotherapy: return "psychotherapy:\(reference.ref)"
        case .sudCounselling: return "sud-counselling:\(reference.ref)"
        default: throw Problem(.notFound, detail: ShareSentences.notProtected)
        }
    }

    /// The document with what the command line gave, where it says nothing of its own.
    func filled(_ text: String, _ given: [(key: String, value: String)]) -> String {
        guard !text.trimmed.hasPrefix("{") else { return text }
        return given.reduce(text) { text, given in
            guard (DocumentText.value(of: given.key, in: text) ?? "").isEmpty else { return text }
            return DocumentText.setting(given.key, to: given.value, in: text)
        }
    }

    private func show(_ preview: SharePreview) throws {
        try session.emit("share-preview", preview, plain: SharePreviewRendering.plain(preview)) { style in
            SharePreviewRendering.lines(preview, client, style: style)
        }
        for warning in preview.warnings { session.output.warn(warning) }
        if !preview.refusals.isEmpty { throw Problem(.noConsent, places: preview.refusals.map(ProblemPlace.init)) }
    }

    /// Without a consent it is asked twice; a document on standard input was the first time.
    private func ask(_ preview: SharePreview) throws {
        session.say(SharePreviewRendering.lines(preview, client, style: session.output.style))
        if session.terminal.isInteractive {
            for warning in preview.warnings { session.terminal.say(warning) }
            guard try session.terminal.confirm(ShareSentences.question(preview)) == true else {
                throw Problem.aborted(ShareSentences.nothingShared)
            }
        }
        if preview.basis != .consent { try session.confirm(handle: client.handle, given: confirmation) }
    }

    private func write(_ reply: ShareReply, to path: String) async throws {
        let (handle, id) = (client.handle, reply.disclosure.id)
        let delivery = Delivery(session: session, enteredOnly: ShareSentences.enteredOnly(reply.disclosure.ref))
        // The agent gives the words once, so they are told before anything else can fail.
        if options.toPassphrase {
            let words = try await delivery.step { try await session.agent.bundleWords(handle, id) }
            session.output.secret(ShareSentences.words(String(decoding: words, as: UTF8.self)))
        }
        try await delivery.run(parts: reply.parts) { number in
            try await session.agent.bundlePart(handle, id, number: number)
        } place: { bytes in
            try delivery.write(bytes, to: path)
        }
        try emit(reply, at: path == "-" ? nil : path)
    }

    private func emit(_ reply: ShareReply, at path: String?) throws {
        if session.output.writesBytes { return }
        try session.emit("share", reply, plain: [path ?? reply.disclosure.ref]) { style in
            Paragraph.lines(ShareSentences.shared(reply.disclosure.ref, path), width: style.width)
                + (reply.notice.map {
                    [""] + $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                } ?? [])
        }
    }
}
