import TacitCrypto
import Testing

@testable import TacitRecord

@Suite struct RowAddressTests {
    /// Made with Python's hashlib from the message in `Docs/Formats/cell.md`.
    @Test func addressesAreTheDocumentedOnes() throws {
        let key = try SampleCell.key()
        let record = try RowAddress.record(key: key, stream: 3, number: 5, part: 1, attempt: 2)
        #expect(record.locator == SampleCell.bytes(hex: "6e29b2e998e402e35e2b06ecd1edbc01"))
        #expect(record.rowID == 7_938_072_534_579_413_731)
        let tail = try RowAddress.tail(key: key, stream: 3, number: 5, part: 1, attempt: 2)
        #expect(tail.locator == SampleCell.bytes(hex: "575143aafe2c594b18a8c0ec5a7b8965"))
        #expect(tail.rowID == 6_291_884_556_101_114_187)
        let tile = try RowAddress.tile(key: key, stream: 3, number: 5, part: 1, attempt: 2)
        #expect(tile.locator == SampleCell.bytes(hex: "7190baa9b3310f88594856e7d947bc6c"))
        #expect(tile.rowID == 8_183_245_760_950_767_496)
    }

    @Test func everyFieldGivesAnotherAddress() throws {
        let key = try SampleCell.key()
        let other = try SecureBytes.random(count: 32)
        let locators = [
            try RowAddress.record(key: key, stream: 1, number: 1, part: 1, attempt: 1),
            try RowAddress.record(key: other, stream: 1, number: 1, part: 1, attempt: 1),
            try RowAddress.record(key: key, stream: 2, number: 1, part: 1, attempt: 1),
            try RowAddress.record(key: key, stream: 1, number: 2, part: 1, attempt: 1),
            try RowAddress.record(key: key, stream: 1, number: 1, part: 2, attempt: 1),
            try RowAddress.record(key: key, stream: 1, number: 1, part: 1, attempt: 2),
            try RowAddress.tail(key: key, stream: 1, number: 1, part: 1, attempt: 1),
            try RowAddress.tile(key: key, stream: 1, number: 1, part: 1, attempt: 1),
        ].map(\.locator)
        #expect(Set(locators).count == locators.count)
    }

    @Test func rowIdsAreTheLocatorWithoutItsTopBit() throws {
        let key = try SampleCell.key()
        var topBits: Set<UInt8> = []
        for number in 0..<64 {
            let address = try RowAddress.record(
                key: key,
                stream: 1,
                number: UInt64(number),
                part: 0,
                attempt: 0
            )
            topBits.insert(address.locator[0] >> 7)
            var bytes = address.locator.prefix(8)
            bytes[0] &= 0x7f
            #expect(UInt64(address.rowID) == bytes.bigEndian(UInt64.self))
        }
        #expect(topBits == [0, 1])
    }

    @Test func anotherWriterIsRefused() throws {
        let key = try SampleCell.key()
        for writer in [1, UInt16.max] as [UInt16] {
            #expect(throws: CellError.unknownWriter) {
                try RowAddress.record(
                    key: key,
                    stream: 1,
                    writer: writer,
                    number: 0,
                    part: 0,
                    attempt: 0
                )
            }
        }
    }
}
