public import TacitClinical

/// A shared chart as a FHIR R4 document bundle (FHIR 4.0.1) with security labels.
///
/// `Docs/Formats/fhir.md` is the mapping; only what is in the ``SharedChart`` is in it.
public enum FHIRDocument {
    /// By what right the chart leaves, as far as the document says it.
    public enum Ground: Sendable {
        /// Under a consent, which becomes a `Consent`.
        case consent(ConsentFacts)
        /// To the client (45 CFR 164.524); everything is labelled so.
        case access
        /// On any other basis, of which the document says nothing.
        case other
    }

    /// A consent as the document tells of it.
    public struct ConsentFacts: Sendable {
        /// The record.
        public let id: RecordID
        /// What law it follows.
        public let kind: Consent.Kind
        /// When it was signed.
        public let signedOn: CalendarDay
        /// The last day on which it holds.
        public let expiresOn: CalendarDay?
        /// The kind of purpose.
        public let purpose: ConsentPurpose
        /// The parts of its scope, in the words of ``SharedPart``.
        public let scope: [String]

        /// A consent that was signed; nil for one without a signature.
        public init?(_ record: ConsentRecord) {
            guard let signed = record.signatures.map(\.content.signedOn).max() else { return nil }
            let content = record.consent.content
            id = record.consent.id
            kind = content.consentKind
            signedOn = signed
            expiresOn = record.lastDay
            purpose = content.purposeKind ?? .other
            scope = content.scope ?? []
        }

        /// A consent by its facts.
        public init(
            id: RecordID,
            kind: Consent.Kind,
            signedOn: CalendarDay,
            expiresOn: CalendarDay?,
            purpose: ConsentPurpose,
            scope: [String]
        ) {
            self.id = id
            self.kind = kind
            self.signedOn = signedOn
            self.expiresOn = expiresOn
            self.purpose = purpose
            self.scope = scope
        }
    }

    /// The bytes of `fhir.json`: UTF-8, one line, the same for the same chart and ground.
    public static func bytes(of chart: SharedChart, on ground: Ground) -> [UInt8] {
        var builder = DocumentBuilder(chart, ground)
        builder.addPeople()
        builder.addMeasures()
        builder.addAssessments()
        builder.addConditions()
        builder.addAccommodations()
        builder.addPlan()
        builder.addReviews()
        builder.addTexts()
        builder.addFiles()
        builder.addConsent()
        builder.addComposition()
        return builder.bundle.bytes
    }
}

extension DocumentBuilder {
    /// The bundle: the composition first (bdl-11), then the rest in the order in which it was made.
    fileprivate var bundle: FHIRValue {
        let first = resources.filter { $0.type == .composition }
        let rest = resources.filter { $0.type != .composition }
        return .object([
            "resourceType": "Bundle",
            "meta": .object(["security": highWater.codings]),
            "identifier": .object([
                "system": "urn:ietf:rfc:3986",
                "value": .text("urn:uuid:\(ids.own("Bundle", "this"))"),
            ]),
            "type": .code(BundleType.document),
            "timestamp": .moment(chart.madeAt),
            "entry": .list(
                (first + rest).map { .object(["fullUrl": .text($0.url), "resource": $0.body]) }
            ),
        ])
    }
}
