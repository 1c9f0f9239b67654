import Glibc
import NIOCore

/// Who is at the other end of a Unix socket, by the kernel's word.
enum PeerCheck {
    /// `struct ucred` of unix(7), on every Linux three 32-bit numbers.
    private struct Credentials: Sendable {
        var process: Int32 = 0
        var user: Int32 = -1
        var group: Int32 = -1
    }

    /// Succeeds when the peer runs as this process's user; the credentials are those of its `connect`.
    static func sameUser(_ channel: any Channel) -> EventLoopFuture<Bool> {
        guard let socket = channel as? any SocketOptionProvider else {
            return channel.eventLoop.makeSucceededFuture(false)
        }
        let credentials: EventLoopFuture<Credentials> = socket.unsafeGetSocketOption(
            level: .socket,
            name: NIOBSDSocket.Option(rawValue: SO_PEERCRED)
        )
        return credentials.map { UInt32(bitPattern: $0.user) == geteuid() }
            .recover { _ in false }
    }
}
