import TacitClinical
import TacitMarkup
import Testing

@Suite struct AdditionDocumentTests {
    private func addition(
        _ text: String,
        _ kind: AmendmentContent.Kind = .addendum
    ) throws(DocumentErrors) -> AmendmentContent {
        try AdditionDocument.parse(text, kind: kind, context: Clock.context)
    }

    private func problemsOf(_ text: String, _ kind: AmendmentContent.Kind) -> [String] {
        places(problems { () throws(DocumentErrors) in try addition(text, kind) })
    }

    @Test func headingsBelongToItsText() throws {
        let read = try addition(
            "---\nreason: wrong amount\nat: 2031-01-11 18:00\n---\n\n## Data\n\nThree glasses.\n",
            .amendment
        )
        #expect(
            read
                == AmendmentContent(
                    kind: .amendment,
                    reason: "wrong amount",
                    occurredAt: .at("2031-01-11", 18, 0),
                    text: "## Data\n\nThree glasses."
                )
        )
    }

    @Test func onlyAnAmendmentNeedsAReason() throws {
        #expect(try addition("Left out: he slept well.").reason == nil)
        #expect(problemsOf("Three glasses.", .amendment) == ["1:1 an amendment needs a reason"])
        #expect(
            problemsOf("---\nreason: \"\"\n---\nx", .amendment) == [
                "2:1 an amendment needs a reason"
            ]
        )
    }

    @Test func itSaysSomethingThatHasHappened() {
        #expect(
            problemsOf("---\nreason: r\n---\n#% help\n", .addendum) == [
                "3:1 the addition has no text"
            ]
        )
        #expect(
            problemsOf("---\nat: 2032-01-01 10:00\n---\nx", .addendum) == [
                "2:1 this lies in the future"
            ]
        )
        #expect(
            problemsOf("---\nkind: amendment\n---\nx", .addendum) == ["2:1 this field is not known"]
        )
    }
}

@Suite struct ClientDocumentTests {
    private func client(_ text: String) throws(DocumentErrors) -> Client {
        try ClientDocument.parse(text, context: Clock.context)
    }

    private func problemsOf(_ text: String) -> [String] {
        places(problems { () throws(DocumentErrors) in try client(text) })
    }

    @Test func everyFieldIsRead() throws {
        let read = try client(
            """
            ---
            name: Rowan Ashdown
            called: Ro
            born: 14 Mar 1989
            pronouns: they/them
            contact: |
              01632 960 001
              mornings only
            emergency_contact: "Linden: 01632 960 002"
            consent_authority: both
            guardian: Edda Sorrel
            authority_citation: "order #7"
            part2: yes
            accommodation_needs: large print
            chart_number: A-017
            next: 2031-01-20 11:00
            ---
            """
        )
        var wanted = Client(name: "Rowan Ashdown")
        wanted.called = "Ro"
        wanted.born = CalendarDay(year: 1989, month: 3, day: 14)
        wanted.pronouns = "they/them"
        wanted.contact = "01632 960 001\nmornings only"
        wanted.emergencyContact = "Linden: 01632 960 002"
        wanted.consentAuthority = .both
        wanted.guardian = "Edda Sorrel"
        wanted.authorityCitation = "order #7"
        wanted.part2 = true
        wanted.accommodationNeeds = "large print"
        wanted.chartNumber = "A-017"
        wanted.next = .at("2031-01-20", 11, 0)
        #expect(read == wanted)
    }

    @Test func theFieldsAreThoseOfTheRecord() {
        let names = ClientDocument.template().split(separator: "\n").compactMap {
            $0.hasSuffix(":") ? $0.dropLast() : nil
        }
        let record = [
            "name", "called", "born", "pronouns", "contact", "guardian", "part2", "next",
            "emergency_contact", "consent_authority", "authority_citation", "accommodation_needs",
            "chart_number",
        ]
        #expect(Set(names.map(String.init)) == Set(record))
    }

    @Test func onlyTheNameIsRequired() throws {
        #expect(try client("---\nname: Rowan\n---\n") == Client(name: "Rowan"))
        #expect(problemsOf("---\ncalled: Ro\n---\n") == ["1:1 the name is missing"])
        #expect(problemsOf("---\nname: [a]\n---\n") == ["2:8 this field takes one value"])
        #expect(problemsOf(ClientDocument.template()) == ["2:1 the name is missing"])
    }

    @Test func nobodyIsBornTomorrow() throws {
        #expect(try client("---\nname: R\nborn: 2031-01-13\n---\n").born == Clock.day)
        #expect(
            problemsOf("---\nname: R\nborn: 2031-01-14\n---\n") == [
                "3:1 this birthday lies in the future"
            ]
        )
    }

    @Test func fieldsAreAllThereIs() {
        #expect(problemsOf("") == ["1:1 the document does not begin with fields"])
        #expect(problemsOf("name: Rowan") == ["1:1 the document does not begin with fields"])
        #expect(
            problemsOf("---\nname: Rowan\n---\n\ntext") == ["5:1 there is text below the fields"]
        )
    }
}

@Suite struct PracticeDocumentTests {
    private func problemsOf(_ text: String) -> [String] {
        places(
            problems { () throws(DocumentErrors) in
                try PracticeDocument.parse(text, context: Clock.context)
            }
        )
    }

    @Test func everyFieldIsRead() throws {
        let read = try PracticeDocument.parse(
            """
            ---
            practitioner: Imogen Vale
            licences: [LCADC, LPC]
            organisation: Harrowgate Lane Counselling
            state: KY
            part2_program: yes
            hipaa_covered: yes
            late_after_hours: 24
            review_every_days: 60
            note_format: soap
            idle_minutes: 5
            ---
            """,
            context: Clock.context
        )
        var wanted = Practice()
        wanted.practitioner = "Imogen Vale"
        wanted.licences = ["LCADC", "LPC"]
        wanted.organisation = "Harrowgate Lane Counselling"
        wanted.state = "KY"
        wanted.part2Program = true
        wanted.hipaaCovered = true
        wanted.lateAfterHours = 24
        wanted.reviewEveryDays = 60
        wanted.noteFormat = .soap
        wanted.idleMinutes = 5
        #expect(read == wanted)
        #expect(
            try PracticeDocument.parse(PracticeDocument.render(wanted), context: Clock.context)
                == wanted
        )
    }

    @Test func anEmptyPracticeIsOne() throws {
        #expect(
            try PracticeDocument.parse(PracticeDocument.template(), context: Clock.context)
                == Practice()
        )
    }

    @Test func numbersHaveTheirRanges() {
        #expect(
            problemsOf("---\nlate_after_hours: 0\nreview_every_days: 731\nidle_minutes: 61\n---\n")
                == [
                    "2:19 this is no number that is taken here",
                    "3:20 this is no number that is taken here",
                    "4:15 this is no number that is taken here",
                ]
        )
        #expect(
            problemsOf("---\nidle_minutes: 99999999999999999999\npart2_program: perhaps\n---\n")
                == [
                    "2:15 this is no number that is taken here", "3:16 this is neither yes nor no",
                ]
        )
    }
}
