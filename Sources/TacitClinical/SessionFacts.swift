/// What is a fact of the session or of the treatment, and so belongs into the progress note
/// (clinical.md 1.5).
///
/// Medication, start and stop times, modality and frequency, results of tests, and any summary of
/// diagnosis, functional status, plan, symptoms, prognosis or progress can never be content of a
/// psychotherapy note (45 CFR 164.501) nor of a SUD counselling note (42 CFR 2.11).
public enum SessionFacts {
    /// Members of a note that hold such facts, by the names of its document.
    public static let fields = [
        "duration", "attendance", "modality", "objectives", "interventions", "codes", "risk",
    ]

    /// Whether a section with this heading would hold such facts.
    ///
    /// A heading is only a word: what stands below another one is the practitioner's to know.
    public static func isHeading(_ heading: String) -> Bool {
        let words = heading.lowercased().split { !$0.isLetter }.map(String.init)
        return words.contains { telling.contains($0) }
            || whole.contains(words.joined(separator: " "))
    }

    /// Words that make a heading one of these wherever they stand in it.
    private static let telling: Set<String> = [
        "diagnosis", "diagnoses", "medication", "medications", "symptom", "symptoms", "prognosis",
    ]
    /// Headings that are one of these as they are.
    private static let whole: Set<String> = [
        "plan", "treatment plan", "care plan", "plan of care", "progress", "progress to date",
        "test results",
        "results", "results of tests", "lab results", "functional status", "functioning",
        "modality", "modalities",
        "frequency", "start and stop times", "risk", "risk assessment",
    ]
}

extension NoteClass {
    /// Whether a note of this class may never hold facts of the session (``SessionFacts``).
    public var keepsNoFacts: Bool {
        switch self {
        case .psychotherapy, .sudCounselling: true
        case .progress, .contact, .crisis, .discharge, .supervision, .administrative: false
        }
    }

    /// The headings that a note of this class has in a format.
    public func headings(of format: NoteFormat) -> [String] {
        format.headings.filter { !keepsNoFacts || !SessionFacts.isHeading($0) }
    }
}
