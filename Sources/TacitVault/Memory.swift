import Glibc
import SystemPackage

/// Small files of this machine's own in the state directory: 0600, never a symbolic link.
enum Memory {
    /// The first `limit` bytes of a file; nil when there is none or it cannot be ours.
    ///
    /// - Throws: `io` when it is there and the system does not give it.
    static func read(_ path: String, limit: Int) throws(VaultError) -> [UInt8]? {
        do {
            let file = try FileDescriptor.open(FilePath(path), .readOnly, options: [.noFollow, .closeOnExec])
            return try file.closeAfter { try read(file, limit: limit) }
        } catch let error as Errno where error == .noSuchFileOrDirectory || error == .tooManySymbolicLinkLevels {
            return nil
        } catch {
            throw .io
        }
    }

    /// A read may give less than is there; only none is the end.
    private static func read(_ file: FileDescriptor, limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < limit {
            var part = [UInt8](repeating: 0, count: limit - bytes.count)
            let offset = Int64(bytes.count)
            let count = try unsafe part.withUnsafeMutableBytes { buffer in
                try unsafe file.read(fromAbsoluteOffset: offset, into: buffer)
            }
            guard count > 0 else { break }
            bytes += part.prefix(count)
        }
        return bytes
    }

    /// Writes bytes at an offset and makes them durable, and the name too when it is a new one: a file's sync
    /// does not do that for its directory.
    static func write(_ bytes: [UInt8], to path: String, at offset: Int64) throws(VaultError) {
        do {
            let isNew = try write(bytes, to: FilePath(path), at: offset)
            guard isNew else { return }
            let directory = try FileDescriptor.open(
                FilePath(path).removingLastComponent(), .readOnly, options: [.directory, .closeOnExec])
            try directory.closeAfter { try synchronise(directory) }
        } catch let error as Errno where error == .noSpace {
            throw .full
        } catch {
            throw .io
        }
    }

    /// Whether the file was made for it.
    private static func write(_ bytes: [UInt8], to path: FilePath, at offset: Int64) throws -> Bool {
        let flags: FileDescriptor.OpenOptions = [.noFollow, .closeOnExec]
        var isNew = false
        let file: FileDescriptor
        do {
            file = try FileDescriptor.open(path, .readWrite, options: flags)
        } catch let error as Errno where error == .noSuchFileOrDirectory {
            isNew = true
            file = try FileDescriptor.open(
                path, .readWrite, options: flags.union([.create, .exclusiveCreate]), permissions: [.ownerReadWrite])
        }
        try file.closeAfter {
            var written = 0
            while written < bytes.count {
                written += try unsafe bytes[written...].withUnsafeBytes { buffer in
                    try unsafe file.write(toAbsoluteOffset: offset + Int64(written), buffer)
                }
            }
            try synchronise(file)
        }
        return isNew
    }

    private static func synchronise(_ file: FileDescriptor) throws {
        guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
    }

    /// Removes a file; one that is not there is no error.
    static func remove(_ path: String) {
        _ = unsafe path.withCString { unsafe unlink($0) }
    }
}
