/// What a form says by law, in plain words, so that nobody has to compose it (regulation.md R2.1, 2.2).
///
/// A consent keeps the texts that stood on its form. All of them stand in this file, to be held against the eCFR before
/// a release; none of them is legal advice.
public enum ConsentTexts {
    /// That it may be revoked, how, and what stays done (42 CFR 2.31(a)(6), 45 CFR 164.508(c)(2)(i)).
    static func rightToRevoke(_ kind: Consent.Kind) -> String {
        kind == .obtain
            ? """
            You may take this back at any time, in writing: a letter or a note to the
            office that holds the records, or to this practice, which passes it on. What
            was sent before that stays sent.
            """
            : """
            You may revoke this consent at any time, in writing: a letter, a note or a
            message to this practice is enough, and it needs no reason. From then on
            nothing more is disclosed under it. What was disclosed before, in reliance on
            it, cannot be called back.
            """
    }

    /// What follows from refusing to sign (42 CFR 2.31(a)(10)(ii)).
    static let refusal = """
            You may refuse to sign. You are treated here all the same. The people named
        above are then not told anything, so that they may not be able to work
        together with this practice, and a health plan may refuse to pay for what it
        is not told of.
        """

    /// That it may be redisclosed and no longer protected, in a consent under Part 2 (42 CFR 2.31(a)(10)(i)).
    static let part2Redisclosure = """
        What is disclosed for treatment, payment and health care operations may be
        disclosed again by who receives it, and may then no longer be protected by 42
        CFR part 2.
        """

    /// The same outside Part 2 (45 CFR 164.508(c)(2)(iii)).
    static let redisclosure = """
        What is disclosed may be disclosed again by who receives it, and may then no
        longer be protected by the federal privacy rules (HIPAA).
        """

    /// What HIPAA lets a covered entity do, and what it does not (42 CFR 2.31(a)(4)(iii)).
    static let hipaaRedisclosure = """
        A recipient that is a covered entity or a business associate under HIPAA may
        use and disclose these records again as HIPAA permits, except for uses and
        disclosures in civil, criminal, administrative and legislative proceedings
        against you.
        """

    /// That nothing depends on it (42 CFR 2.31(b), 45 CFR 164.508(c)(2)(ii)).
    static let noConditioning = """
        Your treatment, payment for it, enrolment in a health plan and eligibility for
        benefits do not depend on whether you sign this.
        """

    /// What a general release does not do.
    static let general = """
        This release is not enough for records of treatment for a substance use
        disorder that 42 CFR part 2 protects.
        """

    /// Below every form.
    public static let notAdvice = "This form was made with care from the federal rules and is no legal advice."
}

extension Consent.Kind {
    /// The title of its form.
    var formTitle: String {
        switch self {
        case .part2Specific: "Consent to disclose records of treatment for substance use"
        case .part2TPO: "Consent to disclose records for treatment, payment and health care operations"
        case .sudCounsellingNotes: "Consent to disclose counselling notes on substance use"
        case .legalProceeding: "Consent to the use of records in a proceeding"
        case .hipaaAuthorization: "Authorization to disclose health information"
        case .psychotherapyNotes: "Authorization to disclose psychotherapy notes"
        case .generalROI: "General release of information"
        case .obtain: "Consent to obtain records from another"
        }
    }
}

extension SharedPart {
    /// What the part is, as a form says it to the client.
    var spoken: String {
        switch self {
        case .attachment(let ref): "the file \(ref.kind.rawValue)\(ref.prefix.prefix(Reference.shortest))"
        case .psychotherapyNote(let ref): "the psychotherapy note n\(ref.prefix.prefix(Reference.shortest))"
        case .sudCounsellingNote(let ref): "the counselling note n\(ref.prefix.prefix(Reference.shortest))"
        default: Self.spoken[description] ?? description
        }
    }

    private static let spoken = [
        "plan": "the treatment plan: goals, objectives, steps",
        "measures": "measures: scores and counts over time",
        "accommodations": "accommodations: what was asked for and what was agreed",
        "alterations": "what is done otherwise than usual",
        "assessments": "assessments: questionnaires and the evaluation",
        "diagnoses": "diagnoses",
        "progress-notes": "progress notes",
        "reviews": "reviews of the plan",
        "last-review": "the last review of the plan",
        "attendance": "attendance: on which days you came",
        "safety-plan": "the safety plan",
    ]
}
