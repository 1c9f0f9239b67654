import Foundation

/// The directory of a vault file: opened once, checked, and locked for as long as the value lives.
///
/// All names are resolved relative to the open descriptor. The lock is a `flock` on the directory
/// itself: unlike a lock on the vault file it survives the rename of a compaction, and unlike a
/// lock file it leaves nothing on the disk. Closing a descriptor of the vault file would drop the
/// POSIX locks that SQLite holds on it in this process, so `read` and `overwrite` are used on the
/// vault file only while SQLite does not have it open.
struct VaultDirectory: ~Copyable {
    enum Lock {
        /// One owner; a second opener gets `busy`.
        case exclusive
        /// Readers together, no owner.
        case shared
        /// For the ballast, which the owner's own lock must not keep out.
        case none
    }

    private let descriptor: CInt

    /// Opens and locks the directory of `file`, and refuses a loose one unless `trusting`
    /// (read-only media have the owners and modes of the machine that wrote them).
    init(of file: VaultPath, lock: Lock, trusting: Bool = false) throws(StoreError) {
        let descriptor = unsafe open(
            file.directory,
            O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        )
        guard descriptor >= 0 else { throw Self.lastError(opening: file.directory) }
        do {
            if !trusting { try Self.checkOwner(of: descriptor) }
            try Self.take(lock, on: descriptor)
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
    }

    deinit {
        unlock()
        close(descriptor)
    }

    /// Gives the lock up.
    ///
    /// Closing alone would leave it to a child process that is between fork and exec at that
    /// moment.
    borrowing func unlock() {
        flock(descriptor, LOCK_UN)
    }

    /// The size of a regular file, nil when nothing has that name.
    ///
    /// Unless `trusting`, throws `permissions` when it is anything but a 0600 file of ours with one
    /// name.
    borrowing func size(of name: String, trusting: Bool = false) throws(StoreError) -> Int? {
        guard let status = try status(of: name) else { return nil }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .permissions }
        guard
            trusting
                || (status.st_uid == geteuid() && status.st_mode & 0o777 == 0o600
                    && status.st_nlink == 1)
        else { throw .permissions }
        return Int(status.st_size)
    }

    /// Bytes that the disk really holds for a file, 0 when there is none.
    borrowing func allocatedSize(of name: String) throws(StoreError) -> Int {
        // POSIX counts blocks of 512 bytes here, whatever the file system's own.
        Int(try status(of: name)?.st_blocks ?? 0) * 512
    }

    /// Whether anything at all has that name.
    borrowing func exists(_ name: String) throws(StoreError) -> Bool {
        try status(of: name) != nil
    }

    /// Creates an empty 0600 file; `alreadyExists` when the name is taken.
    borrowing func create(_ name: String) throws(StoreError) {
        try withDescriptor(name, O_WRONLY | O_CREAT | O_EXCL) { descriptor throws(StoreError) in
            // The umask may only have taken bits away; a vault is 0600, not less.
            guard fchmod(descriptor, 0o600) == 0 else { throw StoreError(errno: errno) }
        }
    }

    /// The first `count` bytes, fewer when the file is shorter.
    borrowing func read(_ name: String, count: Int) throws(StoreError) -> [UInt8] {
        try withDescriptor(name, O_RDONLY) { descriptor throws(StoreError) in
            var bytes: [UInt8] = []
            // A read may give less than is there; only none is the end.
            while bytes.count < count {
                var part = [UInt8](repeating: 0, count: count - bytes.count)
                let length = unsafe pread(descriptor, &part, part.count, off_t(bytes.count))
                guard length >= 0 else { throw StoreError(errno: errno) }
                guard length > 0 else { break }
                bytes += part.prefix(length)
            }
            return bytes
        }
    }

    /// Writes all of `bytes` at `offset`.
    borrowing func overwrite(_ name: String, at offset: Int, _ bytes: [UInt8]) throws(StoreError) {
        try withDescriptor(name, O_WRONLY) { descriptor throws(StoreError) in
            var written = 0
            while written < bytes.count {
                let rest = Array(bytes[written...])
                let length = unsafe pwrite(descriptor, rest, rest.count, off_t(offset + written))
                guard length > 0 else { throw StoreError(errno: length < 0 ? errno : EIO) }
                written += length
            }
        }
    }

    /// Makes a file's content and size durable.
    borrowing func synchronise(_ name: String) throws(StoreError) {
        try withDescriptor(name, O_RDONLY) { descriptor throws(StoreError) in
            guard fsync(descriptor) == 0 else { throw StoreError(errno: errno) }
        }
    }

    /// Makes the names in the directory durable.
    borrowing func synchronise() throws(StoreError) {
        guard fsync(descriptor) == 0 else { throw StoreError(errno: errno) }
    }

    /// Gives a file another name, in place of what had it; durable only after `synchronise()`.
    borrowing func rename(_ name: String, to other: String) throws(StoreError) {
        guard unsafe renameat(descriptor, name, descriptor, other) == 0 else {
            throw StoreError(errno: errno)
        }
    }

    /// Removes a name; one that is not there is no error.
    ///
    /// True when something was removed.
    @discardableResult
    borrowing func remove(_ name: String) throws(StoreError) -> Bool {
        if unsafe unlinkat(descriptor, name, 0) == 0 { return true }
        guard errno == ENOENT else { throw StoreError(errno: errno) }
        return false
    }
}

extension VaultDirectory {
    private borrowing func status(of name: String) throws(StoreError) -> stat? {
        var status = stat()
        guard unsafe fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            guard errno == ENOENT else { throw StoreError(errno: errno) }
            return nil
        }
        return status
    }

    private borrowing func withDescriptor<R>(
        _ name: String,
        _ flags: CInt,
        _ body: (CInt) throws(StoreError) -> R
    ) throws(StoreError) -> R {
        let file = unsafe openat(descriptor, name, flags | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw StoreError(errno: errno) }
        defer { close(file) }
        return try body(file)
    }

    private static func checkOwner(of descriptor: CInt) throws(StoreError) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw StoreError(errno: errno) }
        guard status.st_uid == geteuid(), status.st_mode & 0o777 == 0o700 else {
            throw .permissions
        }
    }

    private static func take(_ lock: Lock, on descriptor: CInt) throws(StoreError) {
        let operation: CInt
        switch lock {
        case .exclusive: operation = LOCK_EX
        case .shared: operation = LOCK_SH
        case .none: return
        }
        guard flock(descriptor, operation | LOCK_NB) == 0 else { throw StoreError(errno: errno) }
    }

    /// With O_DIRECTORY a symbolic link fails as "not a directory", which would read as not found.
    private static func lastError(opening path: String) -> StoreError {
        let code = errno
        var status = stat()
        guard
            code == ENOTDIR, unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK
        else { return StoreError(errno: code) }
        return .permissions
    }
}
