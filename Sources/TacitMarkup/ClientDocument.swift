public import TacitClinical

/// The document form of a client: fields and no text (Docs/Formats/documents.md).
public enum ClientDocument {
    static let keys = [
        "name", "called", "born", "pronouns", "contact", "emergency_contact", "consent_authority",
        "guardian",
        "authority_citation", "part2", "accommodation_needs", "chart_number", "next",
    ]

    /// Reads a client.
    public static func parse(_ text: String, context: DocumentContext) throws(DocumentErrors)
        -> Client
    {
        var reading = try DocumentReading(text, keys: keys, context: context)
        reading.requireFieldsOnly()
        var client = Client(name: reading.line("name") ?? "")
        if reading.hasFields, reading.isMissing("name") {
            reading.problems.add(.nameMissing, at: reading.place(of: "name"))
        }
        client.called = reading.line("called")
        client.born = reading.day("born")
        if let born = client.born, born > context.now.day {
            reading.problems.add(.bornInFuture, at: reading.place(of: "born"))
        }
        client.pronouns = reading.line("pronouns")
        client.contact = reading.text("contact")
        client.emergencyContact = reading.text("emergency_contact")
        client.consentAuthority = reading.choice("consent_authority", ConsentAuthority.self)
        client.guardian = reading.line("guardian")
        client.authorityCitation = reading.line("authority_citation")
        client.part2 = reading.yesNo("part2")
        client.accommodationNeeds = reading.text("accommodation_needs")
        client.chartNumber = reading.line("chart_number")
        client.next = reading.moment("next")
        try reading.problems.check()
        return client
    }

    /// A client as its document, every field shown; `parse` reads it back without loss.
    public static func render(
        _ client: Client,
        context: DocumentContext,
        head: DocumentHead = .none
    ) -> String {
        DocumentText.text(head: head, fields: fields(client, context), help: [], body: [])
    }

    /// An empty client for the editor.
    public static func template(head: DocumentHead = .none) -> String {
        var fields = FieldWriter()
        for key in keys { fields.field(key, nil, evenEmpty: true) }
        return DocumentText.text(
            head: head,
            fields: fields.lines,
            help: Sentence.clientHelp,
            body: []
        )
    }

    private static func fields(_ client: Client, _ context: DocumentContext) -> [String] {
        var fields = FieldWriter()
        fields.field("name", client.name, evenEmpty: true)
        fields.field("called", client.called, evenEmpty: true)
        fields.field("born", client.born?.description, evenEmpty: true)
        fields.field("pronouns", client.pronouns, evenEmpty: true)
        fields.field("contact", client.contact, evenEmpty: true)
        fields.field("emergency_contact", client.emergencyContact, evenEmpty: true)
        fields.field("consent_authority", client.consentAuthority?.rawValue, evenEmpty: true)
        fields.field("guardian", client.guardian, evenEmpty: true)
        fields.field("authority_citation", client.authorityCitation, evenEmpty: true)
        fields.field("part2", client.part2.map { $0 ? "yes" : "no" }, evenEmpty: true)
        fields.field("accommodation_needs", client.accommodationNeeds, evenEmpty: true)
        fields.field("chart_number", client.chartNumber, evenEmpty: true)
        fields.moment("next", client.next, context, evenEmpty: true)
        return fields.lines
    }
}
