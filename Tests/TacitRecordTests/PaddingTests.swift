import TacitCrypto
import Testing

@testable import TacitRecord

/// Cells that are authentic and yet refused: whoever has the key sealed them in a second form.
@Suite struct PaddingTests {
    private static func cell(frame: [UInt8], key: borrowing SecureBytes) throws -> [UInt8] {
        let cell = try Cell.seal(
            cellCount: frame.count + 73,
            key: key,
            label: .record,
            context: SampleCell.context
        ) { output in
            for index in frame.indices { output[index] = frame[index] }
        }
        #expect(cell.count == frame.count + 73)
        return cell
    }

    private static func frame(length: UInt32, payload: [UInt8], cellCount: Int) -> [UInt8] {
        var frame: [UInt8] = []
        frame.append(bigEndian: length)
        frame += payload
        return frame + [UInt8](repeating: 0, count: cellCount - 73 - frame.count)
    }

    @Test func theCanonicalFrameOpens() throws {
        let key = try SampleCell.key()
        let cell = try Self.cell(
            frame: Self.frame(length: 3, payload: [7, 8, 9], cellCount: 448),
            key: key
        )
        #expect(try SampleCell.open(cell, key: key) == [7, 8, 9])
    }

    @Test func paddingThatIsNotZeroIsRefused() throws {
        let key = try SampleCell.key()
        let frame = Self.frame(length: 3, payload: [7, 8, 9], cellCount: 448)
        for place in 7..<frame.count {
            var dirty = frame
            dirty[place] = 1
            let cell = try Self.cell(frame: dirty, key: key)
            #expect(throws: CellError.paddingNotCanonical) { try SampleCell.open(cell, key: key) }
        }
    }

    @Test func aClassThatIsNotTheSmallestIsRefused() throws {
        let key = try SampleCell.key()
        for size in SizeClass.all.dropFirst() {
            let cell = try Self.cell(
                frame: Self.frame(length: 3, payload: [7, 8, 9], cellCount: size),
                key: key
            )
            #expect(throws: CellError.paddingNotCanonical) { try SampleCell.open(cell, key: key) }
        }
    }

    @Test func aLengthBeyondTheFrameIsRefused() throws {
        let key = try SampleCell.key()
        for length in [372, 373, 448, 16_244, UInt32(Int32.max), UInt32.max] {
            let cell = try Self.cell(
                frame: Self.frame(length: length, payload: [], cellCount: 448),
                key: key
            )
            #expect(throws: CellError.paddingNotCanonical) { try SampleCell.open(cell, key: key) }
        }
    }

    @Test func aLengthThatOnlyTheSizeAllowsIsRefused() {
        let frame: [UInt8] = [0, 0, 0, 7, 1, 2, 3, 4, 5, 6]
        #expect(throws: CellError.paddingNotCanonical) {
            try Frame.payloadRange(frame.span, cellCount: 448) { _ in 448 }
        }
    }

    @Test func aFrameWithoutALengthIsRefused() {
        for count in 0..<4 {
            let frame = [UInt8](repeating: 0, count: count)
            #expect(throws: CellError.damaged) {
                try Frame.payloadRange(frame.span, cellCount: 448) { _ in 448 }
            }
        }
    }
}
