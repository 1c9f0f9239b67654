import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit draft`.
struct DraftCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: "Look after texts that are not signed yet.",
        discussion: """
            A draft is sealed text that nobody else sees and that leaves in no copy.

            Example: tacit draft list
            """,
        subcommands: [
            DraftList.self, DraftEdit.self, DraftShow.self, DraftMove.self, DraftDiscard.self,
        ]
    )
}

/// `tacit draft list`.
struct DraftList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the drafts that wait.",
        discussion: """
            All of them, or those of one client.

            Example: tacit draft list otter-4
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let drafts =
                if let client {
                    try await agent.drafts(try await session.pickClient(client).handle)
                } else {
                    try await agent.today().drafts
                }
            let names = session.showsNames
            try session.emit(
                "drafts",
                ListReply(items: drafts),
                plain: DraftRendering.plainList(drafts, names: names)
            ) { style in
                DraftRendering.list(drafts, names: names, style: style)
            }
        }
    }
}

/// `tacit draft show`.
struct DraftShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a draft as it was typed.",
        discussion: """
            What keeps it from being signed stands above the text, with line and column.

            Example: tacit draft show d7f3q
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The REF of a draft.") var ref: String

    func run() async throws {
        try await Session.run(global) { session in
            try session.emitDraft(try await session.draft(ref))
        }
    }
}

/// `tacit draft edit`.
struct DraftEdit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Write on at a draft.",
        discussion: """
            The editor opens on the text; a file or - replaces it. Class and client stay as they \
            are.

            Example: tacit draft edit d7f3q note.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The REF of a draft.") var ref: String
    @Argument(help: "- or a file; the editor when left out.") var document: String?

    func run() async throws {
        try await Session.run(global) { session in
            let draft = try await session.draft(ref)
            if session.isDryRun(NoteSentences.wouldDraft(draft.handle)) { return }
            let flow = DraftFlow(session: session, draft: draft)
            if let document {
                return try session.emitKept(
                    try await flow.keep(try Input.document(document), replacing: draft)
                )
            }
            let written = try await flow.write(try await flow.text(of: draft), replacing: draft)
            try await session.finish(written, flow)
        }
    }
}

/// `tacit draft move`.
struct DraftMove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move",
        abstract: "Move a draft to the client it belongs to.",
        discussion: """
            The text goes under the other client's keys; where it was only the fact that a draft \
            was moved stays.

            Example: tacit draft move d7f3q heron-7
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The REF of a draft.") var ref: String
    @Argument(help: "The code name of the client it belongs to.", completion: .handles)
    var client: String?

    func run() async throws {
        try await Session.run(global) { session in
            let draft = try await session.draft(ref)
            let target = try await session.pickClient(client)
            if session.isDryRun(DraftSentences.wouldMove(draft.ref)) { return }
            let moved = try await session.agent.moveDraft(draft.handle, draft.id, to: target.handle)
            try session.emitMade(
                "draft",
                moved,
                id: moved.ref,
                said: DraftSentences.moved(moved.ref, moved.handle)
            )
        }
    }
}

/// `tacit draft discard`.
struct DraftDiscard: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard",
        abstract: "Throw a draft away.",
        discussion: """
            The text is gone for good; the log keeps that there was a draft. The code name is \
            typed to confirm, or given by --confirm.

            Example: tacit draft discard d7f3q --confirm=otter-4
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The REF of a draft.") var ref: String
    @Option(help: "The code name of the client whose draft it is.", completion: .handles)
    var confirm: String?

    func run() async throws {
        try await Session.run(global) { session in
            let draft = try await session.draft(ref)
            if session.isDryRun(DraftSentences.wouldDiscard(draft.ref)) { return }
            try session.confirm(handle: draft.handle, given: confirm)
            try await session.agent.discardDraft(draft.handle, draft.id)
            var gone = draft
            gone.text = nil
            try session.emitMade(
                "draft",
                gone,
                id: draft.ref,
                said: DraftSentences.discarded(draft.ref)
            )
        }
    }
}
