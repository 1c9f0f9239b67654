internal import Glibc

/// What must hold before a byte goes into a socket: the directory and the socket are ours alone.
enum SocketRules {
    /// `sun_path` has 108 bytes; 103 is what every system takes with its closing zero.
    static let longestPath = 103

    /// Refuses a directory or a socket that another user owns, could enter or could have put there.
    static func check(socket: String, uid: UInt32) throws(TransportError) {
        guard let slash = socket.lastIndex(of: "/") else { throw .unsafe }
        guard let folder = FileFacts(at: String(socket[..<slash])) else { throw .absent }
        guard folder.isDirectory, folder.owner == uid, folder.isPrivate else { throw .unsafe }
        guard let file = FileFacts(at: socket) else { throw .absent }
        guard file.isSocket, file.owner == uid, file.isPrivate else { throw .unsafe }
    }
}
