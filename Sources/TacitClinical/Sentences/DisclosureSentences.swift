/// The paragraphs on which disclosures without a consent rest, to be held against the eCFR before a release.
enum DisclosureLaw {
    static let accounting = "45 CFR 164.528(b)(2)"

    static func paragraph(_ basis: Disclosure.Basis) -> String {
        switch basis {
        case .consent: ConsentLaw.required
        case .emergency: "42 CFR 2.51(c)"
        case .clientRequest: "42 CFR 2.23, 45 CFR 164.524"
        case .courtOrder: "42 CFR 2.61 to 2.67"
        case .childAbuseReport: "42 CFR 2.12(c)(6)"
        case .audit: "42 CFR 2.53"
        case .otherLaw: "45 CFR 164.512(a)"
        }
    }
}

/// What is said about disclosures.
extension EntryFault {
    static func disclosureLacks(_ field: String, _ paragraph: String) -> Self {
        Self(field, "the disclosure does not say this (\(paragraph))", "fill in \(field)")
    }
    static func bundleLacks(_ field: String) -> Self {
        Self(field, "a bundle is recorded with its id, size, hash and manifest", "seal it again")
    }

    static let disclosedPartUnknown = Self(
        "parts",
        "a line names no part of a chart",
        "write one of: \(SharedPart.words.joined(separator: ", "))"
    )
    static let disclosedPartShort = Self(
        "parts",
        "a record is named by a part of its id",
        "name it by the whole id, so that it is never taken for another"
    )
    static let orderLater = Self(
        "order_date",
        "the order is later than the disclosure",
        "mend the day of one of them"
    )
    static let consentUnused = Self(
        "consent",
        "a disclosure rests on a consent or on something else",
        "leave consent out, or write consent as the basis"
    )
    static let addressUnknown = Self(
        "recipient_address",
        "an accounting names the address, where it is known (45 CFR 164.528(b)(2)(ii))",
        "fill in recipient_address"
    )
}
