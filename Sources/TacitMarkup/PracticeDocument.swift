public import TacitClinical

/// The document form of the practice: fields and no text (Docs/Formats/documents.md).
public enum PracticeDocument {
    static let keys = [
        "practitioner", "licences", "organisation", "state", "part2_program", "hipaa_covered",
        "late_after_hours",
        "review_every_days", "note_format", "idle_minutes", "retention_years",
        "retention_after_majority", "retention_citation",
    ]
    /// A late limit of up to a month; what is later than that is late by any rule.
    static let lateHours = 1...744
    /// Plan reviews at least every two years.
    static let reviewDays = 1...730
    /// The agent locks after 1 to 60 minutes (cli.md).
    static let idleMinutes = 1...60
    /// Years that charts are kept: no rule says more.
    static let retention = 0...100

    /// Reads a practice.
    public static func parse(_ text: String, context: DocumentContext) throws(DocumentErrors)
        -> Practice
    {
        var reading = try DocumentReading(text, keys: keys, context: context)
        reading.requireFieldsOnly()
        var practice = Practice()
        practice.practitioner = reading.line("practitioner")
        practice.licences = reading.lines("licences")
        practice.organisation = reading.line("organisation")
        practice.state = reading.line("state")
        practice.part2Program = reading.yesNo("part2_program")
        practice.hipaaCovered = reading.yesNo("hipaa_covered")
        practice.lateAfterHours = reading.number("late_after_hours", in: lateHours)
        practice.reviewEveryDays = reading.number("review_every_days", in: reviewDays)
        practice.noteFormat = reading.choice("note_format", NoteFormat.self)
        practice.idleMinutes = reading.number("idle_minutes", in: idleMinutes)
        practice.retentionYears = reading.number("retention_years", in: retention)
        practice.retentionAfterMajority = reading.number("retention_after_majority", in: retention)
        practice.retentionCitation = reading.line("retention_citation")
        try reading.problems.check()
        return practice
    }

    /// A practice as its document, every field shown; `parse` reads it back without loss.
    public static func render(_ practice: Practice, head: DocumentHead = .none) -> String {
        DocumentText.text(head: head, fields: fields(practice), help: [], body: [])
    }

    /// An empty practice for the editor.
    public static func template(head: DocumentHead = .none) -> String {
        DocumentText.text(
            head: head,
            fields: fields(Practice()),
            help: Sentence.practiceHelp,
            body: []
        )
    }

    private static func fields(_ practice: Practice) -> [String] {
        var fields = FieldWriter()
        func yesNo(_ value: Bool?) -> String? { value.map { $0 ? "yes" : "no" } }
        fields.field("practitioner", practice.practitioner, evenEmpty: true)
        fields.list("licences", practice.licences, evenEmpty: true)
        fields.field("organisation", practice.organisation, evenEmpty: true)
        fields.field("state", practice.state, evenEmpty: true)
        fields.field("part2_program", yesNo(practice.part2Program), evenEmpty: true)
        fields.field("hipaa_covered", yesNo(practice.hipaaCovered), evenEmpty: true)
        fields.field("late_after_hours", practice.lateAfterHours?.description, evenEmpty: true)
        fields.field("review_every_days", practice.reviewEveryDays?.description, evenEmpty: true)
        fields.field("note_format", practice.noteFormat?.rawValue, evenEmpty: true)
        fields.field("idle_minutes", practice.idleMinutes?.description, evenEmpty: true)
        fields.field("retention_years", practice.retentionYears?.description, evenEmpty: true)
        fields.field(
            "retention_after_majority", practice.retentionAfterMajority?.description, evenEmpty: true)
        fields.field("retention_citation", practice.retentionCitation, evenEmpty: true)
        return fields.lines
    }
}
