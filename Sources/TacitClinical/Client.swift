/// Who may consent for a client (42 CFR 2.14, 2.15; 45 CFR 164.502(g)).
public enum ConsentAuthority: String, Codable, Sendable, CaseIterable {
    /// The client alone.
    case client
    /// A guardian or personal representative alone.
    case guardian
    /// Both must sign.
    case both
}

/// What the roster knows of one client; every field but the name may be missing.
public struct Client: Codable, Hashable, Sendable {
    /// The full name.
    public var name: String
    /// What the client wants to be called.
    public var called: String?
    /// Date of birth.
    public var born: CalendarDay?
    /// Pronouns.
    public var pronouns: String?
    /// How to reach the client, one line or several.
    public var contact: String?
    /// Whom to call in an emergency.
    public var emergencyContact: String?
    /// Who may consent; the client when missing.
    public var consentAuthority: ConsentAuthority?
    /// The guardian's name, where one consents.
    public var guardian: String?
    /// The law or order that the authority rests on.
    public var authorityCitation: String?
    /// Whether 42 CFR Part 2 protects this chart; the practice's flag decides when missing.
    public var part2: Bool?
    /// Standing needs (large print, mornings, a ramp).
    public var accommodationNeeds: String?
    /// The practice's own number for the chart, such as `A-017`.
    public var chartNumber: String?
    /// The next appointment; there is no calendar.
    public var next: Moment?

    /// Makes a client of whom only the name is known.
    public init(name: String) { self.name = name }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case name, called, born, pronouns, contact, guardian, part2, next
        case emergencyContact = "emergency_contact"
        case consentAuthority = "consent_authority"
        case authorityCitation = "authority_citation"
        case accommodationNeeds = "accommodation_needs"
        case chartNumber = "chart_number"
    }
}

/// The end, or the reopening, of the work with a client.
public struct Closure: Codable, Hashable, Sendable {
    /// Why (clinical.md 1.3).
    public enum Reason: String, Codable, Sendable, CaseIterable {
        case completed, transferred, declined, lost, referred, moved, deceased, administrative
    }

    /// The last day of service.
    public var on: CalendarDay
    /// Why.
    public var reason: Reason

    /// Makes a closure.
    public init(on: CalendarDay, reason: Reason) {
        self.on = on
        self.reason = reason
    }
}

/// That the notice of privacy (42 CFR 2.22, 45 CFR 164.520) was given.
public struct NoticeGiven: Codable, Hashable, Sendable {
    /// The version of the notice, as printed on it.
    public var version: String
    /// How: on paper, by mail, on screen.
    public var method: String
    /// When.
    public var on: CalendarDay

    /// Makes a record of a notice.
    public init(version: String, method: String, on: CalendarDay) {
        self.version = version
        self.method = method
        self.on = on
    }
}
