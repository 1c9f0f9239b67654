import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit template`.
struct TemplateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Your own templates for notes.",
        discussion: """
            A template is a note document with what you always write; tacit note --with NAME \
            begins with it. They are kept in the vault.

            Example: tacit template list
            """,
        subcommands: [
            TemplateList.self, TemplateShow.self, TemplateAdd.self, TemplateEdit.self,
            TemplateRemove.self,
        ]
    )
}

/// `tacit template list`.
struct TemplateList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the templates.",
        discussion: """
            With the class that each is for.

            Example: tacit template list
            """
    )

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await Session.run(global) { session in
            let templates = try await session.unlockedAgent().practice().practice.templates ?? []
            let rows = templates.map { [$0.name, ClinicalWords.noteClass($0.noteClass)] }
            try session.output.emit(
                "templates",
                ListReply(items: templates),
                plain: templates.map(\.name)
            ) { style in
                rows.isEmpty
                    ? [style.dim(TemplateSentences.none)]
                    : Columns.lines(rows, width: style.width) { $0 == 0 ? style.bold($1) : $1 }
            }
        }
    }
}

/// `tacit template show`.
struct TemplateShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a template.",
        discussion: """
            As it would stand in the editor.

            Example: tacit template show intake
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Its name.") var name: String

    func run() async throws {
        try await Session.run(global) { session in
            try session.emitDocument(try await session.template(name).text)
        }
    }
}

/// `tacit template add`.
struct TemplateAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Keep a template.",
        discussion: """
            The editor opens on an empty note; a file or - is taken as it is. A name is a word of \
            small letters, digits and hyphens.

            Example: tacit template add intake intake.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Its name.") var name: String
    @Argument(help: "- or a file; the editor when left out.") var document: String?
    @Option(
        name: .customLong("class"),
        help: "c chart, p psychotherapy, s sud counselling, v supervision, a admin."
    )
    var letter: ClassLetter = .c

    func run() async throws {
        try await Session.run(global) { session in
            guard HandleArgument.isHandleLike(name) else {
                throw UsageProblem.because(TemplateSentences.badName)
            }
            let agent = try await session.unlockedAgent()
            guard
                try await agent.practice().practice.templates?.contains(where: { $0.name == name })
                    != true
            else {
                var problem = Problem(.conflict)
                problem.title = TemplateSentences.exists
                problem.hint = TemplateSentences.seeList
                throw problem
            }
            let text: String
            if let document {
                text = try Input.document(document)
            } else {
                let form = try await agent.template("note", noteClass: letter.noteClass)
                text = try await FormFlow(session: session).write(
                    form,
                    unchanged: TemplateSentences.unchanged
                )
            }
            if session.isDryRun(TemplateSentences.wouldKeep) { return }
            let template = NoteTemplate(name: name, noteClass: letter.noteClass, text: text)
            try await session.changeTemplates { $0.append(template) }
            session.output.message(TemplateSentences.kept(name))
        }
    }
}

/// `tacit template edit`.
struct TemplateEdit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Change a template in the editor.",
        discussion: """
            A file or - takes its place.

            Example: tacit template edit intake intake.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Its name.") var name: String
    @Argument(help: "- or a file; the editor when left out.") var document: String?

    func run() async throws {
        try await Session.run(global) { session in
            let template = try await session.template(name)
            let text =
                if let document { try Input.document(document) } else {
                    try await FormFlow(session: session).write(
                        template.text,
                        unchanged: TemplateSentences.unchanged
                    )
                }
            if session.isDryRun(TemplateSentences.wouldKeep) { return }
            try await session.changeTemplates { templates in
                for index in templates.indices where templates[index].name == name {
                    templates[index].text = text
                }
            }
            session.output.message(TemplateSentences.kept(name))
        }
    }
}

/// `tacit template remove`.
struct TemplateRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Remove a template.",
        discussion: """
            Notes that were written with it stay as they are.

            Example: tacit template remove intake
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Its name.") var name: String

    func run() async throws {
        try await Session.run(global) { session in
            _ = try await session.template(name)
            if session.isDryRun(TemplateSentences.wouldRemove) { return }
            try await session.changeTemplates { $0.removeAll { $0.name == name } }
            session.output.message(TemplateSentences.removed(name))
        }
    }
}

extension Session {
    /// A template by its name.
    func template(_ name: String) async throws -> NoteTemplate {
        let templates = try await unlockedAgent().practice().practice.templates ?? []
        guard let found = templates.first(where: { $0.name == name }) else {
            var problem = Problem(.notFound)
            problem.title = TemplateSentences.absent
            problem.hint = TemplateSentences.seeList
            throw problem
        }
        return found
    }

    /// Changes the templates, on the version that was just read.
    fileprivate func changeTemplates(_ change: (inout [NoteTemplate]) -> Void) async throws {
        var reply = try await agent.practice()
        var templates = reply.practice.templates ?? []
        change(&templates)
        reply.practice.templates = templates
        _ = try await agent.putPractice(.value(reply.practice), basedOn: reply.version)
    }
}
