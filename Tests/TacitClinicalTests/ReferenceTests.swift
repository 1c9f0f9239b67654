import TacitClinical
import Testing

@Suite struct ReferenceTests {
    private func id(_ bytes: UInt8...) throws -> RecordID {
        try #require(RecordID(bytes: bytes + Array(repeating: 0, count: 16 - bytes.count)))
    }

    @Test func aReferenceIsALetterAndTheFirstDigits() throws {
        let id = try id(0x2C, 0xB8, 0x5D)
        #expect(Reference(.note, id).description == "n" + String(id.description.prefix(4)))
        #expect(Reference(.plan, id, digits: 0).prefix.count == 4)
        #expect(Reference(.plan, id, digits: 99).prefix == id.description)
    }

    @Test func itReadsWhatItPrints() throws {
        for kind in Reference.Kind.allCases {
            for digits in 4...26 {
                let reference = Reference(kind, RecordID.random(), digits: digits)
                #expect(Reference(reference.description) == reference)
                #expect(Reference(reference.description.uppercased()) == reference)
            }
        }
    }

    @Test func nothingElseIsRead() {
        for text in [
            "", "n", "n7f3", "x7f3q", "n7f3!", "n7f31", "n7f38", "n 7f3q", "n7f3q ", "n7f3é",
            "\u{212A}7f3q", "n" + String(repeating: "a", count: 27),
        ] {
            #expect(Reference(text) == nil, "\(text)")
        }
    }

    @Test func itMatchesIdsThatBeginSo() throws {
        let reference = try #require(Reference("naaaa"))
        #expect(reference.matches(try id(0)))
        #expect(!reference.matches(try id(0xFF)))
    }

    @Test func itIsLengthenedOnlyAsFarAsNeeded() throws {
        let one = try id(0, 0, 0, 0, 1)
        let near = try id(0, 0, 0, 0, 2)
        let far = try id(0xFF)
        #expect(Reference(.note, one, among: []).prefix == "aaaa")
        #expect(Reference(.note, one, among: [far, one]).prefix == "aaaa")
        let longer = Reference(.note, one, among: [far, near, one])
        #expect(longer.matches(one) && !longer.matches(near))
        #expect(
            !near.description.hasPrefix(longer.prefix)
                && near.description.hasPrefix(longer.prefix.dropLast())
        )
    }
}

@Suite struct LatenessTests {
    @Test func onlyMoreThanTheLimitIsLate() throws {
        let occurred = try #require(Moment("2031-03-11T18:00:00+01:00"))
        let limit = Practice().lateAfterMilliseconds
        #expect(limit == 48 * 3_600_000)
        let exactly = try #require(occurred.adding(milliseconds: limit))
        let after = try #require(occurred.adding(milliseconds: limit + 1))
        #expect(!Lateness.isLate(occurred: occurred, recorded: exactly, limitMilliseconds: limit))
        #expect(Lateness.isLate(occurred: occurred, recorded: after, limitMilliseconds: limit))
        #expect(!Lateness.isLate(occurred: after, recorded: occurred, limitMilliseconds: limit))
    }

    @Test func theOffsetOfTheClockDoesNotMatter() throws {
        let occurred = try #require(Moment("2031-03-11T18:00:00-10:00"))
        let recorded = try #require(Moment("2031-03-13T18:00:00+10:00"))
        #expect(
            !Lateness.isLate(
                occurred: occurred,
                recorded: recorded,
                limitMilliseconds: 48 * 3_600_000
            )
        )
    }

    @Test func theEndsOfTimeDoNotOverflow() throws {
        let first = try #require(Moment(unixMilliseconds: 0))
        let last = try #require(Moment("9999-12-30T23:59:59Z"))
        #expect(Lateness.isLate(occurred: first, recorded: last, limitMilliseconds: 1))
        #expect(!Lateness.isLate(occurred: last, recorded: first, limitMilliseconds: 0))
    }
}
