/// An accounting of what left a chart: for 42 CFR 2.25 three years back, for 45 CFR 164.528 six years back.
///
/// Every disclosure is in it; each says whether either accounting lists it, and if not, on which ground: nothing is
/// left out without being said.
public struct Accounting: Codable, Hashable, Sendable {
    /// Years that the accounting of 42 CFR 2.25(a) goes back.
    public static let part2Years = 3
    /// Years that the accounting of 45 CFR 164.528(a)(1) goes back.
    public static let hipaaYears = 6

    /// Whether an accounting lists a disclosure, and on which ground it does not.
    public enum Standing: String, Codable, Sendable, CaseIterable {
        /// It is listed.
        case listed
        /// It was made before the period.
        case earlier
        /// For treatment, payment or operations (45 CFR 164.528(a)(1)(i)); for Part 2, such a one that was not made
        /// through the electronic record (42 CFR 2.25(b)).
        case tpo
        /// To the client (45 CFR 164.528(a)(1)(ii)).
        case toClient = "to-client"
        /// Under an authorization (45 CFR 164.528(a)(1)(iv)).
        case authorized
        /// The law does not apply to the chart or the practice.
        case notApplicable = "not-applicable"
    }

    /// One disclosure.
    public struct Line: Codable, Hashable, Sendable {
        /// The record of the disclosure.
        public var ref: String
        /// When it was made.
        public var madeAt: Moment
        /// Who received it.
        public var recipient: String
        /// The recipient's office.
        public var organisation: String?
        /// The recipient's address, where it is known.
        public var address: String?
        /// What left, briefly.
        public var what: String
        /// What for.
        public var purpose: String
        /// By what right.
        public var basis: Disclosure.Basis
        /// How it left.
        public var how: Disclosure.How
        /// In the accounting of 42 CFR 2.25.
        public var part2: Standing
        /// In the accounting of 45 CFR 164.528.
        public var hipaa: Standing

        enum CodingKeys: String, CodingKey, CaseIterable {
            case ref, recipient, organisation, address, what, purpose, basis, how, part2, hipaa
            case madeAt = "made_at"
        }
    }

    /// The day of the accounting.
    public var day: CalendarDay
    /// The client's code name.
    public var handle: String
    /// The client's name.
    public var name: String
    /// The first day of the accounting of 42 CFR 2.25.
    public var part2Since: CalendarDay
    /// The first day of the accounting of 45 CFR 164.528.
    public var hipaaSince: CalendarDay
    /// Every disclosure, in the order in which they were made.
    public var items: [Line]

    enum CodingKeys: String, CodingKey, CaseIterable {
        case day, handle, name, items
        case part2Since = "part2_since"
        case hipaaSince = "hipaa_since"
    }

    /// What at least one accounting lists.
    public var listed: [Line] { items.filter { $0.part2 == .listed || $0.hipaa == .listed } }
    /// What none lists.
    public var leftOut: [Line] { items.filter { $0.part2 != .listed && $0.hipaa != .listed } }
}

extension Accounting {
    /// The accounting of a chart on a day.
    ///
    /// Whether Part 2 protects the chart is what the client's entry says, or else whether the practice is a Part 2
    /// program; what nobody has said is taken to apply, because an accounting may hold too much and never too little.
    public init(of client: ClientRecord, entries: [Entry], practice: Practice, on day: CalendarDay) {
        self.day = day
        handle = client.handle
        name = client.client.name
        part2Since = day.adding(years: -Self.part2Years)
        hipaaSince = day.adding(years: -Self.hipaaYears)
        let isPart2 = client.client.part2 ?? practice.part2Program ?? true
        let isCovered = practice.hipaaCovered ?? true
        let made = Charted<Disclosure>.all(in: entries).filter { $0.content.day <= day }
            .sorted { ($0.content.madeAt, $0.ref) < ($1.content.madeAt, $1.ref) }
        items = []
        for found in made {
            let content = found.content
            items.append(
                Line(
                    ref: found.ref,
                    madeAt: content.madeAt,
                    recipient: content.recipientName,
                    organisation: content.recipientOrganisation,
                    address: content.recipientAddress,
                    what: content.what,
                    purpose: content.purpose ?? content.purposeKind.rawValue,
                    basis: content.basis,
                    how: content.how,
                    part2: isPart2 ? content.part2Standing(since: part2Since) : .notApplicable,
                    hipaa: isCovered ? content.hipaaStanding(since: hipaaSince) : .notApplicable
                )
            )
        }
    }
}

extension Disclosure {
    /// In the accounting of 42 CFR 2.25.
    ///
    /// It asks for what was disclosed with consent; what left without one under subparts D and E is listed as well. Of
    /// what left for treatment, payment or operations it asks only for what went through the electronic record, which a
    /// bundle does and a telephone call does not.
    fileprivate func part2Standing(since first: CalendarDay) -> Accounting.Standing {
        if basis == .clientRequest { return .toClient }
        if basis == .consent, purposeKind.isTPO, how != .bundle { return .tpo }
        return day < first ? .earlier : .listed
    }

    /// In the accounting of 45 CFR 164.528, with its exclusions. An emergency is treatment (45 CFR 164.506(c)).
    fileprivate func hipaaStanding(since first: CalendarDay) -> Accounting.Standing {
        switch basis {
        case .clientRequest: return .toClient
        case .emergency: return .tpo
        case .consent: return purposeKind.isTPO ? .tpo : .authorized
        case .courtOrder, .childAbuseReport, .audit, .otherLaw: return day < first ? .earlier : .listed
        }
    }
}

extension CalendarDay {
    /// The same day so many years later (earlier when negative), inside the calendar.
    ///
    /// 29 February becomes 28 February in a common year: a period that goes back never begins later than it should.
    func adding(years: Int) -> CalendarDay {
        let (sum, overflow) = year.addingReportingOverflow(years)
        let there = min(max(overflow ? 1 : sum, 1), 9999)
        return CalendarDay(year: there, month: month, day: day)
            ?? CalendarDay(year: there, month: month, day: 28) ?? self
    }
}
