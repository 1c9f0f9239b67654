import Foundation
import Testing

/// A small file system in memory, unmounted at the end of the test.
final class Tmpfs {
    let path: String

    /// Whether this process may mount: found out by doing it.
    static let isAvailable: Bool = (try? Tmpfs(megabytes: 1)) != nil

    init(megabytes: Int) throws {
        path = NSTemporaryDirectory() + "/tacit-tmpfs-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: false
        )
        do {
            try Self.run("mount", ["-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", path])
        } catch {
            unsafe rmdir(path)
            throw error
        }
    }

    deinit {
        try? Self.run("umount", ["-l", path])
        unsafe rmdir(path)
    }

    func makeReadOnly() throws {
        try Self.run("mount", ["-o", "remount,ro", path])
    }

    private static func run(_ tool: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/" + tool)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.featureUnsupported) }
    }
}
