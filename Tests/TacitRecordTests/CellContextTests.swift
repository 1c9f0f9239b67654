import TacitCrypto
import Testing

@testable import TacitRecord

@Suite struct CellContextTests {
    /// The sample context with one field changed, once for each field.
    private static let others: [(String, CellContext)] = {
        let vault = SampleCell.vaultID
        let locator = SampleCell.locator
        func context(
            _ vault: [UInt8],
            _ locator: [UInt8],
            _ kind: UInt16,
            _ stream: UInt16,
            _ keyVersion: UInt32,
            _ part: UInt32,
            _ isLast: Bool
        ) -> CellContext {
            CellContext(
                vaultID: vault,
                locator: locator,
                kind: kind,
                stream: stream,
                keyVersion: keyVersion,
                part: part,
                isLast: isLast
            )
        }
        let flipped = [UInt8](repeating: 0xb2, count: 15) + [0xb3]
        return [
            ("vault", context(locator, locator, 1, 2, 3, 0, true)),
            ("locator", context(vault, flipped, 1, 2, 3, 0, true)),
            ("kind", context(vault, locator, 2, 2, 3, 0, true)),
            ("stream", context(vault, locator, 1, 3, 3, 0, true)),
            ("kind and stream swapped", context(vault, locator, 2, 1, 3, 0, true)),
            ("key version", context(vault, locator, 1, 2, 4, 0, true)),
            ("part", context(vault, locator, 1, 2, 3, 1, true)),
            ("last", context(vault, locator, 1, 2, 3, 0, false)),
        ]
    }()

    @Test func theBytesAreTheDocumentedOnes() {
        let context = CellContext(
            vaultID: SampleCell.vaultID,
            locator: SampleCell.locator,
            kind: 0x0102,
            stream: 0x0304,
            keyVersion: 0x0506_0708,
            part: 0x090a_0b0c,
            isLast: false
        )
        #expect(
            context.encoded
                == SampleCell.vaultID + SampleCell.locator
                + [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0]
        )
        #expect(context.encoded.count == CellContext.byteCount)
        #expect(SampleCell.context.encoded.last == 1)
    }

    @Test func aCellOpensInItsOwnPlaceOnly() throws {
        let key = try SampleCell.key()
        let cell = try SampleCell.seal([1, 2, 3], key: key)
        for (field, context) in Self.others {
            #expect(throws: CellError.notAuthentic, "\(field)") {
                try SampleCell.open(cell, key: key, context: context)
            }
        }
    }

    @Test func aCellReplayedUnderAnotherLocatorIsRefused() throws {
        let key = try SampleCell.key()
        let locatorKey = try SecureBytes.random(count: 32)
        let contexts = try (0..<2).map { number in
            let address = try RowAddress.record(
                key: locatorKey,
                stream: 2,
                number: UInt64(number),
                part: 0,
                attempt: 0
            )
            return CellContext(
                vaultID: SampleCell.vaultID,
                locator: address.locator,
                kind: 1,
                stream: 2,
                keyVersion: 3
            )
        }
        let cell = try SampleCell.seal([1, 2, 3], key: key, context: contexts[0])
        #expect(try SampleCell.open(cell, key: key, context: contexts[0]) == [1, 2, 3])
        #expect(throws: CellError.notAuthentic) {
            try SampleCell.open(cell, key: key, context: contexts[1])
        }
    }
}
