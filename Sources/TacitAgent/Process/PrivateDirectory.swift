import Glibc
import TacitAgentAPI

/// A directory that is ours alone (owner, mode 0700), held open so that its name cannot be turned
/// to another.
struct PrivateDirectory: ~Copyable {
    /// The open directory; names are resolved relative to it.
    let descriptor: CInt

    private let subject: StartFailure.Subject

    /// Opens a directory, makes it and what is missing above it (0700) first, and checks it.
    ///
    /// A link in place of the directory is refused. With `checkingParent`, so is a parent in which
    /// another user could put something else under its name.
    ///
    /// - Throws: `permissions`, `noRuntimeDirectory`, `diskFull`, `inputOutput`.
    init(
        at path: String,
        _ subject: StartFailure.Subject,
        checkingParent: Bool = false
    ) throws(StartFailure) {
        try Self.makeMissing(path, subject)
        if checkingParent { try Self.checkParent(of: path, subject) }
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw StartFailure(errno: errno, subject) }
        let facts = Self.facts(of: descriptor)
        guard let facts, facts.st_uid == geteuid(), facts.st_mode & 0o7777 == 0o700 else {
            Glibc.close(descriptor)
            throw StartFailure(.permissions, subject)
        }
        self.descriptor = descriptor
        self.subject = subject
    }

    deinit {
        Glibc.close(descriptor)
    }

    /// Whether a path is a directory of ours with mode 0700, and not a link.
    static func isPrivate(_ path: String) -> Bool {
        var facts = stat()
        return unsafe lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
            && facts.st_uid == geteuid() && facts.st_mode & 0o7777 == 0o700
    }

    /// Opens a file of ours in the directory, made with mode 0600 if it is missing; never through a
    /// link.
    ///
    /// - Throws: `permissions` for what is not a regular file of ours that others cannot use.
    borrowing func openFile(
        _ name: String,
        _ flags: CInt,
        _ subject: StartFailure.Subject
    ) throws(StartFailure) -> CInt {
        // O_NONBLOCK: a FIFO that waits here under the name would hold the agent up for ever.
        let file = unsafe openat(
            descriptor,
            name,
            flags | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK,
            0o600
        )
        guard file >= 0 else { throw StartFailure(errno: errno, subject) }
        let facts = Self.facts(of: file)
        guard let facts, facts.st_mode & S_IFMT == S_IFREG, facts.st_uid == geteuid(),
            facts.st_mode & 0o077 == 0, facts.st_nlink == 1
        else {
            Glibc.close(file)
            throw StartFailure(.permissions, subject)
        }
        return file
    }

    /// What has this name, without following a link; nil when nothing has.
    borrowing func facts(of name: String) throws(StartFailure) -> stat? {
        var facts = stat()
        guard unsafe fstatat(descriptor, name, &facts, AT_SYMLINK_NOFOLLOW) == 0 else {
            guard errno == ENOENT else { throw StartFailure(errno: errno, subject) }
            return nil
        }
        return facts
    }

    /// Removes a name; one that is not there is no error.
    borrowing func remove(_ name: String) throws(StartFailure) {
        guard unsafe unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else {
            throw StartFailure(errno: errno, subject)
        }
    }

    /// What a descriptor is open on.
    static func facts(of descriptor: CInt) -> stat? {
        var facts = stat()
        return unsafe fstat(descriptor, &facts) == 0 ? facts : nil
    }

    private static func makeMissing(
        _ path: String,
        _ subject: StartFailure.Subject
    ) throws(StartFailure) {
        var made = ""
        for part in path.split(separator: "/") {
            made += "/" + part
            var facts = stat()
            if unsafe lstat(made, &facts) == 0 { continue }
            guard unsafe mkdir(made, 0o700) == 0 || errno == EEXIST else {
                throw StartFailure(errno: errno, subject)
            }
        }
    }

    /// A parent of ours or of root in which only its owner can rename: not writable for others, or
    /// sticky.
    private static func checkParent(
        of path: String,
        _ subject: StartFailure.Subject
    ) throws(StartFailure) {
        let end = path.lastIndex(of: "/") ?? path.startIndex
        let parent = end == path.startIndex ? "/" : String(path[..<end])
        var facts = stat()
        guard unsafe stat(parent, &facts) == 0 else { throw StartFailure(errno: errno, subject) }
        let owner = facts.st_uid == geteuid() || facts.st_uid == 0
        let closed = facts.st_mode & 0o022 == 0 || facts.st_mode & S_ISVTX != 0
        guard owner, closed else { throw StartFailure(.permissions, subject) }
    }
}
