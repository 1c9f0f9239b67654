/// The content of an entry with its kind.
public struct EntryContent: Sendable {
    /// The content.
    public var value: any ChartContent

    /// Wraps a content.
    public init(_ value: some ChartContent) { self.value = value }

    /// Its kind.
    public var kind: EntryKind { Swift.type(of: value).kind }

    /// The type of the contents of a kind.
    public static func type(of kind: EntryKind) -> any ChartContent.Type {
        switch kind {
        case .assessment: Assessment.self
        case .evaluation: Evaluation.self
        case .dimensions: DimensionSheet.self
        case .diagnosis: Diagnosis.self
        case .problem: ProblemEntry.self
        case .reading: Reading.self
        case .measure: OwnMeasure.self
        case .review: Review.self
        case .acceptance: Acceptance.self
        case .step: StepChange.self
        case .goal: GoalChange.self
        case .accommodation: AccommodationRequest.self
        case .evidence: Evidence.self
        case .determination: Determination.self
        case .outcome: AccommodationOutcome.self
        case .alteration: Alteration.self
        case .alterationEnd: AlterationEnd.self
        case .safety: SafetyEntry.self
        case .discharge: Discharge.self
        case .attachment: Attachment.self
        case .consent: Consent.self
        case .consentSignature: ConsentSignature.self
        case .revocation: Revocation.self
        case .disclosure: Disclosure.self
        case .disclosureReview: DisclosureReview.self
        case .refusal: ShareRefusal.self
        case .request: ClientRequest.self
        case .answer: RequestAnswer.self
        case .disagreement: Disagreement.self
        }
    }

    /// Reads a content of a kind.
    public init(_ kind: EntryKind, from decoder: any Decoder) throws {
        value = try Self.type(of: kind).init(from: decoder)
    }
}

extension EntryContent: Hashable {
    /// Whether kind and content are the same.
    public static func == (one: Self, other: Self) -> Bool {
        AnyHashable(one.value) == AnyHashable(other.value)
    }

    /// Hashes the content.
    public func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(value)) }
}

extension EntryContent: Codable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case kind, content
    }

    /// Reads `{"kind": ..., "content": {...}}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            try container.decode(EntryKind.self, forKey: .kind),
            from: try container.superDecoder(forKey: .content)
        )
    }

    /// Writes `{"kind": ..., "content": {...}}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try value.encode(to: container.superEncoder(forKey: .content))
    }
}
