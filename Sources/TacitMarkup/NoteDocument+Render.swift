public import TacitClinical

extension NoteDocument {
    /// A note as its document; `parse` reads it back without loss.
    public static func render(
        _ note: NoteContent,
        context: DocumentContext,
        head: DocumentHead = .none
    ) -> String {
        var fields = FieldWriter()
        fields.field("class", note.noteClass.rawValue)
        fields.field("format", note.format.rawValue)
        fields.moment("at", note.occurredAt, context)
        fields.field("duration", note.durationMinutes.map { "\($0) min" })
        fields.field("attendance", note.attendance?.rawValue)
        fields.field("modality", note.modality)
        fields.field("place", note.place)
        fields.list("participants", note.participants)
        fields.map(
            "objectives",
            note.objectives.sorted { $0.key < $1.key }.map { ($0.key, $0.value.rawValue) }
        )
        fields.list("interventions", note.interventions ?? [])
        fields.list("codes", note.codes ?? [])
        fields.field("risk", note.risk)
        fields.moment("next", note.next, context)
        return DocumentText.text(
            head: head,
            fields: fields.lines,
            body: DocumentText.lines(of: note.sections)
        )
    }

    /// An empty note for the editor: every field that the class may have, the headings of the
    /// format, and help.
    public static func template(
        noteClass: NoteClass,
        format: NoteFormat,
        at: Moment,
        context: DocumentContext,
        head: DocumentHead = .none
    ) -> String {
        var fields = FieldWriter()
        fields.field("class", noteClass.rawValue)
        fields.field("format", format.rawValue)
        // Nobody begins a session on a millisecond; to the minute it is `2031-01-13 14:00`.
        let minute = at.adding(milliseconds: -(at.unixMilliseconds % 60_000)) ?? at
        fields.moment("at", minute, context)
        let left = ["class", "format", "at"] + (noteClass.keepsNoFacts ? SessionFacts.fields : [])
        for key in keys where !left.contains(key) {
            fields.field(key, nil, evenEmpty: true)
        }
        return DocumentText.text(
            head: head,
            fields: fields.lines,
            help: noteClass.keepsNoFacts ? Sentence.separateNoteHelp : Sentence.noteHelp,
            body: format == .free
                ? [""] : DocumentText.lines(ofHeadings: noteClass.headings(of: format))
        )
    }
}

extension FieldWriter {
    /// A moment as a person writes it, where that loses nothing.
    mutating func moment(
        _ key: String,
        _ moment: Moment?,
        _ context: DocumentContext,
        evenEmpty: Bool = false
    ) {
        guard let moment else { return field(key, nil, evenEmpty: evenEmpty) }
        // Written as it is: YAML reads a time as text when it is given no rules.
        raw(key, MomentText.text(of: moment, in: context))
    }
}
