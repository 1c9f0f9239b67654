/// A diagnosis, or a change of one; the code is ICD-10-CM (clinical.md 1.2).
public struct Diagnosis: ChartContent {
    /// How sure it is, or how it ended.
    public enum Status: String, Codable, Hashable, Sendable, CaseIterable {
        case provisional
        case ruleOut = "rule-out"
        case confirmed
        case inRemission = "in-remission"
        case resolved, refuted
    }

    /// The kinds of remission: early is 3 to under 12 months without a criterion but craving, sustained is longer.
    public enum Remission: String, Codable, Hashable, Sendable, CaseIterable {
        case early, sustained
    }

    /// The kind of these entries.
    public static let kind = EntryKind.diagnosis
    /// What the codes are of, as FHIR names it.
    public static let codeSystem = "http://hl7.org/fhir/sid/icd-10-cm"

    /// The ICD-10-CM code, `F10.20`; its form is looked at, not whether it is in this year's list.
    public var code: String
    /// What it is called, in the practitioner's words.
    public var display: String
    /// Its name in the DSM.
    public var dsmName: String?
    /// The severity, such as `severe`.
    public var severity: String?
    /// Further specifiers.
    public var specifiers: [String]?
    /// How sure it is, or how it ended.
    public var status: Status
    /// When it began.
    public var onset: CalendarDay?
    /// When it was made.
    public var establishedOn: CalendarDay?
    /// Who made it.
    public var diagnostician: String?
    /// The assessment that it rests on.
    public var evidence: RecordID?
    /// What else it rests on.
    public var furtherEvidence: [String]?
    /// The diagnosis that this one takes the place of.
    public var supersedes: RecordID?
    /// The kind of remission.
    public var remission: Remission?
    /// Since when no criterion but craving was met.
    public var remissionSince: CalendarDay?
    /// Whether the remission is in a controlled environment.
    public var controlledEnvironment: Bool?
    /// Whether the remission is on maintenance therapy.
    public var maintenanceTherapy: Bool?
    /// What else there is to say.
    public var note: String?

    /// Makes a diagnosis.
    public init(code: String, display: String, status: Status) {
        self.code = code
        self.display = display
        self.status = status
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case code, display, severity, specifiers, status, onset, diagnostician, evidence,
            supersedes, remission, note
        case dsmName = "dsm_name"
        case establishedOn = "established_on"
        case furtherEvidence = "further_evidence"
        case remissionSince = "remission_since"
        case controlledEnvironment = "controlled_environment"
        case maintenanceTherapy = "maintenance_therapy"
    }

    /// The fields of the document.
    public static let fields = [
        FormField("code", .line, "ICD-10-CM code", isRequired: true),
        FormField("display", .line, "What it is called", isRequired: true),
        FormField("status", .choice(Status.allCases.map(\.rawValue)), "Status", isRequired: true),
        FormField("dsm_name", .line, "Name in the DSM"),
        FormField("severity", .line, "Severity"),
        FormField("specifiers", .list, "Specifiers"),
        FormField("onset", .day, "Began on"),
        FormField("established_on", .day, "Made on"),
        FormField("diagnostician", .line, "Made by"),
        FormField("evidence", .reference([.assessment]), "Assessment that it rests on"),
        FormField("further_evidence", .list, "What else it rests on"),
        FormField("supersedes", .reference([.diagnosis]), "Diagnosis that it takes the place of"),
        FormField("remission", .choice(Remission.allCases.map(\.rawValue)), "Remission"),
        FormField("remission_since", .day, "No criterion but craving since"),
        FormField("controlled_environment", .yesNo, "In a controlled environment"),
        FormField("maintenance_therapy", .yesNo, "On maintenance therapy"),
        FormField("note", .prose, "Note"),
    ]

    /// `F10.20 Alcohol use disorder, severe`; the status where it is not confirmed.
    public var title: String {
        let remission: String? = remission.map { "\($0.rawValue) remission" }
        let state: String? =
            status == .confirmed || (status == .inRemission && remission != nil)
            ? nil : status.rawValue
        let severity = severity.flatMap {
            display.lowercased().contains($0.lowercased()) ? nil : $0
        }
        return EntryTitle.cut(
            ["\(code) \(display)", severity, remission, state].compactMap { $0 }.joined(
                separator: ", "
            )
        )
    }

    /// Whether it still says something of the client: neither resolved nor refuted.
    public var isCurrent: Bool { status != .resolved && status != .refuted }

    /// Whether a code has the form of ICD-10-CM, in upper case (clinical.md 1.2).
    ///
    /// A letter, a digit, a digit or letter, and after a dot one to four digits or letters. U is allowed, and X may
    /// hold a place.
    public static func isCode(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 3 || (5...8).contains(bytes.count) else { return false }
        return bytes.enumerated().allSatisfy { place, byte in
            let isDigit = (48...57).contains(byte)
            let isLetter = (65...90).contains(byte)
            return switch place {
            case 0: isLetter
            case 1: isDigit
            case 3: byte == UInt8(ascii: ".")
            default: isDigit || isLetter
            }
        }
    }
}

/// The diagnoses of a chart.
public enum DiagnosisList {
    /// The entries of diagnoses that stand and that no standing one takes the place of, in the order of recording.
    ///
    /// Resolved and refuted ones are among them; ``Diagnosis/isCurrent`` tells them apart.
    public static func standing(_ entries: [Entry]) -> [(entry: Entry, diagnosis: Diagnosis)] {
        let all = entries.filter(\.stands).compactMap { entry in
            (entry.content.value as? Diagnosis).map { (entry: entry, diagnosis: $0) }
        }
        let replaced = Set(all.compactMap(\.diagnosis.supersedes))
        return all.filter { !replaced.contains($0.entry.id) }
    }
}
