import TacitClinical
import TacitMarkup
import Testing

/// Times, days and lengths as people write them, through the fields that take them.
@Suite struct ValueTests {
    private func occurred(_ text: String) -> Moment? {
        try? note("---\nat: \(text)\n---\nx").occurredAt
    }
    private func minutes(_ text: String) -> Int? {
        try? note("---\nduration: \(text)\n---\nx").durationMinutes
    }
    private func born(_ text: String) -> CalendarDay? {
        try? ClientDocument.parse("---\nname: Rowan\nborn: \(text)\n---\n", context: Clock.context)
            .born
    }

    @Test func everyFormOfAMomentIsRead() {
        let two = Moment.at("2031-01-10", 14, 0)
        for text in [
            "2031-01-10 14:00", "10 Jan 2031 14:00", "10 january 2031 14:00", "2031-01-10T14:00",
            "2031-01-10T14:00:00+01:00", "\"2031-01-10   14:00\"",
        ] {
            #expect(occurred(text) == two, "\(text)")
        }
        #expect(occurred("9:05") == .at("2031-01-13", 9, 5))
        #expect(occurred("today 09:05") == .at("2031-01-13", 9, 5))
        #expect(occurred("2030-07-01 12:00")?.offsetMinutes == 120)
        #expect(
            occurred("2031-01-10T14:00:00.5Z")?.unixMilliseconds
                == (two.unixMilliseconds + 3_600_500)
        )
    }

    @Test func whatIsNoMomentIsRefused() {
        for text in [
            "2031-02-30 14:00", "2031-01-10 24:00", "2031-01-10 14:60", "14:0", "14", "2 pm",
            "13/01/2031 14:00", "Jan 13 14:00", "yesterday 14:00", "14:00-14:00", "14:00-",
            "14:00-15:00-16:00", "2031-01-10", "today", "1960-01-01 10:00",
            "2031-01-10 10:00 14:00",
        ] {
            #expect(occurred(text) == nil, "\(text)")
        }
    }

    @Test func aSpanSetsTimeAndLength() throws {
        for text in [
            "at: 14:00-14:50", "at: 14:00 - 14:50", "at: 14:00–14:50", "duration: 14:00-14:50",
            "at: 2031-01-13\nduration: 14:00-14:50", "at: 14:00\nduration: 14:00-14:50",
            "at: 14:00-14:50\nduration: 50 min",
            "at: 2031-01-13T14:00:00+01:00\nduration: 14:00-14:50",
        ] {
            let note = try note("---\n\(text)\n---\nx")
            #expect(note.occurredAt == .at("2031-01-13", 14, 0), "\(text)")
            #expect(note.durationMinutes == 50, "\(text)")
        }
        #expect(try note("---\nat: 12 Jan 2031 23:30-00:20\n---\nx").durationMinutes == 50)
    }

    @Test func aTimeInTwoPlacesMustBeTheSame() {
        let found = { (fields: String) in places(noteProblems("---\n\(fields)\n---\nx")) }
        #expect(
            found("at: 14:00-14:50\nduration: 60") == [
                "3:11 `at` and `duration` say different lengths"
            ]
        )
        #expect(
            found("at: 14:05\nduration: 14:00-14:50") == [
                "3:11 `at` and `duration` say different beginnings"
            ]
        )
        #expect(
            found("at: 2031-01-10 14:00\nduration: 2031-01-11 14:00-14:50")
                == ["3:11 `at` and `duration` say different beginnings"]
        )
        #expect(found("at: 2031-01-10\nduration: 50") == ["2:5 the time of day is missing"])
        #expect(found("next: 14:00-14:50") == ["2:7 this is no point in time"])
    }

    @Test func everyFormOfALengthIsRead() {
        for (text, length) in [
            ("50", 50), ("50 min", 50), ("50min", 50), ("50 Minutes", 50), ("1 h 20 min", 80),
            ("1h20", 80), ("1 h", 60), ("2 hours", 120), ("PT50M", 50), ("PT1H20M", 80),
            ("24 h", 1_440), ("1", 1),
        ] {
            #expect(minutes(text) == length, "\(text)")
        }
        for text in [
            "0", "1441", "25 h", "-5", "1 h 60 min", "20 min 1 h", "fifty", "PT", "PT50", "P1D",
            "50 s", "1.5 h", "9999999999999999999", "1 h 20 min 30",
        ] {
            #expect(minutes(text) == nil, "\(text)")
        }
    }

    @Test func everyFormOfADayIsRead() {
        for text in ["1989-03-14", "14 Mar 1989", "14 march 1989"] {
            #expect(born(text) == CalendarDay(year: 1989, month: 3, day: 14), "\(text)")
        }
        #expect(born("today") == Clock.day)
        for text in [
            "1989", "14.3.1989", "3/14/1989", "14 Ma 1989", "14 Marches 1989", "31 Apr 1989",
            "1989-3-14", "14 Mar 89",
        ] {
            #expect(born(text) == nil, "\(text)")
        }
    }

    @Test func theFutureIsNoticed() {
        #expect(occurred("2031-01-14 16:00") != nil)
        #expect(
            places(noteProblems("---\nat: 2041-01-10 14:00\n---\nx")) == [
                "2:5 this lies in the future"
            ]
        )
    }

    @Test func yesAndNoAreReadInWords() throws {
        for (text, value) in [("yes", true), ("No", false), ("TRUE", true), ("false", false)] {
            #expect(
                try PracticeDocument.parse(
                    "---\npart2_program: \(text)\n---\n",
                    context: Clock.context
                ).part2Program == value
            )
        }
    }
}
