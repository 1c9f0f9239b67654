import Testing

@testable import TacitCrypto

@Suite struct SizeTests {
    @Test func exactlyElevenClassesByTheFormula() {
        let formula = (9...14).flatMap { k in
            [(1 << k) - 64, 3 << (k - 1)].enumerated().map {
                $0.offset == 0 ? $0.element : $0.element - 64
            }
        }.filter { $0 <= 16_320 }
        #expect(SizeClass.all == formula)
        #expect(SizeClass.all.count == 11)
        #expect(SizeClass.all == [448, 704, 960, 1472, 1984, 3008, 4032, 6080, 8128, 12224, 16320])
    }

    @Test func smallestClassThatFits() {
        #expect(SizeClass.smallest(fitting: 0) == 448)
        for (lower, upper) in zip(SizeClass.all, SizeClass.all.dropFirst()) {
            #expect(SizeClass.smallest(fitting: lower) == lower)
            #expect(SizeClass.smallest(fitting: lower + 1) == upper)
        }
        #expect(SizeClass.smallest(fitting: 16_320) == 16_320)
        #expect(SizeClass.smallest(fitting: 16_321) == nil)
        #expect(SizeClass.smallest(fitting: .max) == nil)
        #expect(SizeClass.smallest(fitting: -1) == nil)
    }

    /// Worked by hand from section 4 of the paper: 9 is where the overhead is greatest but one.
    @Test(
        arguments: [
            (0, 0), (1, 1), (2, 2), (3, 3), (7, 7), (8, 8), (9, 10), (10, 10), (11, 12), (129, 144),
            (1_000_000, 1_015_808), (1_048_576, 1_048_576), (1_048_577, 1_081_344),
            (1 << 63, 1 << 63), (.max, .max), ((1 << 63) + 1, (1 << 63) + (1 << 57)),
        ] as [(UInt64, UInt64)]
    )
    func padmeKnownValues(count: UInt64, expected: UInt64) {
        #expect(Padme.padded(count) == expected)
    }

    @Test func padmeNeverShrinksNeverDependsOnOrderAndIsItsOwnFixedPoint() {
        var previous: UInt64 = 0
        for count in UInt64(0)...70_000 {
            let padded = Padme.padded(count)
            #expect(padded >= count && padded >= previous)
            #expect(Padme.padded(padded) == padded)
            // The bound of the paper, in whole numbers.
            #expect((padded - count) * 100 <= count * 12)
            previous = padded
        }
    }
}
