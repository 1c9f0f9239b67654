import Glibc
import SystemPackage

/// Small files of this machine's own in the state directory: 0600, never a symbolic link.
enum Memory {
    /// The first `limit` bytes of a file; nil when there is none or it cannot be ours.
    static func read(_ path: String, limit: Int) -> [UInt8]? {
        do {
            let file = try FileDescriptor.open(FilePath(path), .readOnly, options: [.noFollow, .closeOnExec])
            return try file.closeAfter {
                var bytes = [UInt8](repeating: 0, count: limit)
                let count = try unsafe bytes.withUnsafeMutableBytes { buffer in
                    try unsafe file.read(fromAbsoluteOffset: 0, into: buffer)
                }
                return Array(bytes.prefix(count))
            }
        } catch {
            return nil
        }
    }

    /// Writes bytes at an offset and makes them durable.
    static func write(_ bytes: [UInt8], to path: String, at offset: Int64) throws(VaultError) {
        do {
            let file = try FileDescriptor.open(
                FilePath(path), .readWrite, options: [.create, .noFollow, .closeOnExec],
                permissions: [.ownerReadWrite])
            try file.closeAfter {
                var written = 0
                while written < bytes.count {
                    written += try unsafe bytes[written...].withUnsafeBytes { buffer in
                        try unsafe file.write(toAbsoluteOffset: offset + Int64(written), buffer)
                    }
                }
                guard fsync(file.rawValue) == 0 else { throw Errno.ioError }
            }
        } catch let error as Errno where error == .noSpace {
            throw .full
        } catch {
            throw .io
        }
    }

    /// Removes a file; one that is not there is no error.
    static func remove(_ path: String) {
        _ = unsafe path.withCString { unsafe unlink($0) }
    }
}
