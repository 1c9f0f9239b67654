import Foundation
import TacitClinical
import Testing

/// The values that everything else is made of: days, moments, ids, and their text forms.
@Suite struct ValueTests {
    @Test func daysCountWithoutGapsAndBack() throws {
        // Four centuries, after which the calendar repeats.
        var previous = try #require(CalendarDay(year: 1799, month: 12, day: 31))
        let start = previous.daysSince1970
        for days in (start + 1)...(start + 146_097) {
            let day = try #require(CalendarDay(daysSince1970: days))
            guard day.daysSince1970 == days, previous < day,
                day.day == 1 || day.day == previous.day + 1
            else {
                Issue.record("\(day)")
                return
            }
            previous = day
        }
        #expect(previous.description == "2199-12-31")
    }

    @Test func theCalendarHasTwoEnds() throws {
        let first = try #require(CalendarDay(daysSince1970: -719_162))
        let last = try #require(CalendarDay(daysSince1970: 2_932_896))
        #expect(first.description == "0001-01-01" && last.description == "9999-12-31")
        #expect(
            CalendarDay(daysSince1970: -719_163) == nil
                && CalendarDay(daysSince1970: 2_932_897) == nil
        )
        #expect(first.adding(days: -1) == nil && last.adding(days: 1) == nil)
        #expect(last.adding(days: .max) == nil && first.adding(days: .min) == nil)
    }

    @Test func daysThatDoNotExistAreRefused() {
        for text in [
            "2031-02-29", "2031-00-01", "2031-13-01", "2031-04-31", "1900-02-29", "0000-01-01",
            "2031-1-01", "31-01-01", "2031-01-01 ", "+031-01-01", "2031-01-0a", "",
        ] {
            #expect(CalendarDay(text) == nil, "\(text)")
        }
        #expect(CalendarDay("2032-02-29")?.description == "2032-02-29")
        #expect(CalendarDay("2000-02-29") != nil)
    }

    @Test func momentsKeepPointAndOffset() throws {
        for text in [
            "2031-01-06T14:00:00Z", "2031-01-06T14:00:00+01:00", "2031-01-06T00:30:00-18:00",
            "2031-01-06T14:00:00.007+05:45", "9999-12-30T23:59:59.999Z", "1970-01-01T00:00:00Z",
        ] {
            #expect(Moment(text)?.description == text)
        }
        let east = try #require(Moment("2031-01-06T00:30:00+01:00"))
        let utc = try #require(Moment("2031-01-05T23:30:00Z"))
        #expect(east != utc && east.unixMilliseconds == utc.unixMilliseconds)
        #expect(east.day.description == "2031-01-06" && east.timeOfDay == "00:30")
        #expect(Moment("2031-01-06T14:00:00.5Z")?.description == "2031-01-06T14:00:00.500Z")
    }

    @Test func momentsOutsideTheirRangeAreRefused() {
        for text in [
            "1969-12-31T23:59:59Z", "2031-01-06T14:00:60Z", "2031-01-06T24:00:00Z",
            "2031-01-06T14:00:00", "2031-01-06 14:00:00Z", "2031-01-06T14:00:00+19:00",
            "2031-01-06T14:00:00+01:60", "2031-01-06T14:00:00.1234Z", "2031-01-06T14:00:00.Z",
            "1970-01-01T00:00:00+01:00",
        ] {
            #expect(Moment(text) == nil, "\(text)")
        }
        #expect(Moment(unixMilliseconds: -1) == nil)
        #expect(Moment(unixMilliseconds: 0)?.adding(milliseconds: .max) == nil)
    }

    @Test func theDayOfTheFirstMomentWestOfGreenwichIsTheDayBefore() {
        #expect(
            Moment(unixMilliseconds: 0, offsetMinutes: -60)?.description
                == "1969-12-31T23:00:00-01:00"
        )
    }

    @Test func idsHaveOneTextForm() throws {
        for _ in 0..<200 {
            let id = RecordID.random()
            #expect(RecordID(id.description) == id && RecordID(bytes: id.bytes) == id)
        }
        #expect(ClientID.vault.description == String(repeating: "a", count: 26))
        #expect(RecordID(String(repeating: "a", count: 25) + "b") == nil)
        #expect(RecordID(String(repeating: "A", count: 26)) == nil)
        #expect(RecordID(String(repeating: "a", count: 25)) == nil)
        #expect(RecordID(bytes: [1]) == nil)
    }

    @Test func purposesReadWhatTheyPrint() {
        let id = RecordID.random()
        for purpose in [DraftPurpose.note, .plan, .addendum(id), .amendment(id)] {
            #expect(DraftPurpose(purpose.description) == purpose)
        }
        for text in ["", "note:\(id)", "addendum", "addendum:x", "addendum:\(id):", "Note"] {
            #expect(DraftPurpose(text) == nil, "\(text)")
        }
    }

    @Test func everyClassLiesInOneCompartment() {
        for compartment in Compartment.allCases where compartment != .received {
            #expect(compartment.usualClass?.compartment == compartment)
        }
        #expect(Compartment.received.usualClass == nil && Compartment.received.letter == nil)
        #expect(Set(Compartment.allCases.compactMap(\.letter)) == Set("cpsva"))
    }

    @Test func jsonUsesTheNamesOfTheDocuments() throws {
        var client = Client(name: "Rowan Ashdown")
        client.born = CalendarDay("1989-03-14")
        client.emergencyContact = "Linden"
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(client), as: UTF8.self)
        #expect(
            text == #"{"born":"1989-03-14","emergency_contact":"Linden","name":"Rowan Ashdown"}"#
        )
        #expect(try JSONDecoder().decode(Client.self, from: Data(text.utf8)) == client)
    }
}
