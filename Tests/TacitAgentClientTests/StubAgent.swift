import Foundation
import Synchronization

/// A small HTTP server on a real Unix socket, which answers as a test says and remembers what it was sent.
final class StubAgent: Sendable {
    /// One request as it came.
    struct Request: Sendable {
        var method: String
        var path: String
        var headers: [String: String]
        var body: [UInt8]
    }

    /// What is done with a request.
    enum Answer: Sendable {
        case json(Int, String)
        case raw(String)
        /// Closes without a word, as a worker that ends does.
        case hangUp
        /// Never answers.
        case silence
    }

    /// What `XDG_RUNTIME_DIR` is to be.
    let base: String
    let folder: String
    let path: String
    private let listener: Int32
    private let seen = Mutex<[Request]>([])
    private let accepted = Mutex(0)

    var requests: [Request] { seen.withLock { $0 } }
    var connections: Int { accepted.withLock { $0 } }

    /// Listens below /dev/shm in a directory 0700, and answers each request by its number, from 0.
    init(_ answer: @escaping @Sendable (Int, Request) -> Answer) throws {
        base = "/dev/shm/tacit-stub-\(UUID().uuidString.prefix(8))"
        folder = base + "/tacit"
        path = folder + "/api.sock"
        guard unsafe mkdir(base, 0o700) == 0, unsafe mkdir(folder, 0o700) == 0 else {
            throw POSIXError(.EIO)
        }
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let name = Array(path.utf8)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: name) }
        let bound = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard bound == 0, unsafe chmod(path, 0o600) == 0, listen(listener, 8) == 0 else {
            throw POSIXError(.EIO)
        }
        let thread = Thread { [self] in serve(answer) }
        thread.start()
    }

    /// Stops listening and removes everything.
    func end() {
        // The thread that accepts closes it: a descriptor closed here could already be another stub's there.
        shutdown(listener, Int32(SHUT_RDWR))
        try? FileManager.default.removeItem(atPath: base)
    }

    private func serve(_ answer: @escaping @Sendable (Int, Request) -> Answer) {
        defer { close(listener) }
        while true {
            let connection = accept(listener, nil, nil)
            guard connection >= 0 else { return }
            accepted.withLock { $0 += 1 }
            let thread = Thread { [self] in
                talk(connection, answer)
                close(connection)
            }
            thread.start()
        }
    }

    private func talk(_ connection: Int32, _ answer: @Sendable (Int, Request) -> Answer) {
        while let request = Self.read(connection) {
            let number = seen.withLock { requests in
                requests.append(request)
                return requests.count - 1
            }
            switch answer(number, request) {
            case .hangUp: return
            case .silence: sleep(30)
            case .raw(let text): Self.write(text, connection)
            case .json(let status, let text):
                Self.write(
                    "HTTP/1.1 \(status) X\r\nContent-Length: \(text.utf8.count)\r\n"
                        + "Content-Type: application/json\r\n\r\n\(text)",
                    connection
                )
            }
        }
    }

    private static func write(_ text: String, _ connection: Int32) {
        let bytes = Array(text.utf8)
        _ = unsafe send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    private static func read(_ connection: Int32) -> Request? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while !bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            guard unsafe recv(connection, &byte, 1, 0) == 1 else { return nil }
            bytes.append(byte)
        }
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].components(separatedBy: " ")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...]
                .trimmingCharacters(in: .whitespaces)
        }
        var body: [UInt8] = []
        let count = Int(headers["content-length"] ?? "0") ?? 0
        while body.count < count {
            guard unsafe recv(connection, &byte, 1, 0) == 1 else { return nil }
            body.append(byte)
        }
        return Request(method: words[0], path: words[1], headers: headers, body: body)
    }
}
