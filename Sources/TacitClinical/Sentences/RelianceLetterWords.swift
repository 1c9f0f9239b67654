/// The words of the letter to a past recipient after a revocation.
struct RelianceLetterWords {
    let client: Client
    let practice: Practice
    let revoked: CalendarDay
    let day: CalendarDay

    /// Recipient and sender, for the envelope or the first line of a message.
    func outside(to recipient: Disclosure) -> String {
        ([recipient.recipientName, recipient.recipientOrganisation, recipient.recipientAddress]
            + ["", "From: \(sender)"]).compactMap(\.self).joined(separator: "\n")
    }

    /// The letter.
    func letter(to recipient: Disclosure, about made: [Charted<Disclosure>]) -> String {
        let sent = made.map { found in
            "- \(found.content.day), \(Self.way(found.content.how)): \(found.content.what)"
        }
        return
            ([
                "\(day)", "", "To: \(recipient.recipientName)", "From: \(sender)", "",
                "Consent revoked on \(revoked)", "",
                "\(client.name) has revoked, on \(revoked), the consent under which we disclosed records to you.",
                "From that day on, please make no further use or disclosure of these records in reliance on that consent.",
                "", "Under that consent you received:", "",
            ] + sent + [
                "",
                "What you received before cannot be recalled, and what you did by then in reliance on the consent is not",
                "undone (42 CFR 2.31(a)(6)). The rules on use and redisclosure that came with the records still hold.",
                "",
                "Please file this letter with the records, and tell whoever received them from you.", "", sender, "",
            ]).joined(separator: "\n")
    }

    /// The practitioner with her practice; never what kind of practice it is.
    private var sender: String {
        let name = ([practice.practitioner].compactMap(\.self) + practice.licences).joined(separator: ", ")
        return [name.isEmpty ? nil : name, practice.organisation].compactMap(\.self).joined(separator: ", ")
    }

    private static func way(_ how: Disclosure.How) -> String {
        switch how {
        case .bundle: "in a sealed file"
        case .phone: "by telephone"
        case .paper: "on paper"
        case .fax: "by fax"
        case .person: "in a conversation"
        case .copy: "as a page that opens with words"
        case .other: "another way"
        }
    }
}
