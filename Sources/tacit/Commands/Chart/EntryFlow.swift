import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// One entry on its way from answers, an editor or a file into the chart.
///
/// Like every text it is sealed as a draft before it is read, so that a mistake in it loses nothing.
struct EntryFlow {
    let session: Session
    let client: ClientSummary
    let kind: EntryKind
    /// Fields that the command line has given already.
    var prefilled: [(key: String, value: String)] = []
    /// The name of its empty document, where it is not that of the kind.
    var form: String?

    /// What `add` commands do: a template, a document, answers, or the editor.
    static func run(
        _ global: GlobalOptions,
        _ options: EntryOptions,
        _ kind: EntryKind,
        prefilled: (String?) -> [(key: String, value: String)] = { _ in [] }
    ) async throws {
        let given = EntryArguments(options.arguments)
        try await Session.run(global) { session in
            let person = try given.rest.onePerson
            let agent = try await session.unlockedAgent()
            if options.template && (person == nil || !session.showsNames) {
                return try session.emitDocument(try await agent.template(kind.rawValue))
            }
            let client = try await session.pickClient(person)
            // Before somebody writes; a document is kept first, and then says the same.
            if let item = given.item, given.rest.document == nil {
                try await session.check(item: item, of: client)
            }
            let flow = EntryFlow(
                session: session,
                client: client,
                kind: kind,
                prefilled: prefilled(given.item)
            )
            try await flow.enter(
                document: given.rest.document,
                asks: options.ask,
                template: options.template
            )
        }
    }

    /// The same for what belongs to another entry; `field` names it in the document.
    static func run(
        _ global: GlobalOptions,
        _ options: LinkedEntryOptions,
        _ kind: EntryKind,
        to linked: EntryKind,
        field: String,
        then: (Session, Entry) async throws -> Void = { _, _ in }
    ) async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            guard let ref = options.ref else {
                guard options.template else {
                    throw UsageProblem.because(EntrySentences.refMissing(linked))
                }
                return try session.emitDocument(try await agent.template(kind.rawValue))
            }
            let reference = try await session.resolve(ref)
            guard reference.kind == "entry",
                try await agent.entry(reference.handle, reference.id).content.kind == linked
            else { throw Problem(.notFound, detail: EntrySentences.otherKind(linked)) }
            let client = try await session.summary(reference.handle)
            let flow = EntryFlow(
                session: session,
                client: client,
                kind: kind,
                prefilled: [(field, reference.ref)]
            )
            let made = try await flow.enter(
                document: options.document,
                asks: options.ask,
                template: options.template
            )
            if let made { try await then(session, made) }
        }
    }

    /// nil when nothing was entered: a draft was kept, or something was only printed.
    @discardableResult
    func enter(document: String?, asks: Bool, template: Bool) async throws -> Entry? {
        if !template, session.isDryRun(EntrySentences.wouldEnter(kind, client.handle)) { return nil }
        if let document { return try await enter(text: try Input.document(document)) }
        // A name stays out of pipes.
        let named = template && !session.showsNames ? nil : client.handle
        let form = filled(try await session.agent.template(form ?? kind.rawValue, client: named))
        if template {
            try session.emitDocument(form)
            return nil
        }
        let draft =
            asks
            ? try await flow.keep(
                try EntryQuestions.document(of: kind, given: prefilled, on: session.terminal)
            )
            : try await flow.write(form)
        return try await offer(draft)
    }

    /// Enters a document that was read.
    @discardableResult
    func enter(text: String) async throws -> Entry? {
        if text.trimmed.hasPrefix("{") { return try await enter(json: text) }
        return try await record(try await flow.keep(filled(text)))
    }

    /// Keeps a text that was made by questions, then offers it.
    func offer(_ text: String) async throws { _ = try await offer(try await flow.keep(text)) }

    private func offer(_ draft: DraftReply) async throws -> Entry? {
        guard let whole = try await flow.mend(draft) else { return nil }
        let heading = ClientRendering.header(
            handle: client.handle,
            name: client.name,
            style: session.output.style
        )
        session.say(["", heading])
        flow.warn(whole)
        guard try session.terminal.confirm(EntrySentences.enter(kind)) == true else {
            try session.emitKept(whole)
            return nil
        }
        return try said(try await flow.sign(whole))
    }

    private func record(_ draft: DraftReply) async throws -> Entry? {
        try said(try await flow.signUnasked(draft))
    }

    private func said(_ signed: SignedReply) throws -> Entry? {
        try session.emitSigned(signed, name: client.name)
        return signed.entry
    }

    private func enter(json text: String) async throws -> Entry? {
        let entry: Entry
        do {
            entry = try await session.agent.createEntry(client.handle, kind, json: Array(text.utf8))
        } catch {
            // What is no document of the form cannot be a draft of it.
            var problem = error
            if problem.detail == nil { problem.hint = EntrySentences.mendJSON }
            throw problem
        }
        for flag in entry.content.flagSentences { session.output.warn(flag) }
        return try said(SignedReply(entry: entry))
    }

    private var flow: DraftFlow {
        DraftFlow(
            session: session,
            handle: client.handle,
            name: client.name,
            purpose: .entry(kind),
            noteClass: .progress
        )
    }

    /// The document with what the command line gave, where it says nothing of its own.
    private func filled(_ text: String) -> String {
        prefilled.reduce(text) { text, given in
            guard (DocumentText.value(of: given.key, in: text) ?? "").isEmpty else { return text }
            return DocumentText.setting(given.key, to: given.value, in: text)
        }
    }
}
