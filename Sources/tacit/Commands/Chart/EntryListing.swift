import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

extension Session {
    /// Whether an id given on the command line is one of the plan, or of a problem.
    func check(item: String, of client: ClientSummary) async throws {
        let brief = try await agent.brief(client.handle)
        let problems = PlanStanding.problems(plan: brief.standing, entries: brief.entries).map(\.id)
        guard (brief.standing?.ids ?? []).contains(item) || problems.contains(item) else {
            var problem = Problem(.notFound, detail: EntrySentences.noItem)
            problem.hint = EntrySentences.itemsWith(client.handle)
            throw problem
        }
    }

    /// Prints the entries of some kinds that stand, the newest first.
    func emitEntries(_ person: String?, of kinds: [EntryKind]) async throws {
        let agent = try await unlockedAgent()
        let client = try await pickClient(person)
        let entries = try await agent.entries(client.handle).filter {
            kinds.contains($0.content.kind)
        }
        try emitEntries(entries, of: client)
    }

    /// Prints entries, the newest first.
    func emitEntries(_ entries: [Entry], of client: ClientSummary) throws {
        try emit("entries", ListReply(items: entries), plain: EntryRendering.plainList(entries)) {
            style in
            let heading = ClientRendering.header(
                handle: client.handle,
                name: showsNames ? client.name : nil,
                style: style
            )
            return [heading] + EntryRendering.list(entries, style: style)
        }
    }

    /// Prints one entry.
    func emitEntry(_ entry: Entry, name: String?) throws {
        try emit("entry", entry, plain: EntryRendering.plain(entry, names: showsNames)) { style in
            EntryRendering.page(entry, name: name, style: style)
        }
    }
}
