/// The notice that goes with every disclosure (42 CFR 2.32(a)), as the rule of 2024 words it.
///
/// It is in every bundle, of a chart that Part 2 protects or not: who receives it must not have to know which it is.
/// The texts are those of the Federal Register, without copyright; to be held against the eCFR before a release.
public enum Notices {
    /// Of which rule the texts are: named in every manifest.
    public static let version = "42-cfr-2.32-2024"

    /// Statement 1, byte for byte.
    public static let long = """
        This record which has been disclosed to you is protected by Federal confidentiality rules (42 CFR part 2). \
        These rules prohibit you from using or disclosing this record, or testimony that describes the information \
        contained in this record, in any civil, criminal, administrative, or legislative proceedings by any Federal, \
        State, or local authority, against the patient, unless authorized by the consent of the patient, except as \
        provided at 42 CFR 2.12(c)(5) or as authorized by a court in accordance with 42 CFR 2.64 or 2.65. In \
        addition, the Federal rules prohibit you from making any other use or disclosure of this record unless at \
        least one of the following applies: (i) Further use or disclosure is expressly permitted by the written \
        consent of the individual whose information is being disclosed in this record or as otherwise permitted by \
        42 CFR part 2. (ii) You are a covered entity or business associate and have received the record for \
        treatment, payment, or health care operations, or (iii) You have received the record from a covered entity \
        or business associate as permitted by 45 CFR part 164, subparts A and E. A general authorization for the \
        release of medical or other information is NOT sufficient to meet the required elements of written consent \
        to further use or redisclose the record (see 42 CFR 2.31).
        """

    /// Statement 2, byte for byte.
    public static let short = "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
}

/// What law a recipient holds a disclosure under: what may be done with it further (regulation.md R2.6).
public enum Regime: String, Codable, Sendable, CaseIterable {
    /// A covered entity under a consent for treatment, payment and operations: HIPAA, but not against the patient
    /// (42 CFR 2.33(b)(1)).
    case hipaaExceptProceedings = "hipaa-except-proceedings"
    /// A Part 2 program that HIPAA does not cover: as the consent says (42 CFR 2.33(b)(2)).
    case asConsented = "as-consented"
    /// Another lawful holder under a consent for payment or operations: contractors only (42 CFR 2.33(b)(3)).
    case contractorsOnly = "contractors-only"
    /// No further disclosure without another consent.
    case none
    /// For a proceeding, and nothing else (42 CFR 2.31(d)).
    case proceedingOnly = "proceeding-only"
    /// In an emergency: for treating it (42 CFR 2.51).
    case emergency
    /// By the order of a court: within its words (42 CFR 2.61 to 2.67).
    case order
    /// The law that was cited, or that of the report or audit.
    case asTheLawSays = "as-the-law-says"
    /// The client has it, and may do anything.
    case client
    /// A chart that Part 2 does not protect, under a HIPAA authorisation (45 CFR 164.508).
    case authorization

    /// Which one applies.
    ///
    /// `consent` is nil on a basis without. A recipient of whom nobody said that it is covered is taken for one that
    /// is not: it is told less than it may do, never more.
    public init(
        basis: Disclosure.Basis,
        consent: Consent?,
        isCovered: Bool?,
        isPart2Program: Bool?,
        isPart2: Bool
    ) {
        switch basis {
        case .emergency: self = .emergency
        case .courtOrder: self = .order
        case .clientRequest: self = .client
        case .childAbuseReport, .audit, .otherLaw: self = .asTheLawSays
        case .consent:
            guard let consent else {
                self = .none
                return
            }
            switch consent.consentKind {
            case .legalProceeding: self = .proceedingOnly
            case .part2TPO where isCovered == true: self = .hipaaExceptProceedings
            case .part2TPO where isPart2Program == true: self = .asConsented
            case .part2TPO: self = .contractorsOnly
            case .part2Specific where isCovered == true && consent.purposeKind?.isTPO == true:
                self = .hipaaExceptProceedings
            case .part2Specific, .sudCounsellingNotes, .obtain: self = .none
            case .hipaaAuthorization, .psychotherapyNotes, .generalROI: self = isPart2 ? .none : .authorization
            }
        }
    }

    /// In one sentence, for the recipient.
    public var words: String {
        switch self {
        case .hipaaExceptProceedings:
            "As a covered entity or business associate you may use and redisclose this record as HIPAA permits (45 CFR "
                + "part 164), except in civil, criminal, administrative or legislative proceedings against the patient "
                + "(42 CFR 2.33(b)(1))."
        case .asConsented:
            "As a Part 2 program you may use and redisclose this record as the consent says (42 CFR 2.33(b)(2))."
        case .contractorsOnly:
            "You may redisclose this record only to contractors, subcontractors and legal representatives who help you "
                + "with payment or operations as the consent says (42 CFR 2.33(b)(3))."
        case .none: "You may not redisclose this record unless another written consent or 42 CFR part 2 permits it."
        case .proceedingOnly:
            "You may use this record in the proceeding that the consent names and for nothing else (42 CFR 2.31(d))."
        case .emergency: "You received this record to treat a medical emergency (42 CFR 2.51) and may use it for that."
        case .order: "You may use this record as far as the court's order says and no further (42 CFR 2.61 to 2.67)."
        case .asTheLawSays:
            "You may use this record for what the law that you received it under says and for nothing else."
        case .client: "This record is yours."
        case .authorization:
            "You received this record under an authorization (45 CFR 164.508); ask the patient before you pass it on."
        }
    }
}
