public import TacitClinical

/// The fields of a provider that hold keys.
public enum ProviderKeyField: Hashable, Sendable {
    case recipient, signingKey
}

/// What is wrong with the text of a key; whoever knows keys says it, and the document says where.
public enum ProviderKeyFault: Hashable, Sendable {
    /// It is no key of the kind that the field takes.
    case malformed
    /// Nobody can have the secret of it, or everybody has: a point of low order.
    case worthless
}

/// The document form of a provider: fields and no text (Docs/Formats/documents.md).
public enum ProviderDocument {
    static let keys = [
        "name", "organisation", "role", "address", "covered_entity", "part2_program", "recipient",
        "signing_key",
    ]
    /// The most characters of a key: an `age1pq1...` has some 1,960.
    static let keyLimit = 4_096
    /// How a secret key begins or ends, in small letters: it has no business in any field.
    private static let secrets = ["age-secret-key-", "private key-----"]

    /// Reads a provider.
    ///
    /// `check` looks at the recipient and the signing key. A secret key in any field is refused at its place.
    public static func parse(
        _ text: String,
        context: DocumentContext,
        checking check: (ProviderKeyField, String) -> ProviderKeyFault?
    ) throws(DocumentErrors) -> Provider {
        try refuseSecrets(text)
        var reading = try DocumentReading(text, keys: keys, context: context)
        reading.requireFieldsOnly()
        var provider = Provider(name: reading.line("name") ?? "")
        if reading.hasFields, reading.isMissing("name") {
            reading.problems.add(.providerNameMissing, at: reading.place(of: "name"))
        }
        provider.organisation = reading.line("organisation")
        provider.role = reading.line("role")
        provider.address = reading.text("address")
        provider.coveredEntity = reading.yesNo("covered_entity")
        provider.part2Program = reading.yesNo("part2_program")
        provider.recipient = reading.key("recipient") { check(.recipient, $0) }
        provider.signingKey = reading.key("signing_key") { check(.signingKey, $0) }
        // In quotes a letter can be written as an escape.
        let lines = [provider.name, provider.organisation, provider.role, provider.address]
        if lines.contains(where: { $0.map { secretColumn($0) != nil } ?? false }) {
            reading.problems.add(.secretKey, at: .start)
        }
        try reading.problems.check()
        return provider
    }

    /// A provider as its document, every field shown; `parse` reads it back without loss.
    public static func render(_ provider: Provider, head: DocumentHead = .none) -> String {
        DocumentText.text(head: head, fields: fields(provider), help: [], body: [])
    }

    /// An empty provider for the editor.
    public static func template(head: DocumentHead = .none) -> String {
        var fields = FieldWriter()
        for key in keys { fields.field(key, nil, evenEmpty: true) }
        return DocumentText.text(head: head, fields: fields.lines, help: Sentence.providerHelp, body: [])
    }

    private static func fields(_ provider: Provider) -> [String] {
        var fields = FieldWriter()
        func yesNo(_ value: Bool?) -> String? { value.map { $0 ? "yes" : "no" } }
        fields.field("name", provider.name, evenEmpty: true)
        fields.field("organisation", provider.organisation, evenEmpty: true)
        fields.field("role", provider.role, evenEmpty: true)
        fields.field("address", provider.address, evenEmpty: true)
        fields.field("covered_entity", yesNo(provider.coveredEntity), evenEmpty: true)
        fields.field("part2_program", yesNo(provider.part2Program), evenEmpty: true)
        fields.field("recipient", provider.recipient, evenEmpty: true)
        fields.field("signing_key", provider.signingKey, evenEmpty: true)
        return fields.lines
    }

    /// Looks for a secret key before anything else is read: no other problem may show first, and it may stand in
    /// what is read over.
    private static func refuseSecrets(_ text: String) throws(DocumentErrors) {
        var problems = Problems()
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard let column = secretColumn(line) else { continue }
            problems.add(.secretKey, at: Place(line: index + 1, column: column))
        }
        try problems.check()
    }

    /// The column at which a secret key begins, if one does.
    private static func secretColumn(_ line: some StringProtocol) -> Int? {
        let small = Array(line.lowercased().unicodeScalars)
        return small.indices.first { start in
            secrets.contains { small[start...].starts(with: $0.unicodeScalars) }
        }.map { $0 + 1 }
    }
}

extension DocumentReading {
    /// The text of a key, held against `check`.
    fileprivate mutating func key(_ key: String, _ check: (String) -> ProviderKeyFault?) -> String? {
        guard let value = scalar(key) else { return nil }
        guard !value.text.contains(where: \.isNewline),
            value.text.unicodeScalars.count <= ProviderDocument.keyLimit
        else {
            problems.add(key == "recipient" ? .noRecipient : .noSigningKey, at: value.place)
            return nil
        }
        switch check(value.text) {
        case nil: return value.text
        case .malformed: problems.add(key == "recipient" ? .noRecipient : .noSigningKey, at: value.place)
        case .worthless: problems.add(.worthlessKey, at: value.place)
        }
        return nil
    }
}
