import TacitCrypto
import Testing

@testable import TacitRecord

@Suite struct LargeCellTests {
    private static let minimum = 1 << 16

    private static func seal(
        _ count: Int,
        minimum: Int = minimum,
        key: borrowing SecureBytes
    ) throws -> [UInt8] {
        try LargeCell.seal(
            SampleCell.payload(count).span,
            minimum: minimum,
            key: key,
            label: .state,
            context: SampleCell.context
        )
    }

    private static func open(
        _ cell: [UInt8],
        minimum: Int = minimum,
        key: borrowing SecureBytes
    ) throws(CellError) -> [UInt8] {
        try LargeCell.open(
            cell.span,
            minimum: minimum,
            key: key,
            label: .state,
            context: SampleCell.context
        )
    }

    @Test func cellsArePowersOfTwoFromTheMinimum() throws {
        let key = try SampleCell.key()
        for (count, size) in [
            (0, 65_536), (65_459, 65_536), (65_460, 131_072), (131_000, 262_144),
            (262_067, 262_144), (262_068, 524_288),
        ] {
            let cell = try Self.seal(count, key: key)
            #expect(cell.count == size)
            #expect(try Self.open(cell, key: key) == SampleCell.payload(count))
        }
    }

    @Test func secretsComeBackInLockedMemory() throws {
        let key = try SampleCell.key()
        for count in [0, 1, 4_000, 65_459, 65_460] {
            let cell = try Self.seal(count, key: key)
            let payload = try LargeCell.openSecure(
                cell.span,
                minimum: Self.minimum,
                key: key,
                label: .state,
                context: SampleCell.context
            )
            let expected = try SecureBytes(copying: SampleCell.payload(count).span)
            let isEqual = payload.equals(expected)
            #expect(isEqual)
        }
    }

    @Test func sizesThatNoLargeCellHasAreRefused() throws {
        let key = try SampleCell.key()
        for count in [0, 1, 77, 448, 32_768, 65_535, 65_537, 98_304, 131_071] {
            let cell = [UInt8](repeating: 1, count: count)
            #expect(throws: CellError.damaged) { try Self.open(cell, key: key) }
            #expect(throws: CellError.damaged) {
                try LargeCell.openSecure(
                    cell.span,
                    minimum: Self.minimum,
                    key: key,
                    label: .state,
                    context: SampleCell.context
                ).count
            }
        }
    }

    @Test func changedCellsAreRefused() throws {
        let key = try SampleCell.key()
        let cell = try Self.seal(500, minimum: 1_024, key: key)
        for place in cell.indices {
            var flipped = cell
            flipped[place] ^= 0x80
            let expected = place == 0 ? CellError.damaged : .notAuthentic
            #expect(throws: expected) { try Self.open(flipped, minimum: 1_024, key: key) }
            #expect(throws: expected) {
                try LargeCell.openSecure(
                    flipped.span,
                    minimum: 1_024,
                    key: key,
                    label: .state,
                    context: SampleCell.context
                ).count
            }
        }
    }

    @Test func paddingOfAnotherMinimumIsRefused() throws {
        let key = try SampleCell.key()
        let cell = try Self.seal(100, minimum: 2_048, key: key)
        #expect(throws: CellError.paddingNotCanonical) {
            try Self.open(cell, minimum: 1_024, key: key)
        }
        #expect(throws: CellError.damaged) { try Self.open(cell, minimum: 4_096, key: key) }
    }

    @Test func moreThanTheLimitIsRefused() throws {
        let key = try SampleCell.key()
        let payload = [UInt8](repeating: 0, count: LargeCell.largestCell - 76)
        #expect(throws: CellError.tooLong) {
            try LargeCell.seal(
                payload.span,
                minimum: Self.minimum,
                key: key,
                label: .state,
                context: SampleCell.context
            )
        }
    }
}
