/// Words of accommodations that are shown, and words that are advised against.
enum CareWords {
    static let open = "open"
    static let standing = "standing"

    static func until(_ state: String, _ day: CalendarDay) -> String { "\(state) until \(day)" }
    static func from(_ state: String, _ day: CalendarDay) -> String { "\(state) from \(day)" }
    static func ended(_ day: CalendarDay) -> String { "ended \(day)" }
    static func expired(_ day: CalendarDay) -> String { "expired \(day)" }

    /// Phrases that judge a person, each with neutral ones.
    ///
    /// After NIDA, "Words Matter" (2021), and the examples of clinical.md 1.6; in small letters.
    /// "Clean" and "dirty" judge only where they stand for test results or a person.
    static let judging: KeyValuePairs<String, [String]> = [
        "manipulative": ["describe what was done and what it was for", "asks in several ways"],
        "manipulating": ["describe what was done and what it was for"],
        "manipulates": ["describe what was done and what it was for"],
        "manipulation": ["describe what was done and what it was for"],
        "drug-seeking": ["asks for medication", "asks for relief of pain or withdrawal"],
        "med-seeking": ["asks for medication"],
        "attention-seeking": ["asks for contact", "describe what was said and done"],
        "non-compliant": ["did not do as agreed, because ...", "could not follow the plan"],
        "noncompliant": ["did not do as agreed, because ...", "could not follow the plan"],
        "non-compliance": ["what was not done, and what stood in the way"],
        "noncompliance": ["what was not done, and what stood in the way"],
        "non-adherent": ["takes it on 3 of 7 days", "could not follow the plan"],
        "refuses": ["declines", "does not want"],
        "refused": ["declined", "did not want"],
        "refusal": ["declining, with the reason given"],
        "claims": ["says", "reports"],
        "claimed": ["said", "reported"],
        "alleges": ["says", "reports"],
        "admits": ["says", "reports"],
        "addict": ["person with a substance use disorder"],
        "addicts": ["people with a substance use disorder"],
        "junkie": ["person with a substance use disorder"],
        "an alcoholic": ["a person with alcohol use disorder"],
        "drunkard": ["person with alcohol use disorder"],
        "abuser": ["person who uses", "person with a substance use disorder"],
        "abusers": ["people who use", "people with a substance use disorder"],
        "substance abuse": ["substance use", "substance use disorder"],
        "drug abuse": ["drug use", "substance use disorder"],
        "alcohol abuse": ["alcohol use", "alcohol use disorder"],
        "drug habit": ["substance use disorder", "regular use"],
        "dirty urine": ["a test positive for ..."],
        "dirty screen": ["a test positive for ..."],
        "dirty test": ["a test positive for ..."],
        "dirty uds": ["a test positive for ..."],
        "urine was dirty": ["the test was positive for ..."],
        "clean urine": ["a test negative for ..."],
        "clean screen": ["a test negative for ..."],
        "clean test": ["a test negative for ..."],
        "clean uds": ["a test negative for ..."],
        "urine was clean": ["the test was negative"],
        "got clean": ["stopped using", "is in remission"],
        "stay clean": ["stay in remission", "not use"],
        "stayed clean": ["did not use", "was in remission"],
        "been clean": ["has not used", "is in remission"],
        "in denial": ["sees it differently", "is not ready to speak of it"],
        "unmotivated": ["importance 3 of 10", "not ready for this step"],
        "lazy": ["describe what was not done, and what stood in the way"],
        "resistant": ["ambivalent", "disagrees with ..."],
        "malingering": ["describe what was observed and what was reported"],
        "frequent flyer": ["came 6 times in 3 months"],
        "difficult client": ["describe what is difficult, and for whom"],
        "difficult patient": ["describe what is difficult, and for whom"],
        "suffers from": ["has", "lives with"],
        "wheelchair-bound": ["uses a wheelchair"],
        "handicapped": ["disabled", "has a disability"],
        "committed suicide": ["died by suicide"],
        "failed suicide": ["survived a suicide attempt"],
    ]
}

extension Determination.Decision {
    /// The decision as it is read.
    var words: String {
        switch self {
        case .granted: "granted"
        case .grantedModified: "granted as modified"
        case .trial: "trial"
        case .deferred: "deferred"
        case .declinedWithAlternative: "declined with alternative"
        case .withdrawn: "withdrawn"
        }
    }
}
