internal import Glibc

/// What the file system says about a path, without following a symbolic link at its end.
public struct FileFacts: Equatable, Sendable {
    /// The owner's user id.
    public let owner: UInt32
    /// Type and permission bits.
    public let mode: UInt32

    /// Looks; nil when there is nothing at the path or it cannot be reached.
    public init?(at path: String) {
        var facts = stat()
        guard unsafe lstat(path, &facts) == 0 else { return nil }
        owner = facts.st_uid
        mode = facts.st_mode
    }

    /// A directory, not a link to one.
    public var isDirectory: Bool { mode & S_IFMT == S_IFDIR }
    /// A socket.
    public var isSocket: Bool { mode & S_IFMT == S_IFSOCK }
    /// An ordinary file.
    public var isFile: Bool { mode & S_IFMT == S_IFREG }
    /// Nobody but the owner may do anything.
    public var isPrivate: Bool { mode & 0o077 == 0 }
    /// The permission bits.
    public var permissions: UInt32 { mode & 0o7777 }
}
