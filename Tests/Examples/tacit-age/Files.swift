import Glibc
import TacitAge
import TacitCrypto

/// The file or standard input that is worked on.
struct Input: ~Copyable {
    let descriptor: Int32
    private let path: String

    /// Opens a file; nil and `-` are standard input.
    init(_ path: String?) throws(Complaint) {
        guard let path, path != "-" else {
            (descriptor, self.path) = (STDIN_FILENO, "standard input")
            return
        }
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        self.path = path
        guard descriptor >= 0 else { throw .system("read", path, errno) }
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
    }

    /// All of it in locked memory, for files of keys: at most 1 MiB.
    consuming func secret() throws -> SecureBytes {
        var count = 0
        var failure: Int32 = 0
        let limit = KeyFile.maximumCount
        let descriptor = descriptor
        let room = try SecureBytes(count: limit) { bytes in
            unsafe bytes.withUnsafeMutableBytes { buffer in
                while count < limit, let base = buffer.baseAddress {
                    let got = unsafe read(descriptor, base + count, limit - count)
                    if got < 0 && errno == EINTR { continue }
                    failure = got < 0 ? errno : 0
                    guard got > 0 else { return }
                    count += got
                }
            }
        }
        guard failure == 0 else { throw Complaint.system("read", path, failure) }
        guard count < limit else { throw Complaint.tooLarge(path) }
        return try room.slice(0..<count)
    }

    deinit {
        if descriptor != STDIN_FILENO { close(descriptor) }
    }
}

/// The file or standard output that is made.
///
/// A file gets its name only when it is complete, so that nobody takes the beginning of one for
/// the whole.
struct Output: ~Copyable {
    let descriptor: Int32
    private let path: String?
    private let draft: String
    private var isComplete = false

    /// Opens a draft beside the path; nil and `-` are standard output.
    init(_ path: String?, mode: mode_t = 0o666) throws(Complaint) {
        guard let path, path != "-" else {
            (descriptor, self.path, draft) = (STDOUT_FILENO, nil, "")
            return
        }
        self.path = path
        draft = "\(path).\(getpid()).draft"
        descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw .system("write", path, errno) }
    }

    /// Gives the file its name.
    consuming func complete() throws(Complaint) {
        guard let path else { return }
        guard close(descriptor) == 0, unsafe rename(draft, path) == 0 else {
            throw .system("write", path, errno)
        }
        isComplete = true
    }

    deinit {
        guard path != nil, !isComplete else { return }
        close(descriptor)
        unsafe unlink(draft)
    }
}
