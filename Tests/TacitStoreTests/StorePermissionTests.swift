import Foundation
import TacitStore
import Testing

@Suite struct StorePermissionTests {
    @Test func everyFileIsOursAloneWhateverTheUmask() throws {
        let folder = try VaultFolder()
        let old = umask(0)
        defer { umask(old) }
        let store = try Store.create(at: folder.vault, with: [.insert(1, [1])])
        try store.apply([.insert(2, [2])])
        #expect(try folder.names == ["vault", "vault-wal"])
        #expect(try folder.mode() == 0o600)
        #expect(try folder.mode("-wal") == 0o600)
        try store.vacuum()
        try store.apply([.insert(3, [3])])
        #expect(try folder.mode() == 0o600)
        #expect(try folder.mode("-wal") == 0o600)
        let ballast = try Ballast(besideVaultAt: folder.vault)
        try ballast.create()
        #expect(try folder.mode(".ballast") == 0o600)
    }

    @Test(arguments: [0o755, 0o750, 0o701, 0o770, 0o500])
    func aLooseDirectoryIsRefused(_ mode: Int) throws {
        let folder = try VaultFolder()
        try folder.makeVault()
        unsafe chmod(folder.path, mode_t(mode))
        defer { unsafe chmod(folder.path, 0o700) }
        #expect(storeError { try Store(opening: folder.vault) } == .permissions)
        #expect(storeError { try Store.create(at: folder.path + "/b") } == .permissions)
        #expect(storeError { try Ballast(besideVaultAt: folder.vault).create() } == .permissions)
        #expect(try Store(opening: folder.vault, readOnly: true).cell(7) == [7, 7])
    }

    @Test(arguments: ["", "-wal", "-shm", "-journal"], [0o644, 0o640, 0o602, 0o700])
    func aLooseFileIsRefused(_ suffix: String, _ mode: Int) throws {
        let folder = try VaultFolder()
        try folder.makeVault()
        if !suffix.isEmpty { try folder.write([], suffix) }
        try folder.setMode(mode, suffix)
        #expect(storeError { try Store(opening: folder.vault) } == .permissions)
        try folder.setMode(0o600, suffix)
        #expect(try Store(opening: folder.vault).cell(7) == [7, 7])
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
    func anotherOwnersFileOrDirectoryIsRefused() throws {
        let folder = try VaultFolder()
        try folder.makeVault()
        unsafe chown(folder.vault, 65_534, 65_534)
        #expect(storeError { try Store(opening: folder.vault) } == .permissions)
        unsafe chown(folder.vault, 0, 0)
        unsafe chown(folder.path, 65_534, 65_534)
        #expect(storeError { try Store(opening: folder.vault) } == .permissions)
        unsafe chown(folder.path, 0, 0)
        #expect(try Store(opening: folder.vault).cell(7) == [7, 7])
    }

    @Test(arguments: ["", "-wal", "-journal", "-shm"])
    func aSymbolicLinkIsRefused(_ suffix: String) throws {
        let folder = try VaultFolder()
        let elsewhere = try VaultFolder()
        try elsewhere.makeVault()
        if !suffix.isEmpty {
            try folder.makeVault()
            try elsewhere.write([], suffix)
        }
        try FileManager.default.createSymbolicLink(
            atPath: folder.vault + suffix,
            withDestinationPath: elsewhere.vault + suffix
        )
        #expect(storeError { try Store(opening: folder.vault) } == .permissions)
        #expect(storeError { try Store(opening: folder.vault, readOnly: true) } == .permissions)
        #expect(storeError { try Store.create(at: folder.vault) } == .alreadyExists)
    }

    @Test func aLinkToTheDirectoryIsRefused() throws {
        let folder = try VaultFolder()
        try folder.makeVault()
        let link = folder.path + "-link"
        try FileManager.default.createSymbolicLink(
            atPath: link,
            withDestinationPath: folder.path
        )
        defer { unsafe unlink(link) }
        #expect(storeError { try Store(opening: link + "/vault") } == .permissions)
    }

    @Test func aSecondNameAndWhatIsNoFileAreRefused() throws {
        let folder = try VaultFolder()
        try folder.makeVault()
        try FileManager.default.linkItem(atPath: folder.vault, toPath: folder.path + "/twin")
        #expect(storeError { try Store(opening: folder.vault) } == .permissions)
        unsafe unlink(folder.path + "/twin")
        try FileManager.default.createDirectory(
            atPath: folder.vault + "-wal",
            withIntermediateDirectories: false
        )
        #expect(storeError { try Store(opening: folder.vault) } == .permissions)
    }
}
