import TacitClinical

/// Consents of the two charts, with every element that their kinds need.
enum ConsentCharts {
    static let rowan: Client = {
        var client = Client(name: "Rowan Ashdown")
        client.part2 = true
        return client
    }()
    static let juniper: Client = {
        var client = Client(name: "Juniper Castellane")
        client.part2 = false
        return client
    }()
    static let note = "n2hzfq"
    /// Two notes under keys of their own, one of each class.
    static let notes = [
        NamedNote(id: noteID("2hzfq"), noteClass: .psychotherapy),
        NamedNote(id: noteID("2hzfq"), noteClass: .sudCounselling),
    ]

    /// An id that begins with some letters of base32.
    static func noteID(_ start: String) -> RecordID {
        guard let id = RecordID(start + String(repeating: "a", count: 26 - start.count)) else {
            preconditionFailure("these are letters of base32")
        }
        return id
    }

    /// A consent of a kind with all that every kind needs.
    static func whole(
        _ kind: Consent.Kind,
        _ client: Client,
        to recipient: String,
        for purpose: ConsentPurpose,
        _ scope: [String],
        draftedOn: String,
        until: String?
    ) -> Consent {
        var consent = Consent(kind)
        consent.draftedOn = careDay(draftedOn)
        consent.patientName = client.name
        consent.discloser = "Imogen Vale, Harrowgate Lane Counselling"
        consent.description = "What the listed parts of the chart say."
        consent.scope = scope
        consent.recipients = [recipient]
        consent.purposeKind = purpose
        consent.purpose = "The purpose in words."
        consent.rightToRevoke = "In writing to the practice; what left before stays sent."
        consent.expiresOn = until.map(careDay)
        return consent
    }

    static let c1: Consent = {
        var consent = whole(
            .part2Specific,
            rowan,
            to: "Dr Theo Marsh",
            for: .treatment,
            ["plan", "measures", "accommodations"],
            draftedOn: "2031-01-13",
            until: "2031-12-31"
        )
        (consent.recipientIsCovered, consent.hipaaRedisclosure) = (true, true)
        return consent
    }()
    static let c2: Consent = {
        var consent = whole(
            .obtain,
            rowan,
            to: "Imogen Vale",
            for: .treatment,
            [],
            draftedOn: "2031-01-20",
            until: "2031-12-31"
        )
        (consent.discloser, consent.scope) = ("Ferris County Clinic", nil)
        return consent
    }()
    static let c3 = whole(
        .legalProceeding,
        rowan,
        to: "Ferris County Pretrial Services",
        for: .legal,
        ["attendance"],
        draftedOn: "2031-05-12",
        until: "2031-08-12"
    )
    static let c4: Consent = {
        var consent = whole(
            .part2TPO,
            rowan,
            to: "Dr Theo Marsh",
            for: .tpo,
            ["plan", "measures", "accommodations"],
            draftedOn: "2031-06-23",
            until: nil
        )
        (consent.recipientIsCovered, consent.hipaaRedisclosure, consent.redisclosure) = (
            true, true, true
        )
        (consent.purpose, consent.expiresEvent) = (nil, "none")
        consent.refusalConsequences = "Treatment goes on; the doctor is not told."
        return consent
    }()
    static let c5: Consent = whole(
        .part2Specific,
        rowan,
        to: "Linden Supported Employment",
        for: .employmentSupport,
        ["accommodations"],
        draftedOn: "2031-06-23",
        until: "2031-12-31"
    )

    static func d(_ draftedOn: String, until: String) -> Consent {
        var consent = whole(
            .hipaaAuthorization,
            juniper,
            to: "Prof. Odile Marr",
            for: .treatment,
            ["plan", "last-review"],
            draftedOn: draftedOn,
            until: until
        )
        (consent.redisclosure, consent.noConditioning) = (true, true)
        return consent
    }
    static let d1 = d("2031-07-08", until: "2031-10-01")
    static let d2 = d("2031-10-02", until: "2032-03-02")
    static let e1: Consent = {
        var consent = whole(
            .psychotherapyNotes,
            juniper,
            to: "Dr Sabine Orlo",
            for: .other,
            ["psychotherapy:\(note)"],
            draftedOn: "2031-11-11",
            until: "2031-12-31"
        )
        (consent.redisclosure, consent.noConditioning) = (true, true)
        consent.purpose = "Forensic review"
        return consent
    }()
    static let counselling: Consent = {
        var consent = whole(
            .sudCounsellingNotes,
            rowan,
            to: "Dr Theo Marsh",
            for: .treatment,
            ["sud-counselling:\(note)"],
            draftedOn: "2031-04-02",
            until: "2031-12-31"
        )
        consent.noConditioning = true
        return consent
    }()
    static let general = whole(
        .generalROI,
        rowan,
        to: "Dr Theo Marsh",
        for: .treatment,
        ["plan"],
        draftedOn: "2031-01-13",
        until: "2031-12-31"
    )

    /// Rowan's chart: C1 to C5, signed on their days, C1 revoked.
    static let rowanChart: CareChart = {
        var chart = CareChart()
        let first = chart.sign(c1)
        chart.sign(c2)
        chart.sign(c3)
        let revocation = Revocation(
            consent: first,
            receivedOn: careDay("2031-06-09"),
            by: rowan.name,
            inWriting: true,
            how: "letter"
        )
        chart.add(revocation, on: "2031-06-09")
        chart.sign(c4)
        chart.sign(c5)
        return chart
    }()
    /// Juniper's chart: D1, D2 and E1, signed on their days.
    static let juniperChart: CareChart = {
        var chart = CareChart()
        for consent in [d1, d2, e1] { chart.sign(consent, by: juniper) }
        return chart
    }()
}

extension CareChart {
    /// Enters a consent and the client's signature on the day on which it was drafted.
    @discardableResult
    mutating func sign(_ consent: Consent, by client: Client = ConsentCharts.rowan) -> RecordID {
        let day = (consent.draftedOn ?? careDay("2031-01-13")).description
        let id = add(consent, on: day)
        add(consentSignature(id, on: day, by: client.name), on: day)
        return id
    }

    func context(_ day: String, _ client: Client) -> EntryContext {
        EntryContext(
            now: careNow(day),
            client: client,
            plan: nil,
            entries: entries,
            notes: ConsentCharts.notes
        )
    }
}

func consentSignature(
    _ id: RecordID,
    on day: String,
    by name: String = "Rowan Ashdown",
    _ role: ConsentSignature.Role = .client
) -> ConsentSignature {
    ConsentSignature(
        consent: id,
        signedBy: name,
        role: role,
        method: .paper,
        signedOn: careDay(day)
    )
}
