import CTacitSystem
import Glibc
import TacitAgentAPI

/// The agent's listening socket: systemd's, or one that the parent bound itself.
///
/// Nobody accepts here.
struct ListeningSocket: ~Copyable {
    /// What workers inherit.
    let descriptor: CInt

    /// Identity of the file that was bound here; nil when systemd made it and removes it.
    private let bound: (device: dev_t, inode: ino_t)?

    /// Connections that wait while all of a worker's are taken, or while there is no worker.
    private static let backlog: CInt = 64
    /// How long the worker of an agent that was killed may take to end; it locks first.
    private static let patience = Duration.seconds(5)

    /// Takes over what systemd passed, or binds.
    ///
    /// Only under the agent's lock.
    ///
    /// - Throws: `busy` when somebody listens there; `socketPathTooLong`; `permissions` when the
    ///   name is taken by anything but a socket of ours, or when what was bound or inherited is not
    ///   ours alone.
    init(
        inheriting inherited: CInt?,
        at path: String,
        in directory: borrowing PrivateDirectory
    ) throws(StartFailure) {
        if let inherited {
            try Self.check(directory)
            self.init(descriptor: inherited, bound: nil)
        } else {
            try self.init(binding: path, in: directory)
        }
    }

    private init(descriptor: CInt, bound: (device: dev_t, inode: ino_t)?) {
        self.descriptor = descriptor
        self.bound = bound
    }

    private init(
        binding path: String,
        in directory: borrowing PrivateDirectory
    ) throws(StartFailure) {
        guard path.utf8.count <= Self.longestPath else {
            throw StartFailure(.socketPathTooLong, .socket)
        }
        try Self.removeStale(path, directory)
        var made: CInt = -1
        let failure = unsafe tacit_listen(path, Self.backlog, &made)
        guard failure == 0 else { throw StartFailure(errno: failure, .socket) }
        do throws(StartFailure) {
            let facts = try Self.check(directory)
            self.init(descriptor: made, bound: (facts.st_dev, facts.st_ino))
        } catch {
            close(made)
            throw error
        }
    }

    deinit {
        close(descriptor)
    }

    /// Removes the socket's file if it is still the one that was bound here.
    borrowing func remove(from directory: borrowing PrivateDirectory) {
        guard let bound, let facts = try? directory.facts(of: AgentPlaces.socketName),
            facts.st_dev == bound.device, facts.st_ino == bound.inode
        else { return }
        // A file that cannot be removed is a stale socket, which the next agent replaces.
        try? directory.remove(AgentPlaces.socketName)
    }

    /// `sun_path` has 108 bytes here and 104 elsewhere; 103 and a NUL is what every system takes.
    static let longestPath = 103

    @discardableResult
    private static func check(_ directory: borrowing PrivateDirectory) throws(StartFailure) -> stat {
        guard let facts = try directory.facts(of: AgentPlaces.socketName),
            facts.st_mode & S_IFMT == S_IFSOCK, facts.st_uid == geteuid(),
            facts.st_mode & 0o7777 == 0o600
        else { throw StartFailure(.permissions, .socket) }
        return facts
    }

    /// Removes the socket of an agent that is dead.
    ///
    /// One that somebody listens on is never removed: the lock says that it is no agent with this
    /// directory, but it may be systemd.
    private static func removeStale(
        _ path: String,
        _ directory: borrowing PrivateDirectory
    ) throws(StartFailure) {
        guard let facts = try directory.facts(of: AgentPlaces.socketName) else { return }
        guard facts.st_mode & S_IFMT == S_IFSOCK, facts.st_uid == geteuid() else {
            throw StartFailure(.permissions, .socket)
        }
        let end = ContinuousClock.now + patience
        while unsafe tacit_probe_socket(path) == 0 {
            guard ContinuousClock.now < end else { throw StartFailure(.busy, .socket) }
            usleep(20_000)
        }
        try directory.remove(AgentPlaces.socketName)
    }
}
