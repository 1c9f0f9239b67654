import Foundation

/// Calls `connect` or `bind` with the address of a Unix socket.
func withLocalAddress(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> CInt) -> CInt {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { buffer in
        unsafe buffer.copyBytes(from: path.utf8)
    }
    return unsafe withUnsafePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
            unsafe body(pointer, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
    }
}

/// A blocking connection to a Unix socket, which gives up after five seconds.
final class LocalConnection {
    private let descriptor: CInt

    init(to path: String) throws {
        descriptor = Foundation.socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
        var limit = timeval(tv_sec: 5, tv_usec: 0)
        unsafe setsockopt(
            descriptor,
            SOL_SOCKET,
            SO_RCVTIMEO,
            &limit,
            socklen_t(MemoryLayout<timeval>.size)
        )
        let result = unsafe withLocalAddress(path) { unsafe connect(descriptor, $0, $1) }
        guard result == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    }

    deinit {
        close(descriptor)
    }

    func send(_ bytes: [UInt8]) throws {
        let sent = unsafe Foundation.send(descriptor, bytes, bytes.count, CInt(MSG_NOSIGNAL))
        guard sent == bytes.count else { throw POSIXError(.EPIPE) }
    }

    /// The first line of what comes; throws when nothing does.
    func receiveLine() throws -> String {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = unsafe read(descriptor, &bytes, bytes.count)
        guard count > 0 else { throw POSIXError(.ECONNRESET) }
        return String(decoding: bytes.prefix(count).prefix { $0 != 13 }, as: UTF8.self)
    }
}

/// Somebody else who listens at a path.
final class ListeningProgram {
    private let descriptor: CInt

    init(at path: String) throws {
        descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
        let result = unsafe withLocalAddress(path) { unsafe bind(descriptor, $0, $1) }
        guard result == 0, listen(descriptor, 4) == 0 else { throw POSIXError(.EIO) }
    }

    deinit {
        close(descriptor)
    }
}
