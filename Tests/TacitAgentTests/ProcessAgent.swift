import Foundation

/// A real `tacit-agent`, in a folder of its own, started as the command line starts it.
final class ProcessAgent: @unchecked Sendable {
    let folder: ProcessFolder
    private let process = Process()
    private let messages = Pipe()

    /// Starts one; `runtime` is the directory's name in the folder.
    ///
    /// With `uid` it runs as that user (only root can do that), who must own the folder.
    init(in folder: ProcessFolder, runtime: String = "run/tacit", uid: uid_t? = nil) throws {
        self.folder = folder
        let arguments = [
            "run", "--vault", folder.file("data"), "--state", folder.file("state"),
            "--runtime", folder.file(runtime),
        ]
        let command = Self.command([Self.program] + arguments, uid: uid)
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        process.environment = ["TZ": "Europe/Vienna", "CANARY": "not for the worker"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = messages
        try process.run()
    }

    deinit {
        if process.isRunning { kill(id, SIGKILL) }
    }

    /// Beside the tests' own executable.
    static var program: String {
        Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "tacit-agent").path
            ?? "tacit-agent"
    }

    /// A command line that runs another one as a user.
    static func command(_ words: [String], uid: uid_t?) -> [String] {
        guard let uid else { return words }
        return ["/usr/bin/setpriv", "--reuid=\(uid)", "--regid=\(uid)", "--clear-groups"] + words
    }

    var id: pid_t { process.processIdentifier }
    var socket: String { folder.file("run/tacit/api.sock") }

    /// The worker that runs now.
    var worker: pid_t? {
        let children = try? String(
            contentsOfFile: "/proc/\(id)/task/\(id)/children",
            encoding: .utf8
        )
        return children?.split(separator: " ").first.flatMap { pid_t($0) }
    }

    /// Waits for the first answer of a worker of its own: another agent's may still be there.
    func ready() async throws {
        try await until { self.worker != nil && (try? self.status()) != nil }
    }

    /// `GET /v1/status` on a new connection: the first line of the answer.
    func status() throws -> String {
        try exchange("GET", "/v1/status")
    }

    /// Sends a request, with octets if there are any, and gives the first line of the answer.
    func exchange(_ method: String, _ path: String, _ octets: [UInt8] = []) throws -> String {
        let connection = try LocalConnection(to: socket)
        let type = octets.isEmpty ? "" : "Content-Type: application/octet-stream\r\n"
        let head = "\(method) \(path) HTTP/1.1\r\n\(type)Content-Length: \(octets.count)\r\n\r\n"
        try connection.send(Array(head.utf8) + octets)
        return try connection.receiveLine()
    }

    /// Makes a fictional vault that a kit's slot key opens; it is unlocked then.
    func makeVault() throws -> String {
        let slot: [UInt8] = [2] + [UInt8](repeating: 0, count: 12) + Self.salt + Self.slotKey
        return try exchange("POST", "/v1/vault", [0, 0, 0, 1, 1] + slot)
    }

    /// Unlocks that vault.
    func unlock() throws -> String {
        try exchange("POST", "/v1/unlock", [0, 0, 0, 1] + Self.slotKey)
    }

    private static let salt = [UInt8](repeating: 3, count: 16)
    private static let slotKey = [UInt8](repeating: 7, count: 32)

    /// Sends a signal to the parent.
    func send(_ signal: CInt) { kill(id, signal) }

    /// The exit code; nil when it has not ended in time.
    func exitCode(within seconds: Double = 10) async throws -> CInt? {
        try await until(seconds) { !self.process.isRunning }
        return process.terminationReason == .exit ? process.terminationStatus : nil
    }

    /// What it wrote to standard error before it turned to its file.
    ///
    /// Only after its end.
    func lines() -> [Substring] {
        String(decoding: messages.fileHandleForReading.availableData, as: UTF8.self).split(
            separator: "\n"
        )
    }

    /// SIGTERM, and the exit code.
    func stop() async throws -> CInt? {
        send(SIGTERM)
        return try await exitCode()
    }
}

/// Whether a process runs; one that has ended and waits for its parent does not.
func isRunning(_ process: pid_t) -> Bool {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        let end = text.lastIndex(of: ")")
    else { return false }
    return !text[end...].hasPrefix(") Z")
}

/// Looks every two milliseconds until something holds.
func until(_ seconds: Double = 10, _ condition: @Sendable () -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(seconds)
    while !condition() {
        guard ContinuousClock.now < end else { throw POSIXError(.ETIMEDOUT) }
        try await Task.sleep(for: .milliseconds(2))
    }
}
