internal import TacitClinical

/// The fixed texts of a client's copy: plain English in the second person.
enum CopyWords {
    static let title = "Your plan"
    static let pageTitle = "Document"
    static let contents = "What is in it"
    static let writer = "Written by"
    static let nextMeeting = "We meet next"
    static let nextReview = "We look at the plan again"
    static let since = "This plan holds since"
    static let ended = "We ended on"
    static let yours = "This is yours. It cannot be changed; a newer copy replaces it."
    static let noPlan = "There is no plan yet."

    /// The sections in their order: a word of ours for the place, and the heading.
    static let goals = "What you are working toward"
    static let steps = "Steps"
    static let measures = "How it went"
    static let helps = "What helps you"
    static let agreements = "Agreements"
    static let corrections = "Corrections"
    static let notes = "Notes of our sessions"
    static let leftOut = "Left out"
    static let about = "About this file"

    static let inThePlan = "In the plan:"
    static let shows = "What shows it"
    static let noGoals = "No goals are written down yet."
    static let noMeasures = "There are no readings yet."
    static let fitted = "Made to fit you"
    static let changed = "What is different for you"
    static let otherwise = "Also asked for"
    static let asked = "You said"
    static let agreed = "We agreed"
    static let offered = "Offered instead"
    static let reason = "Why"
    static let answered = "You answered"
    static let stands = "How it stands"
    static let ownWords = "In your own words"
    static let lookAgain = "We look at it again"
    static let until = "Until"
    static let usual = "Usually"
    static let now = "For you"
    static let noHelps = "Nothing was changed so far. If something stands in your way, say so: it can be changed."
    static let safety = "When it gets hard"
    static let signs = "How you notice it"
    static let coping = "What you can do by yourself"
    static let distractions = "People and places that help you think of something else"
    static let contacts = "People you can ask for help"
    static let professionals = "Professionals you can call"
    static let means = "Making your surroundings safe"
    static let mayKnow = "Who may see what"
    static let noAgreements = "You have not signed a consent."
    static let withdraw =
        "You can take back a consent at any time. Write it on a piece of paper, sign it, and give or send it to me. From "
        + "that day on nothing more is shared under it. What was sent before cannot be called back."
    static let sent = "Who has received something"
    static let nothingSent = "Nothing was sent to anybody."
    static let noCorrections = "Nothing was corrected."
    static let asIs = "As it was written"
    static let added = "What was added"
    static let requests = "What you asked for"
    static let disagreement = "Your words to it"
    static let rebuttal = "My words to that"
    static let howToCorrect =
        "If something here is wrong, tell me in writing what, and why. You get an answer within 60 days. If I do not agree, "
        + "your own words are kept with the record."
    static let whyLeftOut = "What is not in this copy, and why. You can ask for it."
    static let version = "Plan"
    static let made = "Made"
    static let log = "Check words"
    static let checkHow =
        "These words stand for everything that was recorded up to that day. If you ever doubt that records were changed, "
        + "bring them along: the words can be made again from the records of that day."
    static let devices =
        "This file opens on computers, tablets and telephones, in Firefox, Chrome, Edge or Safari. It needs no internet, and "
        + "it keeps nothing on the device."
    static let dataFile =
        "The button below saves a data file for computer programs. It holds what you see here, and also your diagnoses, the "
        + "forms you filled in, and the reviews of the plan. Whoever has it can read it without the words."
    static let delete =
        "To delete it, remove the file as you remove a photograph, and empty the bin. Keep the paper with the words in "
        + "another place than the file."

    /// `Your plan, 4 March 2032`.
    static func title(_ day: CalendarDay) -> String { "\(title), \(ChartWords.day(day))" }
    /// `For Rowan Ashdown`.
    static func forWhom(_ name: String) -> String { "For \(name)" }
    /// `plan 4, since 1 September 2031`.
    static func plan(_ plan: ClientCopy.PlanDay) -> String {
        "version \(plan.version), since \(ChartWords.day(plan.on))"
    }
    /// `From 0 days to 5 or more, by 7 April 2031`.
    static func measured(_ objective: PlanObjective) -> String? {
        guard let measure = objective.measure, let target = measure.target else { return nil }
        let unit = measure.unit.map { " \($0)" } ?? ""
        let from = measure.baseline.map { "From \(ChartWords.value($0.value)) to" } ?? "To"
        let by = objective.due.map { ", by \(ChartWords.day($0))" } ?? ""
        return "\(from) \(ChartWords.target(target))\(unit)\(by)"
    }
    /// What an instrument asks about, for those whose name says nothing.
    static func measure(_ series: MeasureSeries) -> String {
        let about = [
            "PHQ-9": "mood", "GAD-7": "worry", "AUDIT": "drinking", "AUDIT-C": "drinking", "DAST-10": "drugs",
            "PCL-5": "bad memories", "C-SSRS": "safety",
        ]
        let name = series.instrument ?? series.id
        guard let subject = about[name] else { return series.label }
        // A statement that only names the form says nothing to whoever does not know it.
        return series.label.contains(name) ? "Questions about \(subject) (\(name))" : "\(series.label) (\(name))"
    }
    /// A day, and the time where there is one.
    static func moment(_ moment: Moment) -> String { "\(ChartWords.day(moment.day)), \(moment.timeOfDay)" }
}

