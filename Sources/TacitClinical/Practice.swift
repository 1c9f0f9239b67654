/// A text of the practitioner's own that a new note may begin with.
public struct NoteTemplate: Codable, Hashable, Sendable {
    /// What it is called; unique in the practice.
    public var name: String
    /// The class of the notes that it is for.
    public var noteClass: NoteClass
    /// A note's document, or Markdown alone.
    public var text: String

    /// Makes a template.
    public init(name: String, noteClass: NoteClass, text: String) {
        self.name = name
        self.noteClass = noteClass
        self.text = text
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case name, text
        case noteClass = "class"
    }
}

/// The practitioner and her practice, as printed on what leaves; kept in the vault, because it
/// tells.
public struct Practice: Codable, Hashable, Sendable {
    /// Her name.
    public var practitioner: String?
    /// Licences as printed after the name.
    public var licences: [String]
    /// The practice's name.
    public var organisation: String?
    /// State, for retention and minors' rules.
    public var state: String?
    /// Whether it is a Part 2 program (42 CFR 2.11): never guessed.
    public var part2Program: Bool?
    /// Whether it is a HIPAA covered entity (45 CFR 160.103): never guessed.
    public var hipaaCovered: Bool?
    /// Hours after which a note counts as a late entry; 48 when missing (clinical.md 1.5).
    public var lateAfterHours: Int?
    /// Days between plan reviews; 90 when missing (clinical.md 1.3).
    public var reviewEveryDays: Int?
    /// The format that a new note has; DAP when missing.
    public var noteFormat: NoteFormat?
    /// Years that a chart is kept after the last service (regulation.md 2.2); never guessed.
    public var retentionYears: Int?
    /// Years that the chart of a minor is kept after majority, when that is later.
    public var retentionAfterMajority: Int?
    /// The law or rule that both rest on.
    public var retentionCitation: String?
    /// Minutes without activity after which the vault locks, 1 to 60; 10 when missing.
    public var idleMinutes: Int?
    /// Texts that new notes may begin with; kept beside the practice's document and no part of it.
    public var templates: [NoteTemplate]?

    /// Makes an empty practice.
    public init() { licences = [] }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case practitioner, licences, organisation, state, templates
        case part2Program = "part2_program"
        case hipaaCovered = "hipaa_covered"
        case lateAfterHours = "late_after_hours"
        case reviewEveryDays = "review_every_days"
        case noteFormat = "note_format"
        case idleMinutes = "idle_minutes"
        case retentionYears = "retention_years"
        case retentionAfterMajority = "retention_after_majority"
        case retentionCitation = "retention_citation"
    }
}

extension Practice {
    /// The late limit in force, in milliseconds.
    public var lateAfterMilliseconds: Int64 { Int64(lateAfterHours ?? 48) * 3_600_000 }
}
