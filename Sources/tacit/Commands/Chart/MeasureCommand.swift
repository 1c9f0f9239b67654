import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit measure`.
struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Readings over time.",
        discussion: """
            A reading is entered once and never changed; its series is drawn with baseline and \
            target.

            Example: tacit measure list otter-4
            """,
        subcommands: [MeasureAdd.self, MeasureList.self, MeasureDefine.self]
    )
}

/// `tacit measure add`.
struct MeasureAdd: EntryCommand {
    static let kind = EntryKind.reading
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Enter a reading.",
        discussion: """
            The value of an objective's measure, or of a scale of your own, with its time and where \
            it comes from.

            Example: tacit measure add otter-4 O1.1 reading.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: EntryOptions

    static func prefilled(_ item: String?) -> [(key: String, value: String)] {
        item.map { [("measure", $0)] } ?? []
    }
}

/// `tacit measure define`.
struct MeasureDefine: EntryCommand {
    static let kind = EntryKind.measure
    static let configuration = CommandConfiguration(
        commandName: "define",
        abstract: "Define a scale of your own.",
        discussion: """
            A name, a unit, the lowest and highest value, and which way is better.

            Example: tacit measure define otter-4 scale.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: EntryOptions
}

/// `tacit measure list`.
struct MeasureList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Draw what was measured.",
        discussion: """
            Each series on a line: first and last value, the change in points and per cent, and a \
            band that was crossed. With an id, every value of it.

            Example: tacit measure list otter-4 O1.1
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?
    @Argument(help: "The id of an objective, or the name of an instrument.") var id: String?

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let client = try await session.pickClient(client)
            let brief = try await agent.brief(client.handle)
            let all = Measures.series(plan: brief.standing, entries: brief.entries)
            let series =
                id.map { id in
                    all.filter {
                        [$0.id, $0.instrument ?? ""].map { $0.lowercased() }.contains(
                            id.lowercased()
                        )
                    }
                } ?? all
            if id != nil, series.isEmpty {
                var problem = Problem(.notFound, detail: MeasureSentences.notMeasured)
                problem.hint = MeasureSentences.listWith(client.handle)
                throw problem
            }
            try session.emit(
                "measures",
                ListReply(items: series),
                plain: MeasureRendering.plain(series)
            ) { style in
                let name = session.showsNames ? client.name : nil
                return [ClientRendering.header(handle: client.handle, name: name, style: style)]
                    + (id == nil
                        ? MeasureRendering.lines(series, style: style)
                        : series.flatMap { MeasureRendering.chart($0, style: style) })
            }
        }
    }
}
