import CTacitSystem
import Glibc
import Logging

/// The agent's messages: a few lines about processes, never about a request or a vault's content.
///
/// They go to standard error, which is `agent.log` once an agent runs. When it was unlocked or
/// locked is not in there: the file lies beside the vault in clear.
enum AgentMessages {
    /// The size at which the next agent begins a new file and keeps this one as `agent.log.old`.
    private static let largestFile = 256 * 1024

    /// What a message is to whoever reads the file.
    enum Level: String {
        case warning, error
    }

    /// Writes `TIME LEVEL PID TEXT` to standard error, in one write.
    static func write(_ level: Level, _ text: String) {
        var time = [CChar](repeating: 0, count: 21)
        let failure = unsafe tacit_message_time(&time)
        let digits = time.dropLast().map { UInt8(bitPattern: $0) }
        let when = failure == 0 ? String(decoding: digits, as: UTF8.self) : "-"
        let line = Array("\(when) \(level.rawValue) \(getpid()) \(text)\n".utf8)
        // There is nowhere to tell that a message could not be written.
        _ = unsafe Glibc.write(2, line, line.count)
    }

    /// Silences the loggers of libraries, which put what they like into theirs.
    static func silenceLibraries() {
        LoggingSystem.bootstrap { _ in SwiftLogNoOpLogHandler() }
    }

    /// Opens `agent.log`, turns standard output and error to it and standard input to nothing.
    ///
    /// - Throws: `permissions` when the file is not ours alone, `inputOutput`, `diskFull`.
    static func open(in directory: borrowing PrivateDirectory) throws(StartFailure) {
        let name = AgentPlaces.messagesName
        if let facts = try directory.facts(of: name), facts.st_size > largestFile {
            let old = name + ".old"
            guard unsafe renameat(directory.descriptor, name, directory.descriptor, old) == 0 else {
                throw StartFailure(errno: errno, .messages)
            }
        }
        let file = try directory.openFile(name, O_WRONLY | O_APPEND, .messages)
        let nothing = unsafe Glibc.open("/dev/null", O_RDONLY | O_CLOEXEC)
        defer {
            close(file)
            if nothing > 2 { close(nothing) }
        }
        guard nothing >= 0, dup2(nothing, 0) >= 0, dup2(file, 1) >= 0, dup2(file, 2) >= 0 else {
            throw StartFailure(errno: errno, .messages)
        }
    }
}
