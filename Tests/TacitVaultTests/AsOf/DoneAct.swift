import TacitClinical

/// One act of a year as the test remembers it, kept aside when it was done.
struct DoneAct: Sendable {
    /// What was done.
    enum What: Sendable {
        case note(NoteContent, late: Bool)
        case addition(AmendmentContent, to: RecordID, late: Bool)
        case plan(PlanContent, version: Int, hash: String)
        case entry(EntryContent)
        case mark(ErrorMark, on: RecordID)
        case takenBack(RecordID)
        /// The fields of a client, who is new when there were none before.
        case fields(Client)
        /// That the work ended, or goes on again.
        case closure(Closure?)
        case notice(NoticeGiven)
    }

    let client: ClientID
    let id: RecordID
    let at: Moment
    let what: What
    /// The stored JSON as it was then.
    let bytes: [UInt8]
    /// Whether it is the act that made the client.
    var isFirst = false

    /// Whether something was recorded that can be marked as an error.
    var isRecord: Bool {
        switch what {
        case .note, .addition, .plan, .entry: true
        case .mark, .takenBack, .fields, .closure, .notice: false
        }
    }
}
