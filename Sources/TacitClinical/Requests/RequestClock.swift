/// How long the practice has for an answer, in days from receipt.
public struct RequestClock: Hashable, Sendable {
    /// Days for an answer.
    public let days: Int
    /// Days by which it may be extended, once.
    public let extensionDays: Int
    /// Where that stands.
    public let paragraph: String
}

extension ClientRequest.What {
    /// Its clock; nil where the law sets none.
    public var clock: RequestClock? {
        switch self {
        case .access:
            RequestClock(days: 30, extensionDays: 30, paragraph: "45 CFR 164.524(b)(2)")
        case .amendment:
            RequestClock(days: 60, extensionDays: 30, paragraph: "45 CFR 164.526(b)(2)")
        case .accounting:
            RequestClock(days: 60, extensionDays: 30, paragraph: "45 CFR 164.528(c)(1)")
        case .restriction, .demand: nil
        }
    }
}

extension ClientRequest {
    /// The last day for an answer before any extension: by the clock, or the day that a demand names.
    ///
    /// A demand that names none, and a restriction, wait from the day of receipt.
    public var firstDue: CalendarDay {
        if let clock = requestKind.clock { return receivedOn.adding(days: clock.days) ?? receivedOn }
        return answerBy ?? receivedOn
    }

    /// The last day to which the answer can be extended; nil where it cannot.
    public var lastDue: CalendarDay? {
        requestKind.clock.flatMap { receivedOn.adding(days: $0.days + $0.extensionDays) }
    }
}
