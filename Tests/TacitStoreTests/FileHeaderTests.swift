import Testing

@testable import TacitStore

@Suite struct FileHeaderTests {
    /// A header as a vault's file begins.
    private func header() throws -> [UInt8] {
        let folder = try VaultFolder()
        try folder.makeVault()
        return Array(try folder.bytes().prefix(FileHeader.length))
    }

    @Test func aVaultsHeaderIsAdmitted() throws {
        let bytes = try header()
        #expect(storeError { try FileHeader(checking: bytes) } == nil)
    }

    @Test(arguments: [0, 1, 16, 99])
    func aShortHeaderIsNotAVault(_ count: Int) throws {
        let bytes = try Array(header().prefix(count))
        #expect(storeError { try FileHeader(checking: bytes) } == .notAVault)
    }

    @Test(arguments: [
        (0, StoreError.notAVault), (15, .notAVault), (68, .notAVault), (71, .notAVault),
        (60, .newerFormat), (62, .newerFormat), (16, .foreignSchema), (17, .foreignSchema),
        (20, .foreignSchema), (47, .foreignSchema), (55, .foreignSchema), (59, .foreignSchema),
    ])
    func aFieldThatIsAnotherIsRefused(_ offset: Int, _ expected: StoreError) throws {
        var bytes = try header()
        bytes[offset] ^= 0x02
        #expect(storeError { try FileHeader(checking: bytes) } == expected)
    }

    @Test func noByteOfTheHeaderCanStopTheProgram() throws {
        let bytes = try header()
        for offset in bytes.indices {
            for value in [UInt8(0), 0x7F, 0x80, 0xFF] {
                var altered = bytes
                altered[offset] = value
                _ = storeError { try FileHeader(checking: altered) }
            }
        }
    }

    @Test func anAlteredHeaderNeverReadsAsOtherRows() throws {
        let folder = try VaultFolder()
        try folder.makeVault()
        let bytes = try folder.bytes()
        for offset in 0..<FileHeader.length {
            var altered = bytes
            altered[offset] ^= 0xFF
            try folder.write(altered)
            guard let store = try? Store(opening: folder.vault, readOnly: true) else { continue }
            // Counters and the library's version say nothing; then the rows are what they were.
            let row = try? store.cell(7)
            #expect(row == nil || row == [7, 7], "offset \(offset)")
        }
    }
}
