import TacitCrypto
import Testing

@testable import TacitRecord

@Suite struct CellTests {
    @Test func aCellMadeInPythonFromTheDocumentOpens() throws {
        let cell = SampleCell.bytes(hex: Self.pythonCell.joined())
        let key = try SampleCell.key()
        let payload = try SampleCell.open(cell, key: key)
        #expect(String(decoding: payload, as: UTF8.self) == #"{"text":"no show"}"#)
    }

    @Test func everyClassIsReachedAndIsTheSmallest() throws {
        let key = try SampleCell.key()
        var sizes: Set<Int> = []
        for size in SizeClass.all {
            let most = size - Cell.overhead
            for count in [most - 1, most, most + 1] where count <= Cell.largestPayload {
                let payload = SampleCell.payload(count)
                let cell = try SampleCell.seal(payload, key: key)
                #expect(cell.count == SizeClass.all.first { $0 >= count + 77 })
                #expect(try SampleCell.open(cell, key: key) == payload)
                sizes.insert(cell.count)
            }
        }
        #expect(sizes.sorted() == SizeClass.all)
        #expect(sizes.count == 11)
    }

    @Test func everyLengthUpToTheSecondClassAndTheLimitComesBack() throws {
        let key = try SampleCell.key()
        for count in Array(0...640) + Array(16_230...Cell.largestPayload) {
            let payload = SampleCell.payload(count)
            #expect(try SampleCell.open(SampleCell.seal(payload, key: key), key: key) == payload)
        }
    }

    @Test func onePayloadByteTooManyIsRefused() throws {
        #expect(Cell.largestPayload == 16_320 - Cell.overhead)
        let key = try SampleCell.key()
        let payload = SampleCell.payload(Cell.largestPayload + 1)
        #expect(throws: CellError.tooLong) { try SampleCell.seal(payload, key: key) }
    }

    @Test func theSamePayloadIsNeverTheSameCell() throws {
        let key = try SampleCell.key()
        let first = try SampleCell.seal([1, 2, 3], key: key)
        let second = try SampleCell.seal([1, 2, 3], key: key)
        #expect(first[1..<25] != second[1..<25], "the nonce")
        #expect(first[25...] != second[25...])
    }

    @Test func everyFlippedBitIsRefused() throws {
        let key = try SampleCell.key()
        let cell = try SampleCell.seal(SampleCell.payload(300), key: key)
        #expect(cell.count == 448)
        for bit in 0..<cell.count * 8 {
            var flipped = cell
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: bit < 8 ? CellError.damaged : .notAuthentic) {
                try SampleCell.open(flipped, key: key)
            }
        }
    }

    @Test func everyOtherLengthIsRefused() throws {
        let key = try SampleCell.key()
        let cell = try SampleCell.seal(SampleCell.payload(300), key: key)
        for count in 0..<800 where count != cell.count {
            let other = Array((cell + cell).prefix(count))
            let isClass = SizeClass.all.contains(count)
            #expect(throws: isClass ? CellError.notAuthentic : .damaged) {
                try SampleCell.open(other, key: key)
            }
        }
    }

    @Test func anotherKeyOrLabelIsRefused() throws {
        let key = try SampleCell.key()
        let cell = try SampleCell.seal([1, 2, 3], key: key)
        let other = try SecureBytes.random(count: 32)
        #expect(throws: CellError.notAuthentic) { try SampleCell.open(cell, key: other) }
        for label in KeyLabel.allCases where label != .record {
            #expect(throws: CellError.notAuthentic) {
                try Cell.open(cell.span, key: key, label: label, context: SampleCell.context)
            }
        }
    }

    @Test func aKeyOfAnotherLengthIsRefused() throws {
        let short = try SecureBytes.random(count: 31)
        #expect(throws: CellError.crypto(.invalidKey)) {
            try SampleCell.seal([1, 2, 3], key: short)
        }
    }

    /// A cell under the sample key and context, with the nonce 0x64, 0x65, to 0x7b.
    ///
    /// Made with hashlib's BLAKE2b and the ChaCha20-Poly1305 of pyca/cryptography.
    private static let pythonCell = [
        "016465666768696a6b6c6d6e6f707172737475767778797a7be5677bed9605ded88510dddbecf2e3",
        "b5f433967bea5cd96c8c61295fed43bdd5167c5d0776e1cdc82d345eed5bef10b53e3176c35f8ece",
        "65296ee931d39a862a49157bc9b66b8ede59c97909a52114ab9f0d42d452b8271227339144d25087",
        "a0ee7c341cc07f1696ff85d4332fafc827f80405aac1d1c1296bbc10a016a519bd0d0748e2980f84",
        "58c7b7addb35339e07610f3662ea274cad16d603a50d1c867bebd0ff4f69f8176cbf0f17667bbd2f",
        "418ddf8c4a6df55463480984c175895825d054703d001caeb6761af05cc234696af1d088ded4416f",
        "21c5f7c1dd850b68bd2bcbbf1908878ca500b6e975127ca43d07b6a982fbee69166131877a781b4d",
        "bf3f1b09dc8a1e04433203d3a520db3cfd02c43e2fabe09ca8c1c3b16a263f70375234966b730cd2",
        "1f7c9877a0958a9068ca911c1e6dcbb5e329f3ee17423ec72a97308d1ff393dfae14eefdef97c95d",
        "c6becc54875585972dd067245132f1ccccc0cde85d562af03c130fb5b64f25ae64b63a272e483628",
        "7f499cf5e6526584dbb65784a97e6fd1732e814dc59ba55624c8db0e91c31cb1bb9a00b062ac454e",
        "eb63c0398aef7f3e",
    ]
}
