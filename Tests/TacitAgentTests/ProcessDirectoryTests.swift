import Foundation
import TacitAgentAPI
import Testing

@testable import TacitAgent

@Suite struct ProcessDirectoryTests {
    private func open(_ path: String, checkingParent: Bool = false) throws(StartFailure) {
        _ = try PrivateDirectory(at: path, .runtimeDirectory, checkingParent: checkingParent)
    }

    @Test func whatIsMissingIsMadeForItsOwnerOnly() throws {
        let folder = try ProcessFolder()
        try open(folder.file("a/b/c"), checkingParent: true)
        #expect(folder.mode(of: "a") == 0o700)
        #expect(folder.mode(of: "a/b/c") == 0o700)
    }

    @Test(arguments: [0o701, 0o710, 0o755, 0o777, 0o1700, 0o500] as [mode_t])
    func aDirectoryWithAnotherModeIsRefusedAndLeftAlone(_ mode: mode_t) throws {
        let folder = try ProcessFolder()
        try folder.make("loose", mode: mode)
        #expect(throws: StartFailure(.permissions, .runtimeDirectory)) {
            try open(folder.file("loose"))
        }
        #expect(folder.mode(of: "loose") == mode)
    }

    @Test func aLinkInItsPlaceIsRefused() throws {
        let folder = try ProcessFolder()
        try folder.make("real", mode: 0o700)
        #expect(unsafe symlink(folder.file("real"), folder.file("link")) == 0)
        #expect(throws: StartFailure(.permissions, .runtimeDirectory)) {
            try open(folder.file("link"))
        }
    }

    @Test func aLinkToNothingIsRefusedAndNotFollowed() throws {
        let folder = try ProcessFolder()
        #expect(unsafe symlink(folder.file("away"), folder.file("link")) == 0)
        #expect(throws: StartFailure(.permissions, .runtimeDirectory)) {
            try open(folder.file("link"))
        }
        #expect(folder.mode(of: "away") == nil)
    }

    @Test func aFileInItsPlaceIsRefused() throws {
        let folder = try ProcessFolder()
        #expect(FileManager.default.createFile(atPath: folder.file("file"), contents: nil))
        #expect(throws: StartFailure(.permissions, .runtimeDirectory)) {
            try open(folder.file("file"))
        }
    }

    @Test func aParentInWhichOthersCanRenameIsRefused() throws {
        let folder = try ProcessFolder()
        try folder.make("open", mode: 0o777)
        try folder.make("open/ours", mode: 0o700)
        #expect(throws: StartFailure(.permissions, .runtimeDirectory)) {
            try open(folder.file("open/ours"), checkingParent: true)
        }
        // As /dev/shm: others may make names there, and rename only their own.
        #expect(unsafe chmod(folder.file("open"), 0o1777) == 0)
        try open(folder.file("open/ours"), checkingParent: true)
    }

    @Test(.enabled(if: geteuid() == 0, "needs a second user"))
    func aDirectoryOfAnotherUserIsRefused() throws {
        let folder = try ProcessFolder()
        try folder.make("theirs", mode: 0o700)
        #expect(unsafe chown(folder.file("theirs"), 65_534, 65_534) == 0)
        #expect(throws: StartFailure(.permissions, .runtimeDirectory)) {
            try open(folder.file("theirs"))
        }
    }

    @Test func aRuntimeDirectoryThatCannotBeMadeIsAMatterOfConfiguration() {
        #expect(throws: StartFailure(.noRuntimeDirectory, .runtimeDirectory)) {
            try open("/proc/nowhere/tacit")
        }
    }

    @Test func filesAreMadeForTheirOwnerOnly() throws {
        let folder = try ProcessFolder()
        let directory = try PrivateDirectory(at: folder.path, .stateDirectory)
        close(try directory.openFile("new", O_RDWR, .messages))
        #expect(folder.mode(of: "new") == 0o600)
    }

    /// What could wait under a file's name: each would read, write or hang somewhere else.
    @Test(arguments: ["link", "hard link", "fifo", "directory", "loose file"])
    func whatIsNoFileOfOursAloneIsNotOpened(_ trap: String) throws {
        let folder = try ProcessFolder()
        let directory = try PrivateDirectory(at: folder.path, .stateDirectory)
        let victim = folder.file("victim")
        #expect(FileManager.default.createFile(atPath: victim, contents: Data("kept".utf8)))
        unsafe chmod(victim, 0o600)
        let name = folder.file("trap")
        switch trap {
        case "link": unsafe symlink(victim, name)
        case "hard link": unsafe link(victim, name)
        case "fifo": unsafe mkfifo(name, 0o600)
        case "directory": unsafe mkdir(name, 0o700)
        default:
            #expect(FileManager.default.createFile(atPath: name, contents: nil))
            unsafe chmod(name, 0o644)
        }
        #expect(throws: StartFailure.self) {
            _ = try directory.openFile("trap", O_WRONLY | O_APPEND, .messages)
        }
        #expect(FileManager.default.contents(atPath: victim) == Data("kept".utf8))
    }
}
