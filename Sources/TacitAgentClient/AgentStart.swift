internal import Glibc
public import TacitAgentAPI

extension AgentClient {
    /// How long a new agent may take until its socket answers.
    private static let startPatience = Duration.seconds(3)

    /// Starts an agent when none answers, and waits until it does.
    ///
    /// The program is `tacit-agent` beside this executable, else the first of `PATH`. It becomes the
    /// leader of a session of its own with `/dev/null` as its terminal, so that closing the terminal does
    /// not end it.
    public func ensureRunning() async throws(Problem) {
        if try await isRunning() { return }
        guard let program = Self.program() else {
            throw Problem(
                .agentUnreachable,
                detail: "tacit-agent is not beside tacit nor on the PATH"
            )
        }
        let child = try start(program)
        let clock = ContinuousClock()
        let end = clock.now + Self.startPatience
        while clock.now < end {
            try? await Task.sleep(for: .milliseconds(5))
            if try await isRunning() { return }
            // Another agent that was started at the same moment (11) will answer instead.
            if let code = Self.exitCode(of: child), code != ProblemKind.busy.facts.exitCode {
                throw startProblem(code)
            }
        }
        throw Problem(.agentUnreachable, detail: "it did not start within three seconds")
    }

    /// Where the agent's program is.
    public static func program() -> String? {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = unsafe bytes.withUnsafeMutableBytes { buffer in
            guard let start = buffer.baseAddress else { return 0 }
            return unsafe readlink("/proc/self/exe", start, buffer.count)
        }
        var folders: [String] = []
        if count > 0 {
            let path = String(decoding: bytes[..<count], as: UTF8.self)
            folders.append(String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)))
        }
        let path = ProcessEnvironment.value("PATH") ?? ""
        folders += path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
        return folders.map { $0 + "/tacit-agent" }.first { unsafe access($0, X_OK) == 0 }
    }

    /// The exit code of a child that has ended; nil while it runs, or when it was asked before.
    private static func exitCode(of child: pid_t) -> Int32? {
        var status: Int32 = 0
        guard unsafe waitpid(child, &status, WNOHANG) == child else { return nil }
        // The layout of wait status words that WIFEXITED and WEXITSTATUS know.
        return status & 0x7f == 0 ? status >> 8 & 0xff : 128 + (status & 0x7f)
    }

    /// What an agent that ended at once means by its exit code.
    private func startProblem(_ code: Int32) -> Problem {
        let detail = "tacit-agent ended with \(code); its messages are in \(places.state)/agent.log"
        return switch code {
        case ProblemKind.permissions.facts.exitCode: Problem(.permissions, detail: detail)
        case ProblemKind.badConfiguration.facts.exitCode: Problem(.badConfiguration, detail: detail)
        default: Problem(.agentUnreachable, detail: detail)
        }
    }

    private func start(_ program: String) throws(Problem) -> pid_t {
        let arguments = [
            program, "run", "--vault", places.vault, "--state", places.state, "--runtime",
            places.runtime,
        ]
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        for descriptor: Int32 in 0...2 {
            unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        // POSIX_SPAWN_SETSID of glibc 2.26; the macro is behind _GNU_SOURCE, which Swift does not set.
        unsafe posix_spawnattr_setflags(&attributes, 0x80)

        var pointers = unsafe [UnsafeMutablePointer<CChar>?]()
        for argument in arguments { unsafe pointers.append(strdup(argument)) }
        unsafe pointers.append(nil)
        defer { for index in unsafe pointers.indices { unsafe free(pointers[index]) } }
        var child: pid_t = 0
        let result = unsafe posix_spawn(&child, program, &actions, &attributes, pointers, environ)
        guard result == 0 else {
            throw Problem(
                .agentUnreachable,
                detail: "tacit-agent cannot be started (error \(result))"
            )
        }
        return child
    }
}
