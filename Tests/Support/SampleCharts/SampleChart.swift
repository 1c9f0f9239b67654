public import TacitClinical

/// Charts for tests of what leaves.
///
/// Every person is FICTIONAL.
public struct SampleChart: Sendable {
    /// The chart on the day.
    public var view: ChartView
    /// Who discloses.
    public var practice: Practice
    /// Who receives.
    public var recipient = SharedChart.Party(
        name: "Dr Theo Marsh",
        role: "GP",
        organisation: "Marsh Family Practice"
    )
    /// The one protected note of each class, which no chart view holds.
    public var psychotherapy: Note
    /// The same of counselling on substance use.
    public var counselling: Note

    private var entered = 0

    init(_ client: Client, handle: String, day: String) {
        var practice = Practice()
        practice.practitioner = "Imogen Vale"
        practice.licences = ["LCADC", "LPC"]
        practice.organisation = "Harrowgate Lane Counselling"
        practice.part2Program = true
        practice.hipaaCovered = true
        self.practice = practice
        let record = ClientRecord(
            id: Self.clientID,
            handle: handle,
            version: 1,
            client: client,
            closure: nil,
            notices: []
        )
        view = ChartView(day: Self.day(day), client: record, plans: [], notes: [], entries: [])
        psychotherapy = Self.note(
            250,
            .psychotherapy,
            handle,
            "2031-02-11",
            "Own thoughts. WREN-9032"
        )
        counselling = Self.note(251, .sudCounselling, handle, "2031-04-02", "Shame. HERON-4471")
    }

    /// Enters a content on a day; ids are the same in every run.
    @discardableResult
    public mutating func enter(_ content: some ChartContent, _ day: String) -> RecordID {
        entered += 1
        let id = Self.id(UInt8(entered))
        view.entries.append(
            Entry(
                id: id,
                ref: Reference(.entry, id).description,
                handle: view.client.handle,
                content: EntryContent(content),
                recordedAt: Self.noon(day, minute: entered % 60),
                author: "Imogen Vale"
            )
        )
        return id
    }

    /// Marks what was entered last as an error.
    public mutating func markError() {
        guard !view.entries.isEmpty else { return }
        view.entries[view.entries.count - 1].error = ErrorMark(
            reason: .wrongClient,
            explanation: nil
        )
    }

    /// Records a version of the plan.
    public mutating func record(_ plan: PlanContent, _ day: String) {
        let number = view.plans.count + 1
        let id = Self.id(UInt8(200 + number))
        view.plans.append(
            PlanVersion(
                id: id,
                ref: Reference(.plan, id).description,
                handle: view.client.handle,
                version: number,
                current: true,
                content: plan,
                recordedAt: Self.noon(day),
                author: "Imogen Vale",
                contentHash: String(repeating: "0\(number)", count: 32)
            )
        )
    }

    /// Adds a signed note of the chart.
    public mutating func sign(_ note: Note) { view.notes.append(note) }

    /// What leaves.
    public func shared(
        _ parts: [SharedPart],
        purpose: ConsentPurpose = .treatment,
        note: Note? = nil
    ) throws(EntryFault) -> SharedChart {
        try SharedChart(
            of: view,
            from: practice,
            to: recipient,
            parts: parts,
            purpose: "treatment by the recipient",
            kind: purpose,
            madeAt: Self.noon(view.day.description),
            fictional: true,
            note: note
        )
    }

    /// Every part of the chart that names no record, and every file.
    public var everything: [SharedPart] {
        [
            "plan", "measures", "accommodations", "assessments", "diagnoses", "progress-notes",
            "reviews", "attendance",
            "safety-plan",
        ].compactMap(SharedPart.init)
            + view.standing.filter { $0.content.kind == .attachment }.map {
                .attachment(Reference(.entry, $0.id, digits: Reference.longest))
            }
    }
}

extension SampleChart {
    /// A day that exists.
    public static func day(_ text: String) -> CalendarDay {
        guard let day = CalendarDay(text) else { preconditionFailure("the day exists") }
        return day
    }

    /// Noon of a day.
    public static func noon(_ text: String, minute: Int = 0) -> Moment {
        guard let moment = Moment(day: day(text), hour: 12, minute: minute, offsetMinutes: -300)
        else {
            preconditionFailure("the moment exists")
        }
        return moment
    }

    static func id(_ number: UInt8) -> RecordID {
        guard let id = RecordID(bytes: [number] + Array(repeating: 9, count: 15)) else {
            preconditionFailure("sixteen bytes are an id")
        }
        return id
    }

    private static var clientID: ClientID {
        guard let id = ClientID(bytes: Array(repeating: 5, count: 16)) else {
            preconditionFailure("sixteen bytes are an id")
        }
        return id
    }

    /// A signed note.
    public static func note(
        _ number: UInt8,
        _ noteClass: NoteClass,
        _ handle: String,
        _ day: String,
        _ text: String
    ) -> Note {
        var content = NoteContent(noteClass: noteClass, format: .free, occurredAt: noon(day))
        content.sections = [Section(heading: "Data", text: text)]
        return Note(
            id: id(number),
            ref: Reference(.note, id(number)).description,
            handle: handle,
            content: content,
            recordedAt: noon(day, minute: 30),
            author: "Imogen Vale",
            late: false
        )
    }

    /// A file.
    public static func file(_ name: String, _ mediaType: String) -> Attachment {
        Attachment(
            AttachmentRequest(
                name: name,
                mediaType: mediaType,
                parts: 1,
                sha256: String(repeating: "a", count: 64)
            ),
            size: 1_234,
            parts: 1,
            sha256: String(repeating: "a", count: 64)
        )
    }
}
