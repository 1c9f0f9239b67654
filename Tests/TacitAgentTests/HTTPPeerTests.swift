import Foundation
import Glibc
import TacitAgentAPI
import Testing

@testable import TacitAgent

/// Who may connect.
@Suite struct HTTPPeerTests {
    @Test(.enabled(if: geteuid() == 0, "a second user id needs root"))
    func anotherUserIsCutOffBeforeAByteIsRead() async throws {
        try await HTTPWorld.run { (world) async throws in
            // Let the other user reach the socket, so that only the check of the peer stands in between.
            _ = unsafe chmod(world.folder, 0o755)
            _ = unsafe chmod(world.socket, 0o666)
            let answer = try await HTTPConnection.offThread {
                try Self.status(at: world.socket, user: 65_534)
            }
            #expect(answer == "connected, closed")
            let own = try await HTTPConnection.offThread {
                try Self.status(at: world.socket, user: 0)
            }
            #expect(own.hasPrefix("connected, HTTP/1.1 200"))
        }
    }

    private static func status(at path: String, user: UInt32) throws -> String {
        let python = Process()
        python.executableURL = URL(filePath: "/usr/bin/env")
        python.arguments = [
            "python3", "-c",
            """
            import os, socket, sys
            os.setgroups([]); os.setgid(int(sys.argv[2])); os.setuid(int(sys.argv[2]))
            s = socket.socket(socket.AF_UNIX); s.settimeout(10); s.connect(sys.argv[1])
            try:
                s.sendall(b"GET /v1/status HTTP/1.1\\r\\nConnection: close\\r\\n\\r\\n")
                answer = s.recv(100)
            except OSError:
                answer = b""
            print("connected,", answer.decode().split("\\r")[0] or "closed", end="")
            """,
            path, String(user),
        ]
        let pipe = Pipe()
        python.standardOutput = pipe
        try python.run()
        python.waitUntilExit()
        return String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
}
