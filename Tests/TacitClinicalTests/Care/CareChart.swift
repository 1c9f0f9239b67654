import TacitClinical

/// A chart that is being written, with ids that are the same in every run.
struct CareChart {
    private(set) var entries: [Entry] = []

    /// Enters a content on a day; several of a day one minute after another.
    @discardableResult
    mutating func add(_ content: some ChartContent, on day: String) -> RecordID {
        let id = careID(UInt8(entries.count + 1))
        let recordedAt = Moment(
            day: careDay(day),
            hour: 12,
            minute: entries.count % 60,
            offsetMinutes: 0
        )
        entries.append(
            Entry(
                id: id,
                ref: Reference(.entry, id).description,
                handle: "otter-4",
                content: EntryContent(content),
                recordedAt: recordedAt ?? careNow("2031-01-01"),
                author: "Imogen Vale"
            )
        )
        return id
    }

    /// Enters what another chart has.
    mutating func take(_ entry: Entry) { entries.append(entry) }

    mutating func markError(_ id: RecordID) {
        for index in entries.indices where entries[index].id == id {
            entries[index].error = ErrorMark(reason: .duplicate, explanation: nil)
        }
    }

    func context(_ day: String) -> EntryContext {
        EntryContext(
            now: careNow(day),
            client: Client(name: "Rowan Ashdown"),
            plan: nil,
            entries: entries.filter(\.stands)
        )
    }
}

func careID(_ number: UInt8) -> RecordID {
    guard let id = RecordID(bytes: [number] + Array(repeating: 7, count: 15)) else {
        preconditionFailure("sixteen bytes are an id")
    }
    return id
}

func careDay(_ text: String) -> CalendarDay {
    guard let day = CalendarDay(text) else { preconditionFailure("the day exists") }
    return day
}

func careNow(_ day: String) -> Moment {
    guard let now = Moment(day: careDay(day), hour: 16, minute: 30, offsetMinutes: 0) else {
        preconditionFailure("the moment exists")
    }
    return now
}

extension CareChart {
    /// The accommodations and alterations of Rowan Ashdown, as the charts have them.
    static let rowan: (chart: CareChart, ids: [String: RecordID]) = {
        var chart = CareChart()
        var ids: [String: RecordID] = [:]
        let ar1 = chart.add(diaryRequest, on: "2031-01-20")
        for evidence in diaryEvidence(ar1) { chart.add(evidence, on: "2031-01-20") }
        chart.add(diaryDetermination(ar1), on: "2031-01-22")
        var alteration = Alteration(
            usualProcedure: "written drinking diary",
            whatChanged: "audio diary of two minutes",
            from: careDay("2031-01-27"),
            reason: .accommodation
        )
        alteration.accommodation = ar1
        alteration.goalsAffected = ["G1"]
        ids["ALT1"] = chart.add(alteration, on: "2031-01-22")
        let ar2 = chart.add(eveningRequest, on: "2031-02-10")
        chart.add(eveningTrial(ar2), on: "2031-02-12")
        alteration = Alteration(
            usualProcedure: "sessions at 09:00",
            whatChanged: "sessions at 16:00 for two weeks",
            from: careDay("2031-02-12"),
            reason: .accommodation
        )
        alteration.accommodation = ar2
        alteration.to = careDay("2031-02-26")
        ids["ALT-T"] = chart.add(alteration, on: "2031-02-12")
        chart.add(
            AccommodationOutcome(
                request: ar2,
                reviewedOn: careDay("2031-02-26"),
                worked: .partly,
                evidence: "Came to 4 of 4; the sleep log shows fatigue after 14:00.",
                next: .change
            ),
            on: "2031-02-26"
        )
        chart.add(eveningDetermination(ar2), on: "2031-02-26")
        alteration = Alteration(
            usualProcedure: "sessions at 09:00",
            whatChanged: "standing slot at 11:00, reminder call",
            from: careDay("2031-02-26"),
            reason: .clinical
        )
        ids["ALT2"] = chart.add(alteration, on: "2031-02-26")
        var outcome = AccommodationOutcome(
            request: ar1,
            reviewedOn: careDay("2031-03-03"),
            worked: .yes,
            evidence: "Audio diary on 6 of 7 days; AUDIT-C 9.",
            next: .continue
        )
        outcome.standing = true
        chart.add(outcome, on: "2031-03-03")
        ids["AR1"] = ar1
        ids["AR2"] = ar2
        return (chart, ids)
    }()

