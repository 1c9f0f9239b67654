import Foundation
import TacitStore
import Testing

@Suite struct ReadOnlyTests {
    @Test func nothingIsWrittenNotEvenBeside() throws {
        let folder = try VaultFolder()
        try folder.makeVault()
        try folder.write([1], ".next")
        func state() throws -> [String] {
            try folder.names.map { name in
                let path = folder.path + "/" + name
                let attributes = try FileManager.default.attributesOfItem(atPath: path)
                return "\(name) \(attributes[.size] ?? 0) \(attributes[.modificationDate] ?? 0)"
            }
        }
        let before = try (state(), folder.bytes())
        let store = try Store(opening: folder.vault, readOnly: true)
        #expect(store.isReadOnly)
        #expect(try store.cell(7) == [7, 7])
        #expect(try store.integrityCheck())
        #expect(storeError { try store.apply([.insert(8, [8])]) } == .readOnly)
        #expect(storeError { try store.checkpoint() } == .readOnly)
        #expect(storeError { try store.vacuum() } == .readOnly)
        #expect(try state() == before.0)
        try store.close()
        #expect(try state() == before.0)
        #expect(try folder.bytes() == before.1)
    }

    @Test func commitsThatAreStillInTheLogAreNotPassedOver() throws {
        let folder = try VaultFolder()
        let image = try VaultFolder()
        let store = try Store.create(at: folder.vault)
        try store.apply([.insert(1, [1])])
        try image.write(try folder.bytes())
        try image.write(try folder.bytes("-wal"), "-wal")
        #expect(storeError { try Store(opening: image.vault, readOnly: true) } == .journalPending)
        try Store(opening: image.vault).close()
        #expect(try Store(opening: image.vault, readOnly: true).cell(1) == [1])
    }

    @Test(arguments: ["va?ult", "va#ult", "va%41ult", "Örtliche Ablage", "vault&mode=rwc"])
    func aNameThatIsNotPlainInAURIIsTheSameFile(_ name: String) throws {
        let folder = try VaultFolder()
        let path = folder.path + "/" + name
        try Store.create(at: path, with: [.insert(1, [1])]).close()
        #expect(try Store(opening: path, readOnly: true).cell(1) == [1])
        #expect(try Store(opening: path).cell(1) == [1])
        #expect(try folder.names == [name])
    }

    @Test(.enabled(if: Tmpfs.isAvailable, "mounting needs root"))
    func aReadOnlyMediumOpens() throws {
        let medium = try Tmpfs(megabytes: 4)
        let folder = try VaultFolder(in: medium.path)
        try folder.makeVault()
        unsafe chmod(folder.path, 0o555)
        unsafe chmod(folder.vault, 0o444)
        try medium.makeReadOnly()
        #expect(try Store(opening: folder.vault, readOnly: true).cell(7) == [7, 7])
        #expect(storeError { try Store(opening: folder.vault) } == .permissions)
    }
}
