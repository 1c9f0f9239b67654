import Foundation

/// A private directory for one test, with a short path (a socket's may have 103 bytes); removed
/// afterwards.
final class ProcessFolder: Sendable {
    let path: String

    init() throws {
        var template = Array("/tmp/tacit-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw POSIXError(.EIO) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String) -> String { path + "/" + name }

    func make(_ name: String, mode: mode_t) throws {
        guard unsafe mkdir(file(name), 0o700) == 0, unsafe chmod(file(name), mode) == 0 else {
            throw POSIXError(.EIO)
        }
    }

    func mode(of name: String) -> mode_t? {
        var facts = stat()
        return unsafe lstat(file(name), &facts) == 0 ? facts.st_mode & 0o7777 : nil
    }

    func inode(of name: String) -> ino_t? {
        var facts = stat()
        return unsafe lstat(file(name), &facts) == 0 ? facts.st_ino : nil
    }
}