    static let diaryRequest = AccommodationRequest(
        requestedOn: careDay("2031-01-20"),
        requestedBy: "Rowan Ashdown",
        clientWords: "I cannot keep it in writing. I want to drop the diary.",
        task: "written drinking diary",
        functionalNeed: "Reads and writes slowly and misreads lines.",
        barrier: "The diary is written and read.",
        proposedChange: "Drop the diary.",
        urgency: .soon
    )

    static let eveningRequest = AccommodationRequest(
        requestedOn: careDay("2031-02-10"),
        requestedBy: "Rowan Ashdown",
        clientWords: "Evenings, because of fatigue.",
        task: "morning sessions",
        functionalNeed: "Is tired at some hours of the day.",
        barrier: "Sessions at 09:00 are missed.",
        proposedChange: "All sessions after 18:00.",
        urgency: .routine
    )

    static func diaryEvidence(_ request: RecordID) -> [Evidence] {
        var letter = Evidence(
            request: request,
            source: .providerLetter,
            from: "the old clinic",
            on: careDay("2030-11-04"),
            what: "Reading age and memory were tested."
        )
        letter.consent = "C2"
        letter.weight = .strong
        var spouse = Evidence(
            request: request,
            source: .collateral,
            from: "the spouse",
            on: careDay("2031-01-20"),
            what: "Reads letters aloud at home."
        )
        spouse.consent = "Rowan was present"
        return [
            Evidence(
                request: request,
                source: .observation,
                from: "Imogen Vale",
                on: careDay("2031-01-20"),
                what: "Misread the checklist twice."
            ), letter, spouse,
        ]
    }

    static func diaryDetermination(_ request: RecordID) -> Determination {
        var determination = Determination(
            request: request,
            decidedOn: careDay("2031-01-22"),
            decidedBy: "Imogen Vale",
            finding: .supported,
            decision: .grantedModified,
            rationale: "The task is the barrier, not the goal.",
            effectOnGoals: .unchanged,
            reviewOn: careDay("2031-03-03")
        )
        determination.agreedPerformance =
            "An audio diary of two minutes each day and a checklist in large print."
        determination.ifNotDone = "We speak of it at the next session."
        determination.clientResponse = "That I can do."
        determination.effectiveFrom = careDay("2031-01-27")
        return determination
    }

    static func eveningTrial(_ request: RecordID) -> Determination {
        var determination = Determination(
            request: request,
            decidedOn: careDay("2031-02-12"),
            decidedBy: "Imogen Vale",
            finding: .insufficientInformation,
            decision: .trial,
            rationale: "Nothing here decides between the explanations.",
            effectOnGoals: .unchanged,
            reviewOn: careDay("2031-02-26")
        )
        determination.pattern = "Three morning sessions after weekends were missed."
        determination.alternativesConsidered = ["fatigue from injury", "hangover", "transport"]
        determination.agreedPerformance = "Sessions at 16:00 and a sleep log."
        determination.ifNotDone = "We look at it on the 26th with what there is."
        determination.clientResponse = "Agrees."
        determination.expiresOn = careDay("2031-02-26")
        return determination
    }

    static func eveningDetermination(_ request: RecordID) -> Determination {
        var determination = Determination(
            request: request,
            decidedOn: careDay("2031-02-26"),
            decidedBy: "Imogen Vale",
            finding: .partly,
            decision: .declinedWithAlternative,
            rationale: "Fatigue comes after 14:00, on every day of the week.",
            effectOnGoals: .unchanged,
            reviewOn: careDay("2031-03-31")
        )
        determination.alternativesOffered = ["standing slot at 11:00", "reminder call"]
        determination.clientResponse = "Eleven is when my head is on."
        return determination
    }
}
