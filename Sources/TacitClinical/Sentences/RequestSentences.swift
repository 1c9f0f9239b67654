/// What is said about requests.
extension EntryFault {
    static let demandUnnamed = Self("from", "it is not said who demands it", "write the office or the person")
    static let thirdPartyUnwritten = Self(
        "send_to",
        "records go to another person on a signed written request (45 CFR 164.524(c)(3)(ii))",
        "ask for it in writing, and write yes at in_writing"
    )
    static let amendmentOfNothing = Self(
        "records",
        "it is not said which record is to be mended",
        "write its REF; tacit log lists them"
    )
    static let holdUndecided = Self(
        "hold",
        "it is not said whether the chart is held",
        "write yes when a proceeding may need it: then nothing of it is destroyed"
    )

    static func demandFieldOnly(_ field: String) -> Self {
        Self(field, "only a demand has this", "leave \(field) out, or write demand")
    }
    static func notReferences(_ field: String) -> Self {
        Self(field, "a line is no REF", "write REFs such as n7f3q, one on each line")
    }
}

/// What is said about answers.
extension EntryFault {
    static let requestUnknown = Self(
        "request",
        "no request stands under this REF",
        "see the REF in: tacit request list"
    )
    static let answeredAlready = Self(
        "request",
        "this request is answered",
        "see: tacit request list; mark a wrong answer with: tacit mark-error"
    )
    static let untilUnused = Self("until", "only an extension has a day", "leave until out, or write extended")
    static let amendmentUnlinked = Self(
        "records",
        "an accepted amendment is linked with what it mended (45 CFR 164.526(c)(1))",
        "amend the record first: tacit amend; then write the REF of the amendment"
    )
    static let groundUnused = Self("ground", "only a denial has a ground", "leave ground out")
    static let extendedTwice = Self(
        "decision",
        "it was extended before, and is so once only",
        "answer it now"
    )

    static func otherDecision(_ decisions: [RequestAnswer.Decision]) -> Self {
        Self(
            "decision",
            "this kind of request is not answered so",
            "write one of: \(decisions.map(\.rawValue).joined(separator: ", "))"
        )
    }
    static func extendedLate(_ day: CalendarDay) -> Self {
        Self("answered_on", "it could be extended until \(day)", "answer it now")
    }
    static func extendedTooFar(_ first: CalendarDay, _ last: CalendarDay) -> Self {
        Self("until", "an extension is by 30 days at most", "write a day after \(first), \(last) at the latest")
    }
    static func extensionLacks(_ field: String) -> Self {
        Self(
            field,
            "an extension is told in writing, with its reason and the day (45 CFR 164.524(b)(2))",
            "fill in \(field)"
        )
    }
    static func groundMissing(_ grounds: [RequestGround]) -> Self {
        Self(
            "ground",
            "a denial rests on a ground that the law has for this kind of request",
            "write one of: \(grounds.map(\.rawValue).joined(separator: ", "))"
        )
    }
    static func denialLacks(_ field: String, _ paragraph: String) -> Self {
        Self(field, "the denial does not say this (\(paragraph))", "fill in \(field)")
    }

    static let notDenied = Self(
        "request",
        "no amendment that was denied stands under this REF",
        "see: tacit request list"
    )
    static let disclosureUnknown = Self(
        "disclosure",
        "no disclosure stands under this REF",
        "see: tacit audit disclosures"
    )
}
