/// What leaves a chart in one disclosure: the parts that were asked for and nothing else, with what stays and why.
///
/// `plan.json`, the FHIR document and the page of a bundle are made from this value alone, so that none of them can
/// hold more than the preview showed. Protected notes are in it only when the disclosure is of exactly one of them.
public struct SharedChart: Codable, Hashable, Sendable {
    /// The name and version of its JSON (`Docs/Formats/plan.schema.json`).
    public static let format = "tacit/shared-chart/1"

    /// Whom it is about.
    public struct Subject: Codable, Hashable, Sendable {
        /// The full name.
        public var name: String
        /// What the client wants to be called.
        public var called: String?
        /// Date of birth.
        public var born: CalendarDay?
        /// Pronouns.
        public var pronouns: String?
    }

    /// A practice or a colleague as they are named on what leaves.
    public struct Party: Codable, Hashable, Sendable {
        /// The person.
        public var name: String
        /// Licences or role.
        public var role: String?
        /// The practice or the employer.
        public var organisation: String?

        /// Names a person.
        public init(name: String, role: String? = nil, organisation: String? = nil) {
            self.name = name
            self.role = role
            self.organisation = organisation
        }
    }

    /// The plan as it stands, with what was entered since its newest version.
    public struct Plan: Codable, Hashable, Sendable {
        /// The number of the newest version.
        public var version: Int
        /// SHA-256 of the newest version as recorded, 64 hexadecimal digits.
        public var contentHash: String
        /// When the newest version was recorded.
        public var recordedAt: Moment
        /// The plan.
        public var content: PlanContent
        /// Who signed the newest version, or did not agree to it.
        public var acceptances: [Acceptance]

        enum CodingKeys: String, CodingKey, CaseIterable {
            case version, content, acceptances
            case contentHash = "content_hash"
            case recordedAt = "recorded_at"
        }
    }

    /// One entry of the chart; its code name and what else is the practice's own stay.
    public struct Item: Hashable, Sendable {
        /// The record, so that other items can refer to it.
        public var id: RecordID
        /// What was entered.
        public var content: EntryContent
        /// When it was recorded.
        public var recordedAt: Moment
        /// Who recorded it.
        public var author: String?
    }

    /// One note with what was appended to it.
    public struct SharedNote: Codable, Hashable, Sendable {
        /// The record.
        public var id: RecordID
        /// What was signed.
        public var content: NoteContent
        /// When it was signed.
        public var recordedAt: Moment
        /// Who signed.
        public var author: String?
        /// Whether it was signed late.
        public var late: Bool
        /// Addenda and amendments, in the order of their writing.
        public var additions: [AmendmentContent]

        enum CodingKeys: String, CodingKey, CaseIterable {
            case id, content, author, late, additions
            case recordedAt = "recorded_at"
        }
    }

    /// On which day the client came, or did not.
    public struct Visit: Codable, Hashable, Sendable {
        /// The day.
        public var on: CalendarDay
        /// Whether the client came.
        public var attendance: Attendance
    }

    /// A file that goes along.
    public struct File: Codable, Hashable, Sendable {
        /// The attachment's entry.
        public var id: RecordID
        /// Where it lies in the bundle: `files/` and a number with the ending of its name, never the name itself.
        public var path: String
        /// What it is.
        public var mediaType: String
        /// Bytes.
        public var size: Int
        /// SHA-256 of the bytes, 64 hexadecimal digits.
        public var sha256: String

        enum CodingKeys: String, CodingKey, CaseIterable {
            case id, path, size, sha256
            case mediaType = "media_type"
        }
    }

    /// Something of the chart that stays.
    public struct LeftOut: Codable, Hashable, Sendable {
        /// What, in a few words without a text of the chart.
        public var what: String
        /// Why.
        public var ground: String
    }

    /// ``format``.
    public var format = Self.format
    /// Whether every person in it is invented.
    public var fictional: Bool
    /// When it was made.
    public var madeAt: Moment
    /// Whom it is about.
    public var subject: Subject
    /// Who discloses.
    public var sender: Party
    /// Who receives.
    public var recipient: Party
    /// What for, in words.
    public var purpose: String
    /// Whether 42 CFR Part 2 protects it.
    public var isPart2: Bool
    /// The parts, in the words of ``SharedPart``.
    public var parts: [String]
    /// The plan, when it was asked for and there is one.
    public var plan: Plan?
    /// Readings of measures, when they were asked for.
    public var measures: [MeasureSeries]
    /// Entries of the parts that were asked for, in the order of recording.
    public var entries: [Item]
    /// Notes, by the time they occurred; of another stream only when this is a disclosure of that one note.
    public var notes: [SharedNote]
    /// Attendance, when it was asked for.
    public var visits: [Visit]
    /// Files that go along.
    public var files: [File]
    /// What stays.
    public var leftOut: [LeftOut]

    enum CodingKeys: String, CodingKey, CaseIterable {
        case format, fictional, subject, sender, recipient, purpose, parts, plan, measures, entries, notes, visits,
            files
        case madeAt = "made_at"
        case isPart2 = "part2"
        case leftOut = "left_out"
    }
}

extension SharedChart.Item: Codable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, kind, title, content, author
        case recordedAt = "recorded_at"
    }

    /// Reads an item; its content by its kind.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.decode(EntryKind.self, forKey: .kind)
        content = try EntryContent(kind, from: try container.superDecoder(forKey: .content))
        id = try container.decode(RecordID.self, forKey: .id)
        recordedAt = try container.decode(Moment.self, forKey: .recordedAt)
        author = try container.decodeIfPresent(String.self, forKey: .author)
    }

    /// Writes an item with its kind and title.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(content.kind, forKey: .kind)
        try container.encode(content.value.title, forKey: .title)
        try content.value.encode(to: container.superEncoder(forKey: .content))
        try container.encode(recordedAt, forKey: .recordedAt)
        try container.encodeIfPresent(author, forKey: .author)
    }
}
