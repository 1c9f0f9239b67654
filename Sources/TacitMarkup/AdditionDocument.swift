public import TacitClinical

/// The document form of an addendum or amendment (Docs/Formats/documents.md).
public enum AdditionDocument {
    static let keys = ["reason", "at"]

    /// Reads an addition to a signed note; the kind was asked before it was written.
    public static func parse(
        _ text: String,
        kind: AmendmentContent.Kind,
        context: DocumentContext
    ) throws(DocumentErrors) -> AmendmentContent {
        var reading = try DocumentReading(text, keys: keys, context: context)
        let reason = reading.line("reason")
        if kind == .amendment, reading.isMissing("reason") {
            reading.problems.add(.amendmentReason, at: reading.place(of: "reason"))
        }
        let occurredAt = reading.moment("at")
        if let occurredAt,
            occurredAt.unixMilliseconds - context.now.unixMilliseconds
                > NoteDocument.futureAllowance
        {
            reading.problems.add(.future, at: reading.place(of: "at"))
        }
        let body = BodyText.text(reading.body, of: reading.source, .whole)
        if body.isEmpty { reading.problems.add(.additionEmpty, at: reading.end) }
        try reading.problems.check()
        return AmendmentContent(kind: kind, reason: reason, occurredAt: occurredAt, text: body)
    }

    /// An addition as its document; `parse` reads it back without loss.
    public static func render(
        _ addition: AmendmentContent,
        context: DocumentContext,
        head: DocumentHead = .none
    ) -> String {
        var fields = FieldWriter()
        fields.field("reason", addition.reason)
        fields.moment("at", addition.occurredAt, context)
        return DocumentText.text(
            head: head,
            fields: fields.lines,
            body: BodyText.lines(addition.text, .whole)
        )
    }

    /// An empty addition for the editor.
    public static func template(kind: AmendmentContent.Kind, head: DocumentHead = .none) -> String {
        var fields = FieldWriter()
        for key in keys { fields.field(key, nil, evenEmpty: true) }
        return DocumentText.text(
            head: head,
            fields: fields.lines,
            help: kind == .amendment ? Sentence.amendmentHelp : Sentence.addendumHelp,
            body: [""]
        )
    }
}
