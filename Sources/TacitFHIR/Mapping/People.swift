import TacitClinical

/// Who it is about, who discloses, and who receives.
extension DocumentBuilder {
    mutating func addPeople() {
        let subject = chart.subject
        add(
            .patient,
            "client",
            [
                "name": .list(
                    of: .object(["use": "official", "text": .text(subject.name)]),
                    subject.called.map { .object(["use": "nickname", "text": .text($0)]) }
                ),
                "birthDate": .day(subject.born),
            ]
        )
        addParty(chart.sender, "sender")
    }

    /// A person and the office, in a role that joins them.
    mutating func addParty(_ party: SharedChart.Party, _ name: String) {
        if let organisation = party.organisation {
            add(.organization, name, ["name": .text(organisation)])
        }
        add(.practitioner, name, ["name": .list(of: .object(["text": .text(party.name)]))])
        add(
            .practitionerRole,
            name,
            [
                "practitioner": link(.practitioner, name),
                "organization": link(.organization, name),
                "code": .list(of: party.role.map { .concept($0) }),
            ]
        )
    }
}
