/// Where a consent stands on a day.
public enum ConsentState: Hashable, Sendable {
    /// Not signed by then, or it lacks elements; none are missing when only the signature is.
    case draft(missing: [ConsentElement])
    /// Client and guardian must both sign, and this one has not.
    case waiting(for: ConsentAuthority)
    /// It holds.
    case active
    /// It held until this day.
    case expired(CalendarDay)
    /// It was revoked on this day.
    case revoked(CalendarDay)
}

/// A consent with all that was entered about it.
public struct ConsentRecord: Codable, Hashable, Sendable {
    /// The consent.
    public let consent: Charted<Consent>
    /// Its signatures, in the order of recording.
    public let signatures: [Charted<ConsentSignature>]
    /// The revocation with the earliest day.
    public let revocation: Charted<Revocation>?
    /// The last day of service, when the client was discharged after it was drafted.
    public let treatmentEnd: CalendarDay?

    enum CodingKeys: String, CodingKey, CaseIterable {
        case consent, signatures, revocation
        case treatmentEnd = "treatment_end"
    }

    /// The last day on which it holds, as far as the chart knows; an event other than the end of the treatment is
    /// not seen.
    public var lastDay: CalendarDay? {
        let content = consent.content
        return [content.expiresOn, content.endsWithTreatment ? treatmentEnd : nil].compactMap(
            \.self
        ).min()
    }

    /// Where it stands on a day, by the authority that the client's consents need.
    public func state(on day: CalendarDay, client: Client) -> ConsentState {
        if let revoked = revocation?.content.receivedOn, revoked <= day { return .revoked(revoked) }
        if let lastDay, lastDay < day { return .expired(lastDay) }
        let missing = consent.content.missing(for: client)
        guard missing.isEmpty else { return .draft(missing: missing) }
        let signed = Set(
            signatures.filter { $0.content.signedOn <= day }.map(\.content.role.authority)
        )
        switch client.consentAuthority ?? .client {
        case .client: return signed.contains(.client) ? .active : .draft(missing: [])
        case .guardian: return signed.contains(.guardian) ? .active : .draft(missing: [])
        case .both:
            if signed.isEmpty { return .draft(missing: []) }
            if signed.count == 2 { return .active }
            return .waiting(for: signed.contains(.client) ? .guardian : .client)
        }
    }
}

/// Puts together what was entered about each consent.
public enum Consents {
    /// The consents of a chart in the order of their recording, with all that stands about them.
    public static func fold(entries: [Entry]) -> [ConsentRecord] {
        let signatures = Charted<ConsentSignature>.all(in: entries)
        let revocations = Charted<Revocation>.all(in: entries)
        let discharges = Charted<Discharge>.all(in: entries).map(\.content.on)
        return Charted<Consent>.all(in: entries).map { consent in
            let since = consent.content.draftedOn ?? consent.recordedAt.day
            return ConsentRecord(
                consent: consent,
                signatures: signatures.filter { $0.content.consent == consent.id },
                revocation: revocations.filter { $0.content.consent == consent.id }
                    .min { $0.content.receivedOn < $1.content.receivedOn },
                treatmentEnd: discharges.filter { $0 >= since }.min()
            )
        }
    }
}
