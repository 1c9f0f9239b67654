import Glibc
import TacitAgentAPI
import TacitAgentClient

/// A directory of backups: files that are never changed once they have their names.
///
/// Each file is written under another name, made durable, and renamed; `BACKUP-n` comes last, so that a backup that
/// was interrupted is not there, and what it left is written over by the next.
struct BackupFolder {
    /// Packs have at most 7 MiB inside, keys and lists of a million rows less than this.
    private static let largestFile = 256 << 20
    private static let unfinished = ".unfinished"

    let path: String

    /// A directory that is there.
    ///
    /// - Throws: `unreadable-input` when it is not, or cannot be read.
    init(reading path: String) throws(Problem) {
        self.path = path
        guard let directory = unsafe opendir(path) else {
            throw Problem(.unreadableInput, detail: BackupSentences.noDirectory)
        }
        unsafe closedir(directory)
    }

    /// A directory to write to; made when it is not there, mode 0700.
    ///
    /// - Throws: `target-failed` when it cannot be made or written.
    init(writing path: String) throws(Problem) {
        self.path = path
        if unsafe mkdir(path, 0o700) != 0, errno != EEXIST {
            throw Problem(.targetFailed, detail: Self.cause(errno))
        }
        var facts = stat()
        guard unsafe stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR else {
            throw Problem(.targetFailed, detail: Self.cause(ENOTDIR))
        }
        guard unsafe access(path, R_OK | W_OK | X_OK) == 0 else {
            throw Problem(.targetFailed, detail: Self.cause(errno))
        }
    }

    /// All backups in the order of their numbers.
    ///
    /// - Throws: `backup-damaged` with the name of a record that is none, or that does not follow the one before.
    func records() throws(Problem) -> [BackupRecord] {
        let numbers = names().compactMap { BackupName.number(of: $0, BackupName.kinds[0]) }.sorted()
        var records: [BackupRecord] = []
        var hash: String?
        for number in numbers {
            let name = BackupName.record(number)
            let bytes = try read(name)
            guard let record = BackupRecord(String(decoding: bytes, as: UTF8.self)),
                record.number == number,
                records.isEmpty || (record.previous == hash && record.vault == records[0].vault)
            else { throw BackupProblem.damaged(name) }
            records.append(record)
            hash = FileHash.text(of: bytes)
        }
        return records
    }

    /// The files there are.
    func names() -> [String] {
        guard let directory = unsafe opendir(path) else { return [] }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            names.append(name)
        }
        return names
    }

    /// Bytes of a file; nil when it is not there.
    func size(of name: String) -> Int? {
        var facts = stat()
        guard unsafe lstat(path + "/" + name, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        return Int(facts.st_size)
    }

    /// A whole file.
    ///
    /// - Throws: `backup-damaged` with its name when it is not there or cannot be read.
    func read(_ name: String) throws(Problem) -> [UInt8] {
        let file = unsafe open(path + "/" + name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { throw BackupProblem.missing(name) }
        defer { close(file) }
        let size = size(of: name) ?? 0
        guard size <= Self.largestFile else { throw BackupProblem.damaged(name) }
        var bytes = [UInt8](repeating: 0, count: size)
        var done = 0
        while done < size {
            let count = unsafe bytes[done...].withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(file, buffer.baseAddress, buffer.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw BackupProblem.damaged(name) }
            done += count
        }
        return bytes
    }

    /// Writes a whole file, durable before it has its name; gives its hash.
    ///
    /// - Throws: `disk-full` or `target-failed`; then nothing has the name.
    @discardableResult
    func write(_ bytes: [UInt8], as name: String) throws(Problem) -> String {
        let new = path + "/" + name + Self.unfinished
        // What an interrupted backup left.
        _ = unsafe unlink(new)
        // No fchmod: a stick with another file system has no modes, and what is written is sealed.
        let file = unsafe open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw Self.failure(errno) }
        do throws(Problem) {
            defer { close(file) }
            try OutputFile.writeAll(bytes, to: file)
            guard fsync(file) == 0 else { throw Self.failure(errno) }
        } catch {
            _ = unsafe unlink(new)
            throw error
        }
        guard unsafe rename(new, path + "/" + name) == 0 else { throw Self.failure(errno) }
        synchronise()
        return FileHash.text(of: bytes)
    }

    /// Removes a file of an older backup.
    func remove(_ name: String) { _ = unsafe unlink(path + "/" + name) }

    private func synchronise() {
        let directory = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { return }
        // Some file systems refuse; the file itself is durable.
        fsync(directory)
        close(directory)
    }

    private static func failure(_ code: Int32) -> Problem {
        code == ENOSPC || code == EDQUOT
            ? Problem(.diskFull, detail: BackupSentences.target)
            : Problem(.targetFailed, detail: cause(code))
    }

    private static func cause(_ code: Int32) -> String {
        switch code {
        case EROFS: BackupSentences.readOnly
        case EACCES, EPERM: BackupSentences.notPermitted
        case ENOENT: BackupSentences.noParent
        case ENOTDIR: BackupSentences.notADirectory
        default: BackupSentences.target
        }
    }
}

/// What is wrong with a backup, with the file's name, which says nothing but a number.
enum BackupProblem {
    static func damaged(_ name: String) -> Problem { problem(name, BackupSentences.changed(name)) }
    static func missing(_ name: String) -> Problem { problem(name, BackupSentences.missing(name)) }

    /// Packs can be made anew as long as the vault is there; nothing else can.
    private static func problem(_ name: String, _ detail: String) -> Problem {
        var problem = Problem(.backupDamaged, detail: detail)
        problem.hint = name.hasPrefix("DATA") ? BackupSentences.packHint(name) : BackupSentences.copyHint
        return problem
    }
}
