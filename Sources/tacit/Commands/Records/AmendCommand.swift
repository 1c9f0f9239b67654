import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit amend`.
struct AmendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend",
        abstract: "Add to a signed note.",
        usage: "tacit amend ref [-|file] [--addendum|--amendment] [--sign] [--template]",
        discussion: """
            The note is shown and never changed. What was left out is an addendum, what was wrong \
            an amendment; whether it is late is computed from the times. A note of the wrong \
            client is marked as entered in error.

            Example: tacit amend n7f3q addendum.md --addendum --sign
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The REF of a note.") var ref: String
    @Argument(help: "- or a file; the editor when left out.") var document: String?
    @Flag(help: "Something was left out.") var addendum = false
    @Flag(help: "Something was wrong.") var amendment = false
    @Flag(help: "Sign without asking.") var sign = false
    @Flag(help: "Print the empty document.") var template = false

    func validate() throws {
        if addendum && amendment { throw ValidationError(ArgumentSentences.oneOfTwo) }
    }

    func run() async throws {
        try await Session.run(global) { session in
            let reference = try await session.resolve(ref)
            guard let note = try await session.note(reference) else {
                throw Problem(.notSigned, detail: AmendSentences.onlyNotes)
            }
            let client = try await session.summary(note.handle)
            if document == nil, !template {
                let name = session.showsNames ? client.name : nil
                session.say(
                    NoteRendering.page(note, name: name, style: session.output.style) + [""]
                )
            }
            guard let kind = try kind(session) else {
                return try await ErrorMarking(session: session, record: reference)
                    .run(reason: .wrongClient, belongsTo: nil, confirm: nil)
            }
            try await add(kind, to: note, of: client, session)
        }
    }

    private func add(
        _ kind: AmendmentContent.Kind,
        to note: Note,
        of client: ClientSummary,
        _ session: Session
    ) async throws {
        let form = try await session.agent.template(kind.rawValue)
        if template { return try session.emitDocument(form) }
        if session.isDryRun(NoteSentences.wouldDraft(note.handle)) { return }
        let flow = DraftFlow(
            session: session,
            handle: note.handle,
            name: client.name,
            purpose: kind == .addendum ? .addendum(note.id) : .amendment(note.id),
            noteClass: note.content.noteClass
        )
        if let document {
            let draft = try await flow.keep(try Input.document(document))
            guard sign else { return try session.emitKept(draft) }
            return try session.emitSigned(try await flow.signUnasked(draft), name: client.name)
        }
        let headed = DocumentText.headed(
            form,
            handle: note.handle,
            name: client.name,
            about: "\(kind.rawValue) to \(note.ref)"
        )
        try await session.finish(try await flow.write(headed), flow, sign: sign)
    }

    /// What kind of addition; nil when the note is in the wrong chart.
    private func kind(_ session: Session) throws -> AmendmentContent.Kind? {
        if addendum { return .addendum }
        if amendment { return .amendment }
        guard session.terminal.isInteractive, document == nil else {
            throw UsageProblem.because(AmendSentences.kindMissing, hint: AmendSentences.chooseOne)
        }
        let answer = try session.terminal.choose(
            AmendSentences.whatHappened,
            [
                ("l", "something was left out"), ("w", "something was wrong"),
                ("c", "it is the wrong client's"),
            ]
        )
        switch answer {
        case "l": return .addendum
        case "w": return .amendment
        default: return nil
        }
    }
}
