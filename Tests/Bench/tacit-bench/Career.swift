import TacitClinical
import TacitVault

/// A practice of decades, entered through the acts that the agent calls, in their order.
///
/// Caseloads of 25 clients, one after the other; each client has 50 sessions, in turn with the
/// others. Of a session come: seven read entries (the list of drafts, the client, the plan, the
/// note), a draft that is signed, and each third time a draft that replaces another. Every twelfth
/// has a new version of the plan, every thirtieth an addendum. That is ten entries a session, seven
/// of ten of them reads.
enum Career {
    private static let caseload = 25
    private static let sessions = 50
    /// Acts between two commits: what a batch of an import would be.
    private static let batch = 64

    static func write(_ places: VaultPlaces, entries: Int) async throws {
        var career = Work(vault: try await Bench.create(places))
        await career.vault.shareCommits()
        while career.entries < entries {
            var clients: [ClientID] = []
            for number in 0..<caseload {
                let client = Client(name: "Fictional Person \(career.entries)-\(number)")
                clients.append(try await career.vault.createClient(client, career.act()).id)
            }
            for session in 0..<sessions where career.entries < entries {
                for client in clients { try await career.session(session, of: client) }
            }
            // Who does not come any more is closed, as by an idle agent.
            try await career.settle()
            await career.vault.dropClientKeys()
        }
        try await career.settle()
        await career.vault.close()
        try await shortDay(places)
        Bench.say("entries \(career.entries)")
    }

    /// Notes of 2 KiB for 25 clients, each drafted and signed, then lock.
    static func signNotes(_ places: VaultPlaces, count: Int) async throws {
        var work = Work(vault: try await Bench.create(places))
        await work.vault.shareCommits()
        var clients: [ClientID] = []
        for number in 0..<caseload {
            let client = Client(name: "Fictional Person \(number)")
            clients.append(try await work.vault.createClient(client, work.act()).id)
        }
        for number in 0..<count { _ = try await work.note(clients[number % caseload]) }
        try await work.settle()
        await work.vault.close()
    }

    /// An unlock and a lock, so that the last session in the log is a short one.
    private static func shortDay(_ places: VaultPlaces) async throws {
        let (vault, _) = try await ClosedVault(places).unlock(
            slot: 1,
            key: Bench.slotKey(),
            accepting: .nothing,
            now: Timeline(at: Timeline.end - 86_400_000).now
        )
        await vault.close()
    }
}

/// A vault at work, and its calendar.
struct Work {
    let vault: Vault
    private(set) var entries = 0
    private var time = Timeline(at: 0)
    private var plans: [ClientID: Int] = [:]

    init(vault: Vault) { self.vault = vault }

    /// The circumstances of the next act.
    mutating func act() throws -> Act {
        entries += 1
        time.advance()
        if entries.isMultiple(of: 64) { time.isBatchFull = true }
        return Act(now: try time.now)
    }

    mutating func session(_ number: Int, of client: ClientID) async throws {
        for _ in 0..<4 { _ = try await vault.client(client, act()) }
        _ = try await vault.drafts(client, act())
        if number.isMultiple(of: 12) { try await plan(client) }
        let id = try await note(client, replacesADraft: number.isMultiple(of: 3))
        if number % 30 == 29 {
            let content = AmendmentContent(
                kind: .addendum,
                reason: nil,
                occurredAt: nil,
                text: "And the week after."
            )
            _ = try await vault.add(client, to: id, content, draft: nil, act())
        }
        _ = try await vault.note(client, id, act())
        _ = try await vault.plan(client, version: nil, act())
        if time.isBatchFull { try await settle() }
    }

    /// A note that is drafted and signed.
    mutating func note(
        _ client: ClientID,
        replacesADraft: Bool = false
    ) async throws -> RecordID {
        var draft = try await save(Text.note, .note, of: client, replacing: nil)
        if replacesADraft { draft = try await save(Text.note, .note, of: client, replacing: draft) }
        var content = NoteContent(noteClass: .progress, format: .dap, occurredAt: try time.now)
        content.sections = [Section(heading: "Data", text: Text.note)]
        let note = try await vault.sign(client, draft: draft, content: content, act())
        if time.isBatchFull { try await settle() }
        return note.id
    }

    private mutating func plan(_ client: ClientID) async throws {
        let draft = try await save("a plan", .plan, of: client, replacing: nil)
        guard let day = CalendarDay(year: 2031, month: 1, day: 13) else { return }
        var content = PlanContent(effectiveFrom: day)
        content.steps = [PlanStep(id: "s1", text: "three mornings without a drink")]
        let version = plans[client] ?? 0
        _ = try await vault.recordPlan(client, content, basedOn: version, draft: draft, act())
        plans[client] = version + 1
    }

    private mutating func save(
        _ text: String,
        _ purpose: DraftPurpose,
        of client: ClientID,
        replacing old: RecordID?
    ) async throws -> RecordID {
        // What is replaced has an entry of its own.
        if old != nil { entries += 1 }
        return try await vault.saveDraft(
            client,
            purpose: purpose,
            noteClass: .progress,
            text: text,
            replacing: old,
            act()
        ).id
    }

    /// Commits, and does what the agent does after two idle seconds.
    mutating func settle() async throws {
        try await vault.settled(since: 0)
        time.isBatchFull = false
        guard entries >= tidied + 2_048 else { return }
        tidied = entries
        await vault.tidy(Act(now: try time.now))
    }

    private var tidied = 0
}

/// The clock of a career: an act every 20 minutes from 2031 on.
struct Timeline {
    /// 2031-01-06 09:00 in New Jersey.
    private static let start: Int64 = 1_925_474_400_000
    /// After everything that a career enters.
    static let end: Int64 = 1_100_000 * 1_200_000

    private var elapsed: Int64
    var isBatchFull = false

    init(at elapsed: Int64) { self.elapsed = elapsed }

    mutating func advance() { elapsed += 1_200_000 }

    var now: Moment {
        get throws {
            let moment = Moment(unixMilliseconds: Self.start + elapsed, offsetMinutes: -300)
            guard let moment else { throw BeyondTheCalendar() }
            return moment
        }
    }

    private struct BeyondTheCalendar: Error {}
}

/// What is written.
enum Text {
    /// 2,048 bytes of prose about nobody.
    static let note: String = {
        let sentence = "She kept the diary for five evenings and slept through three of them. "
        return String(String(repeating: sentence, count: 32).prefix(2_048))
    }()
}
