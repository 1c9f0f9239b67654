import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit client close`.
struct ClientClose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Record the end of the work with a client.",
        discussion: """
            Day and reason are asked on a terminal or stand in a document of the fields on and \
            reason, because a reason would tell in a shell history. --template prints it. The \
            chart stays as it is.

            Example: tacit client close otter-4 close.md
            """
    )

    static let fields = [
        FieldDocument.Field(key: "on", question: ClientQuestions.closedOn, isRequired: false),
        FieldDocument.Field(key: "reason", question: ClientQuestions.closedWhy, isRequired: true),
    ]

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp("A code name, then - or a file.", valueName: "client document"),
        completion: .handles
    )
    var arguments: [String] = []
    @Flag(help: "Print the empty document.") var template = false

    func run() async throws {
        let given = PeopleAndDocument(arguments)
        try await Session.run(global) { session in
            if template { return try session.emitDocument(FieldDocument.template(Self.fields)) }
            let client = try await session.pickClient(try given.onePerson)
            let document = try session.fields(Self.fields, from: given.document)
            let today = try await session.agent.today().day
            let closure = Closure(
                on: try document.day("on") ?? today,
                reason: try Self.reason(document)
            )
            if session.isDryRun(ClientSentences.wouldChange(client.handle)) { return }
            let record = try await session.agent.closeClient(client.handle, closure)
            try session.emitMade(
                "client",
                record,
                id: record.handle,
                said: ClientSentences.closed(record.handle)
            )
        }
    }

    static func reason(_ document: FieldDocument) throws(Problem) -> Closure.Reason {
        guard let reason = document["reason"].flatMap(Closure.Reason.init(rawValue:)) else {
            throw Problem(
                .invalidDocument,
                places: [
                    .init(
                        pointer: "/reason",
                        message: FieldSentences.notAReason,
                        hint: ClientQuestions.closedWhy
                    )
                ]
            )
        }
        return reason
    }
}

/// `tacit client notice`.
struct ClientNotice: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notice",
        abstract: "Record that the notice of privacy was given.",
        discussion: """
            42 CFR 2.22 and 45 CFR 164.520. Version, method and day are asked on a terminal or \
            stand in a document; --template prints it.

            Example: tacit client notice otter-4 notice.md
            """
    )

    static let fields = [
        FieldDocument.Field(
            key: "version",
            question: ClientQuestions.noticeVersion,
            isRequired: true
        ),
        FieldDocument.Field(
            key: "method",
            question: ClientQuestions.noticeMethod,
            isRequired: true
        ),
        FieldDocument.Field(key: "on", question: ClientQuestions.noticeOn, isRequired: false),
    ]

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp("A code name, then - or a file.", valueName: "client document"),
        completion: .handles
    )
    var arguments: [String] = []
    @Flag(help: "Print the empty document.") var template = false

    func run() async throws {
        let given = PeopleAndDocument(arguments)
        try await Session.run(global) { session in
            if template { return try session.emitDocument(FieldDocument.template(Self.fields)) }
            let client = try await session.pickClient(try given.onePerson)
            let document = try session.fields(Self.fields, from: given.document)
            let today = try await session.agent.today().day
            let notice = NoticeGiven(
                version: document["version"] ?? "",
                method: document["method"] ?? "",
                on: try document.day("on") ?? today
            )
            if session.isDryRun(ClientSentences.wouldChange(client.handle)) { return }
            let record = try await session.agent.giveNotice(client.handle, notice)
            try session.emitMade(
                "client",
                record,
                id: record.handle,
                said: ClientSentences.noticed(record.handle)
            )
        }
    }
}

extension Session {
    /// The fields of a document, asked for one by one when no document is given.
    func fields(_ fields: [FieldDocument.Field], from path: String?) throws -> FieldDocument {
        if let path { return try FieldDocument(try Input.document(path), fields: fields) }
        var answers: [(key: String, value: String)] = []
        for field in fields {
            answers.append((field.key, try terminal.ask("\(field.question): ")?.trimmed ?? ""))
        }
        return try FieldDocument(FieldDocument.document(answers), fields: fields)
    }
}

extension FieldDocument {
    /// The day in a field: `2031-01-13` or `13 Jan 2031`; nil when the field is empty.
    func day(_ key: String) throws(Problem) -> CalendarDay? {
        guard let text = self[key] else { return nil }
        guard let day = CalendarDay(text) ?? DayText.parse(text) else {
            throw Problem(
                .invalidDocument,
                places: [.init(pointer: "/\(key)", message: FieldSentences.notADay)]
            )
        }
        return day
    }
}
