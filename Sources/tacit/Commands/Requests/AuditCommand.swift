import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit audit`.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "What was done with records, and what left.",
        discussion: """
            The vault's log holds every act that wrote, showed or disclosed something.

            Example: tacit audit disclosures otter-4
            """,
        subcommands: [AuditLog.self, AuditDisclosures.self, AuditReview.self]
    )
}

/// What `--only` takes.
enum EffectName: String, ExpressibleByArgument, CaseIterable {
    case wrote, read, disclosed, kept

    /// Left out of help, whose line says them already.
    static let allValueStrings: [String] = []
    static let defaultCompletionKind = CompletionKind.list(allCases.map(\.rawValue))

    /// The effect of the model.
    var effect: AuditLine.Effect {
        switch self {
        case .wrote: .wrote
        case .read: .read
        case .disclosed: .disclosed
        case .kept: .kept
        }
    }
}

/// `tacit audit log`.
struct AuditLog: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "List the entries of the vault's log.",
        usage: "tacit audit log [<client>] [<options>]",
        discussion: """
            When, what, which client and REF; no text of a chart. With a client, what was written \
            into the chart and every time that it was shown. --json gives a line for each.

            Example: tacit audit log otter-4 --since 2031-01-01
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name; everything when left out.", completion: .handles) var client: String?
    @Option(help: "The first day, such as 2031-01-01.") var since: String?
    @Option(help: "The number of the last entry that you saw.") var after: UInt64?
    @Option(help: "So many entries at most.") var limit: Int?
    @Option(help: "Only what wrote, read, disclosed or kept.") var only: EffectName?

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError(AuditSentences.limitRange) }
    }

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            var query = AuditQuery()
            if let client { query.client = try await session.pickClient(client).handle }
            if let since { query.since = try await session.day(since) }
            query.after = after
            var lines: [AuditLine] = []
            var isMore = true
            while isMore, lines.count < limit ?? Int.max {
                let page = try await agent.auditLog(query)
                lines += page.lines.filter { only == nil || $0.effect == only?.effect }
                query.after = page.next
                isMore = page.next != nil
            }
            lines = Array(lines.prefix(limit ?? lines.count))
            if global.json {
                for line in lines { try session.emit("audit", line, plain: []) { _ in [] } }
                return
            }
            try session.emit("audit", ListReply(items: lines), plain: AuditRendering.plain(lines)) {
                AuditRendering.lines(lines, style: $0)
            }
        }
    }
}

/// `tacit audit disclosures`.
struct AuditDisclosures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disclosures",
        abstract: "The accounting of a client's disclosures.",
        discussion: """
            What 42 CFR 2.25 lists of three years and 45 CFR 164.528 of six, and what they leave \
            out, each with its ground. --all shows every disclosure there was. With --names and \
            -o FILE.html, a page to hand over.

            Example: tacit audit disclosures otter-4 --names -o accounting.html
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?
    @Flag(help: "Every disclosure, listed or not, in one table.") var all = false

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let client = try await session.pickClient(client)
            guard !session.output.wantsPage else {
                try session.needNames(AuditSentences.namesOnPage)
                return session.output.page(try await agent.accountingPage(client.handle))
            }
            let accounting = try await agent.accounting(client.handle)
            try session.emit("disclosures", accounting, plain: AccountingRendering.plain(accounting)) {
                style in
                let name = session.showsNames ? client.name : nil
                return [ClientRendering.header(handle: client.handle, name: name, style: style)]
                    + (all
                        ? AccountingRendering.every(accounting, style: style)
                        : AccountingRendering.page(accounting, style: style))
            }
        }
    }
}

/// `tacit audit review`.
struct AuditReview: LinkedEntryCommand {
    static let kind = EntryKind.disclosureReview
    static let link = (kind: EntryKind.disclosure, field: "disclosure")
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Enter that a disclosure was looked at again.",
        discussion: """
            One in an emergency is due on the day after, until it was.

            Example: tacit audit review e7f3q review.md
            """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var entry: LinkedEntryOptions
}
