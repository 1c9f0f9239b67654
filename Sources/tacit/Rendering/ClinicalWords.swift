import TacitClinical

/// The words in which values of the model are shown.
enum ClinicalWords {
    static func noteClass(_ value: NoteClass) -> String {
        switch value {
        case .progress: "progress note"
        case .contact: "contact note"
        case .crisis: "crisis note"
        case .discharge: "discharge note"
        case .psychotherapy: "psychotherapy note"
        case .sudCounselling: "SUD counselling note"
        case .supervision: "supervision note"
        case .administrative: "administrative note"
        }
    }

    static func format(_ value: NoteFormat) -> String {
        switch value {
        case .soap: "SOAP"
        case .dap: "DAP"
        case .birp: "BIRP"
        case .girp: "GIRP"
        case .pie: "PIE"
        case .free: "free text"
        }
    }

    static func attendance(_ value: Attendance) -> String {
        switch value {
        case .attended: "attended"
        case .late: "came late"
        case .noShow: "did not come"
        case .cancelledByClient: "cancelled by the client"
        case .cancelledByPractice: "cancelled by the practice"
        }
    }

    static func purpose(_ value: DraftPurpose) -> String {
        switch value {
        case .note: "note"
        case .plan: "plan"
        case .addendum: "addendum"
        case .amendment: "amendment"
        case .entry(let kind): entry(kind)
        }
    }

    /// The kind of an entry, as it is said.
    static func entry(_ kind: EntryKind) -> String {
        switch kind {
        case .dimensions: "ASAM sheet"
        case .measure: "own measure"
        case .review: "plan review"
        case .step: "change of a step"
        case .goal: "change of a goal"
        case .accommodation: "accommodation request"
        case .outcome: "outcome of an accommodation"
        case .alterationEnd: "end of an alteration"
        case .safety: "safety entry"
        case .disclosureReview: "review of a disclosure"
        case .refusal: "refused share"
        case .answer: "answer to a request"
        case .disagreement: "statement of disagreement"
        case .consentSignature: "signature of a consent"
        case .revocation: "revocation of a consent"
        default: kind.rawValue
        }
    }

    static func authority(_ value: ConsentAuthority) -> String {
        switch value {
        case .client: "the client"
        case .guardian: "the guardian"
        case .both: "client and guardian together"
        }
    }

    static func errorReason(_ value: ErrorMark.Reason) -> String {
        switch value {
        case .wrongClient: "it belongs to another client"
        case .duplicate: "it is in the record twice"
        case .didNotHappen: "it did not happen"
        case .other: "another reason"
        }
    }

    static func closure(_ value: Closure.Reason) -> String {
        value == .lost ? "lost to contact" : value.rawValue
    }

    /// The box of a step, as plan documents write it.
    static func box(_ state: StepState) -> String {
        switch state {
        case .todo: "[ ]"
        case .doing: "[~]"
        case .done: "[x]"
        case .skipped: "[-]"
        case .resized: "[>]"
        }
    }

    /// `1 note`, `3 notes`.
    static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number) \(number == 1 ? one : many ?? one + "s")"
    }
}