/// Consents and what was sent, in words of every day.
extension CopyWords {
    static func part(_ part: SharedPart) -> String {
        switch part {
        case .plan: "your plan"
        case .measures: "how it went (readings)"
        case .accommodations: "what was changed for you"
        case .alterations: "what is done differently"
        case .assessments: "forms and questionnaires"
        case .diagnoses: "diagnoses"
        case .notes: "notes of sessions"
        case .reviews: "reviews of the plan"
        case .lastReview: "the last review of the plan"
        case .attendance: "on which days you came"
        case .safetyPlan: "your safety plan"
        case .attachment: "one file"
        case .psychotherapyNote: "one psychotherapy note"
        case .sudCounsellingNote: "one counselling note"
        }
    }

    static func purpose(_ consent: Consent) -> String? {
        consent.purpose ?? consent.purposeKind.map(\.inWords)
    }

    /// `until 31 December 2031`, `ended 31 December 2031`, `you took it back on 9 June 2031`.
    static func standing(_ consent: ConsentStanding) -> String {
        switch consent.state {
        case .revoked: "You took it back on \(consent.revocation.map { ChartWords.day($0.content.receivedOn) } ?? "")."
        case .expired: "It ended on \(consent.until.map(ChartWords.day) ?? "")."
        case .active:
            consent.until.map { "It holds until \(ChartWords.day($0))." }
                ?? event(consent.consent.content.expiresEvent)
        case .waiting, .draft: "It does not hold yet: a signature is missing."
        }
    }

    /// A consent may have no end (42 CFR 2.31(a)(7)(ii)).
    private static func event(_ event: String?) -> String {
        guard let event, event.lowercased() != "none" else { return "It holds until you take it back." }
        return "It holds until this happens: \(event)."
    }

    static func obtains(_ consent: Consent) -> Bool { consent.consentKind == .obtain }

    static func heading(_ standing: ConsentStanding) -> String {
        let consent = standing.consent.content
        let holds = standing.state == .active
        if obtains(consent) { return "I \(holds ? "may" : "could") ask \(consent.discloser ?? "")" }
        let who = (consent.recipients ?? []).joined(separator: ", ")
        return who.isEmpty ? "A consent" : "\(who) \(holds ? "may" : "could") see"
    }

    static func basis(_ disclosure: Disclosure) -> String {
        switch disclosure.basis {
        case .consent: "You agreed to it."
        case .emergency: "It was an emergency: \(disclosure.nature ?? "")"
        case .clientRequest: "You asked for it."
        case .courtOrder: "A court ordered it."
        case .childAbuseReport: "The law requires such a report."
        case .audit: "The practice was audited."
        case .otherLaw: "The law permits or requires it."
        }
    }

    static func received(_ disclosure: Disclosure) -> String {
        [disclosure.recipientName, disclosure.recipientOrganisation].compactMap(\.self).joined(separator: ", ")
    }

    static func what(_ disclosure: Disclosure) -> String {
        let parts = disclosure.sharedParts.map(part)
        return parts.isEmpty ? disclosure.what : parts.joined(separator: ", ")
    }

    static func correction(_ correction: ClientCopy.Correction) -> String {
        let verb = correction.kind == .amendment ? "corrected" : "added to"
        return "Record of \(ChartWords.day(correction.recordOn)), \(verb) on \(ChartWords.day(correction.on))"
    }

    static func request(_ request: RequestRecord) -> String {
        let what =
            switch request.request.requestKind {
            case .access: "A copy of your records"
            case .amendment: "A correction"
            case .restriction: "That something is not shared"
            case .accounting: "A list of who received what"
            case .demand: ""
            }
        let answer =
            switch request.closing?.decision {
            case .granted, .accepted: "done"
            case .partly: "done in part"
            case .denied, .refused: "not done"
            case .withdrawn: "you took it back"
            case .notConfirmed, .extended, nil: "an answer comes by \(ChartWords.day(request.due))"
            }
        let day = request.closing.map { " on \(ChartWords.day($0.answeredOn))" } ?? ""
        return "\(what), asked on \(ChartWords.day(request.request.receivedOn)): \(answer)\(day)."
    }
}
