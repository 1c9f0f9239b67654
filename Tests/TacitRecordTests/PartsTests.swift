import TacitCrypto
import Testing

@testable import TacitRecord

@Suite struct PartsTests {
    private static let part = Parts.partByteCount

    /// Each part under the context that the vault would give it; the locator is the part's own.
    private static func context(_ part: UInt32, isLast: Bool = true) -> CellContext {
        CellContext(
            vaultID: SampleCell.vaultID,
            locator: [UInt8](repeating: UInt8(part), count: 16),
            kind: 1,
            stream: 2,
            keyVersion: 3,
            part: part,
            isLast: isLast
        )
    }

    private static func cells(
        _ content: [UInt8],
        key: borrowing SecureBytes
    ) throws -> [[UInt8]] {
        let parts = try Parts.split(content)
        var cells: [[UInt8]] = []
        for (number, part) in parts.enumerated() {
            let context = context(UInt32(number), isLast: number == parts.count - 1)
            cells.append(
                try Cell.seal(part.span, key: key, label: .record, context: context)
            )
        }
        return cells
    }

    private static func open(
        _ cell: [UInt8],
        in reader: inout PartReader,
        key: borrowing SecureBytes
    ) throws(CellError) {
        let context = context(reader.nextPart)
        try reader.open(cell.span, key: key, label: .record, context: context)
    }

    private static func read(
        _ cells: [[UInt8]],
        key: borrowing SecureBytes
    ) throws(CellError) -> [UInt8] {
        var reader = PartReader()
        for cell in cells {
            try open(cell, in: &reader, key: key)
        }
        return try reader.content()
    }

    @Test func contentsComeBackAtEveryBoundary() throws {
        let key = try SampleCell.key()
        let most = Self.part
        for count in [0, 1, most - 1, most, most + 1, 2 * most, 2 * most + 1, 42_240] {
            let content = SampleCell.payload(count)
            let cells = try Self.cells(content, key: key)
            #expect(cells.count == max(1, (count + most - 1) / most))
            #expect(cells.dropLast().allSatisfy { $0.count == 16_320 })
            #expect(try Self.read(cells, key: key) == content)
        }
    }

    @Test func theReaderStopsAtTheLastPart() throws {
        let key = try SampleCell.key()
        let cells = try Self.cells(SampleCell.payload(2 * Self.part), key: key)
        var reader = PartReader()
        #expect(reader.nextPart == 0 && !reader.isComplete)
        try Self.open(cells[0], in: &reader, key: key)
        #expect(reader.nextPart == 1 && !reader.isComplete)
        try Self.open(cells[1], in: &reader, key: key)
        #expect(reader.isComplete)
        #expect(throws: CellError.damaged) {
            try Self.open(cells[1], in: &reader, key: key)
        }
    }

    @Test func missingSwappedAndDroppedPartsAreRefused() throws {
        let key = try SampleCell.key()
        let cells = try Self.cells(SampleCell.payload(3 * Self.part + 5), key: key)
        #expect(cells.count == 4)
        #expect(throws: CellError.incomplete) { try Self.read(cells.dropLast(), key: key) }
        #expect(throws: CellError.incomplete) { try Self.read([], key: key) }
        for place in 0..<3 {
            var dropped = cells
            dropped.remove(at: place)
            #expect(throws: CellError.notAuthentic) { try Self.read(dropped, key: key) }
            var swapped = cells
            swapped.swapAt(place, place + 1)
            #expect(throws: CellError.notAuthentic) { try Self.read(swapped, key: key) }
            var repeated = cells
            repeated.insert(cells[place], at: place)
            #expect(throws: CellError.notAuthentic) { try Self.read(repeated, key: key) }
        }
    }

    @Test func partsOfTwoContentsAreNotMixed() throws {
        let key = try SampleCell.key()
        let short = try Self.cells(SampleCell.payload(Self.part), key: key)
        let long = try Self.cells(SampleCell.payload(2 * Self.part), key: key)
        #expect(throws: CellError.damaged) { try Self.read([short[0], long[1]], key: key) }
        #expect(throws: CellError.incomplete) { try Self.read([long[0]], key: key) }
    }

    @Test func aPartThatIsNotFullIsTheLast() throws {
        let key = try SampleCell.key()
        // Authentic, of the largest class, says that more follows, and is one byte short.
        let payload = SampleCell.payload(Self.part - 1)
        let cell = try Cell.seal(
            payload.span,
            key: key,
            label: .record,
            context: Self.context(0, isLast: false)
        )
        #expect(throws: CellError.damaged) { try Self.read([cell], key: key) }
        // The same in a smaller class is not even tried as a part with more behind it.
        let small = try Cell.seal(
            [1, 2].span,
            key: key,
            label: .record,
            context: Self.context(0, isLast: false)
        )
        #expect(throws: CellError.notAuthentic) { try Self.read([small], key: key) }
    }

    @Test func afterAnErrorTheReaderStandsWhereItStood() throws {
        let key = try SampleCell.key()
        let content = SampleCell.payload(2 * Self.part)
        let cells = try Self.cells(content, key: key)
        var reader = PartReader()
        try Self.open(cells[0], in: &reader, key: key)
        #expect(throws: CellError.notAuthentic) {
            try Self.open(cells[0], in: &reader, key: key)
        }
        try Self.open(cells[1], in: &reader, key: key)
        #expect(try reader.content() == content)
    }

    @Test func contentsOverTheLimitAreRefused() throws {
        let most = [UInt8](repeating: 0, count: Parts.largestContent)
        let parts = try Parts.split(most)
        #expect(parts.count == 4_132)
        #expect(parts.reduce(0) { $0 + $1.count } == Parts.largestContent)
        let over = most + [0]
        #expect(throws: CellError.tooLong) { try Parts.split(over) }
    }
}
