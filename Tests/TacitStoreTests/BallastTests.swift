import Foundation
import TacitStore
import Testing

@Suite struct BallastTests {
    @Test func itIsWrittenOnceAndReleasedOnce() throws {
        let folder = try VaultFolder()
        let ballast = try Ballast(besideVaultAt: folder.vault)
        #expect(try !ballast.isWhole)
        try ballast.create()
        #expect(try ballast.isWhole)
        let bytes = try folder.bytes(".ballast")
        #expect(bytes.count == 8 << 20)
        #expect(!bytes.contains(0))
        try ballast.create()
        let isSame = try folder.bytes(".ballast") == bytes
        #expect(isSame)
        #expect(try ballast.release())
        #expect(try !ballast.release())
        #expect(try folder.names.isEmpty)
    }

    @Test func itDoesNotCompress() throws {
        let folder = try VaultFolder()
        try Ballast(besideVaultAt: folder.vault).create()
        var pieces: Set<[UInt8]> = []
        let bytes = try folder.bytes(".ballast")
        for start in stride(from: 0, to: bytes.count, by: 4_096) {
            pieces.insert(Array(bytes[start..<start + 4_096]))
        }
        #expect(pieces.count == bytes.count / 4_096)
        // Seven of eight bits are free, so every odd value occurs.
        #expect(Set(bytes.prefix(65_536)).count == 128)
    }

    @Test func aShortOrSparseOneIsNotWholeAndIsWrittenAnew() throws {
        let folder = try VaultFolder()
        let ballast = try Ballast(besideVaultAt: folder.vault)
        try folder.write([1, 2, 3], ".ballast")
        #expect(try !ballast.isWhole)
        try ballast.create()
        #expect(try ballast.isWhole)
        _ = try ballast.release()
        try folder.write([], ".ballast")
        let code = unsafe truncate(folder.vault + ".ballast", off_t(Ballast.size))
        #expect(code == 0)
        #expect(try !ballast.isWhole)
        try ballast.create()
        #expect(try ballast.isWhole)
    }

    @Test func itCanBeReleasedWhileTheVaultIsOpen() throws {
        let folder = try VaultFolder()
        let store = try Store.create(at: folder.vault)
        let ballast = try Ballast(besideVaultAt: folder.vault)
        try ballast.create()
        #expect(try ballast.release())
        try store.apply([.insert(1, [1])])
        #expect(storeError { try Store(opening: folder.vault) } == .busy)
    }

    @Test func aLinkInItsPlaceIsNotWrittenThrough() throws {
        let folder = try VaultFolder()
        let victim = folder.path + "/victim"
        #expect(FileManager.default.createFile(atPath: victim, contents: Data([1])))
        try FileManager.default.createSymbolicLink(
            atPath: folder.vault + ".ballast",
            withDestinationPath: victim
        )
        let ballast = try Ballast(besideVaultAt: folder.vault)
        #expect(storeError { try ballast.create() } == .permissions)
        #expect(try Data(contentsOf: URL(fileURLWithPath: victim)) == Data([1]))
    }
}
