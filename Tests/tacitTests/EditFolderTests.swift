import Foundation
import TacitAgentAPI
import Testing

@testable import tacit

/// On the real file system: below /dev/shm, which is tmpfs, and below the temporary directory.
final class EditFolderTests {
    private let runtime = "/dev/shm/tacit-edit-\(UUID().uuidString.prefix(8))"

    init() throws {
        try FileManager.default.createDirectory(
            atPath: runtime,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
    }

    deinit { try? FileManager.default.removeItem(atPath: runtime) }

    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    @Test func nobodyElseCanReadTheFile() throws {
        let folder = try EditFolder(in: runtime, evenOnDisk: false)
        let file = try folder.write("text", named: "note.md")
        #expect(folder.path.hasPrefix(runtime + "/edit-"))
        #expect(try mode(folder.path) == 0o700)
        #expect(try mode(file) == 0o600)
        #expect(try folder.read(named: "note.md") == "text")
    }

    @Test func everyFileIsGoneAfterwards() throws {
        let folder = try EditFolder(in: runtime, evenOnDisk: false)
        _ = try folder.write("text", named: "note.md")
        try Data("copy".utf8).write(to: URL(fileURLWithPath: folder.path + "/note.md~"))
        try FileManager.default.createDirectory(
            atPath: folder.path + "/undo",
            withIntermediateDirectories: false
        )
        try Data("copy".utf8).write(to: URL(fileURLWithPath: folder.path + "/undo/1"))
        folder.remove()
        #expect(try FileManager.default.contentsOfDirectory(atPath: runtime).isEmpty)
    }

    @Test func theBytesAreOverwrittenBeforeTheFileGoes() throws {
        let folder = try EditFolder(in: runtime, evenOnDisk: false)
        let file = try folder.write(String(repeating: "secret ", count: 20_000), named: "note.md")
        let handle = try #require(FileHandle(forReadingAtPath: file))
        folder.remove()
        let left = try #require(try handle.readToEnd())
        #expect(left.count == 140_000 && left.allSatisfy { $0 == 0 })
    }

    @Test func removingDoesNotFollowALink() throws {
        let outside = runtime + "/outside"
        try Data("mine".utf8).write(to: URL(fileURLWithPath: outside))
        let folder = try EditFolder(in: runtime, evenOnDisk: false)
        unsafe symlink(outside, folder.path + "/link")
        unsafe symlink(runtime, folder.path + "/folder")
        folder.remove()
        #expect(try String(contentsOfFile: outside, encoding: .utf8) == "mine")
    }

    @Test func aLinkThatWasPutThereIsNotWrittenThrough() throws {
        let folder = try EditFolder(in: runtime, evenOnDisk: false)
        unsafe symlink(runtime + "/outside", folder.path + "/note.md")
        #expect(throws: Problem.self) { try folder.write("text", named: "note.md") }
        #expect(!FileManager.default.fileExists(atPath: runtime + "/outside"))
        #expect(try folder.read(named: "note.md") == "")
    }

    @Test func aRuntimeDirectoryThatOthersCanEnterIsRefused() throws {
        unsafe chmod(runtime, 0o711)
        #expect(throws: Problem.self) { try EditFolder(in: runtime, evenOnDisk: false) }
        unsafe symlink(runtime, runtime + "-link")
        defer { unsafe unlink(runtime + "-link") }
        unsafe chmod(runtime, 0o700)
        #expect(throws: Problem.self) { try EditFolder(in: runtime + "-link", evenOnDisk: false) }
    }

    @Test func aDiskIsRefusedUnlessItWasSaid() throws {
        let disk = "/var/tmp/tacit-edit-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(
            atPath: disk,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
        defer { try? FileManager.default.removeItem(atPath: disk) }
        try #require(FileAccess.isInMemory(disk) == false, "this machine's /var/tmp lies in memory")
        #expect(throws: Problem.self) { try EditFolder(in: disk, evenOnDisk: false) }
        let folder = try EditFolder(in: disk, evenOnDisk: true)
        folder.remove()
    }

    @Test func whatNanoSavedWhenItWasKilledIsTaken() throws {
        let folder = try EditFolder(in: runtime, evenOnDisk: false)
        _ = try folder.write("before", named: "note.md")
        try Data("typed since".utf8).write(to: URL(fileURLWithPath: folder.path + "/note.md.save"))
        #expect(try folder.read(named: "note.md") == "typed since")
    }

    @Test func aFileThatTheEditorRemovedIsEmpty() throws {
        let folder = try EditFolder(in: runtime, evenOnDisk: false)
        unsafe unlink(try folder.write("before", named: "note.md"))
        #expect(try folder.read(named: "note.md") == "")
    }

    @Test func aFileOverTheLimitIsRefused() throws {
        let folder = try EditFolder(in: runtime, evenOnDisk: false)
        let file = try folder.write("", named: "note.md")
        unsafe truncate(file, Int(Input.largest) + 1)
        #expect(throws: Problem(.tooLarge)) { try folder.read(named: "note.md") }
    }
}

struct EditorTests {
    @Test(arguments: [
        ("a", "a", Int32(0), EditorResult.unchanged), ("a", "a", 1, .unchanged),
        ("a", "b", 0, .text("b")),
        ("a", "b", 1, .failed("b", status: 1)), ("a", "b", 137, .failed("b", status: 137)),
        ("a", " \n", 0, .emptied),
        ("a", "", 0, .emptied), ("a", "", 9, .failed("", status: 9)), ("", "", 0, .unchanged),
    ])
    func whatComesOfAnEditor(initial: String, saved: String, status: Int32, result: EditorResult)
        throws
    {
        #expect(try Editor.outcome(initial: initial, saved: saved, status: status) == result)
    }

    private func choice(_ name: String, _ own: [String] = []) -> EditorChoice {
        EditorChoice(path: "/usr/bin/x", resolved: "/usr/bin/" + name, arguments: own)
    }

    @Test(arguments: ["vim", "vim.basic", "vim.tiny", "nvim"])
    func vimKeepsNothing(name: String) {
        let text = choice(name).arguments.joined(separator: " ")
        for word in ["-n", "-i NONE", "noswapfile", "nobackup", "noundofile", "nowritebackup"] {
            #expect(text.contains(word), "\(word)")
        }
    }

    @Test func emacsKeepsNothing() {
        let text = choice("emacs-gtk").arguments.joined(separator: " ")
        for word in ["make-backup-files nil", "auto-save-default nil", "create-lockfiles nil"] {
            #expect(text.contains(word))
        }
    }

    @Test func nanoReadsNoConfiguration() {
        #expect(choice("nano").arguments.contains("--ignorercfiles"))
    }

    @Test func thePersonsOwnArgumentsComeFirst() {
        #expect(choice("vim", ["-R"]).arguments.first == "-R")
    }

    @Test func editorsThatKeepCopiesAreKnown() {
        #expect(choice("code", ["--wait"]).keepsCopies)
        #expect(!choice("nano").keepsCopies && !choice("vim.basic").keepsCopies)
    }
}
