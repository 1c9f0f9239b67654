import Glibc
import SystemPackage
import TacitAgentAPI

/// A result in a file: mode 0600, never over another file without `--force`.
enum OutputFile {
    /// Whether a file could be written there, as far as can be told before there is something to write.
    static func check(_ path: String, overwrite: Bool) throws(Problem) {
        let isThere = unsafe access(path, F_OK) == 0
        guard overwrite || !isThere else { throw Problem(.outputExists) }
    }

    /// Whether two paths are one file, however they are written.
    static func isSame(_ one: String, _ other: String) -> Bool { place(one) == place(other) }

    /// The name in its folder without links; a folder that is not there stays as it is written.
    private static func place(_ path: String) -> FilePath {
        let path = FilePath(path)
        let folder = path.removingLastComponent()
        guard let name = path.lastComponent, let full = unsafe realpath(folder.isEmpty ? "." : folder.string, nil)
        else {
            return path.lexicallyNormalized()
        }
        defer { unsafe free(full) }
        return FilePath(unsafe String(cString: full)).appending(name)
    }

    static func write(_ bytes: [UInt8], to path: String, overwrite: Bool) throws(Problem) {
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | (overwrite ? O_TRUNC : O_EXCL)
        let descriptor = unsafe open(path, flags, 0o600)
        guard descriptor >= 0 else { throw Problem(.outputExists) }
        defer { close(descriptor) }
        // A file that was there keeps its mode when it is truncated.
        guard fchmod(descriptor, 0o600) == 0 else { throw Problem(.outputExists) }
        try writeAll(bytes, to: descriptor)
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw Problem(.inputOutput) }
    }

    static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(Problem) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw Problem(errno == ENOSPC ? .diskFull : .inputOutput) }
            rest = rest.dropFirst(count)
        }
    }
}
