import Foundation
import TacitCrypto
import Testing

@Suite struct KeyWordsTests {
    private static func output(_ program: String, _ arguments: [String], input: String = "") throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let (pipe, stdin) = (Pipe(), Pipe())
        process.standardOutput = pipe
        process.standardInput = stdin
        try process.run()
        stdin.fileHandleForWriting.write(Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func sha256sumShowsWhatTheWordsAreMadeOf() throws {
        let keys = ["age1qqqq", "ssh-ed25519 AAAA"]
        let sum = try Self.output("sha256sum", [], input: "age1qqqq\nssh-ed25519 AAAA\n").prefix(64)
        #expect(Hexadecimal.text(KeyWords.digest(of: keys)) == sum)
        let program =
            "import sys; h = int(sys.argv[1], 16)\nfor _ in range(6): print(h % 7776); h //= 7776"
        let indices = try Self.output("python3", ["-c", program, String(sum)]).split(separator: "\n")
        let words = indices.compactMap { Int($0) }.map { Passphrase.word(at: $0) }
        #expect(KeyWords.words(of: keys) == words.joined(separator: " "))
        #expect(words.count == 6)
    }

    @Test func everySetOfKeysHasItsOwnWords() {
        let sets = [["a"], ["b"], ["a", "b"], ["b", "a"], ["ab"], [""], ["", ""], []]
        #expect(Set(sets.map { KeyWords.words(of: $0) }).count == sets.count)
    }

    @Test func aKeyThatOpenSSHMadeIsReadAndWrittenAlike() throws {
        let folder = NSTemporaryDirectory() + "/tacit-ssh-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        _ = try Self.output("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", folder + "/key"])
        let line = try String(contentsOfFile: folder + "/key.pub", encoding: .utf8)
        let text = line.trimmingCharacters(in: .whitespacesAndNewlines)
        let key = try VerifyingKey(sshText: text)
        #expect(key.sshText == text)
        let shown = try Self.output("ssh-keygen", ["-l", "-f", "/dev/stdin"], input: key.sshText + "\n")
        #expect(shown.hasPrefix("256 SHA256:"))
    }

    @Test func noOtherTextIsAKey() throws {
        let text = try SigningKey.random().publicKey.sshText
        let base64 = text.dropFirst("ssh-ed25519 ".count)
        let refused = [
            "", "ssh-ed25519", "ssh-ed25519 ", text + " comment", text + "\n", " " + text, "tacit " + text,
            "ssh-ed25519  \(base64.dropLast())", "ssh-ed25519 \(base64.dropLast())", "ssh-ed25519 \(base64)=",
            "ssh-rsa\(text.dropFirst(7))", "ssh-ed25519 B\(base64.dropFirst())", "SSH-ED25519 \(base64)",
            "ssh-ed25519 \(base64.replacing("A", with: "-"))", String(repeating: "a", count: 80),
        ]
        for other in refused {
            #expect(throws: CryptoError.invalidEncoding) { _ = try VerifyingKey(sshText: other) }
        }
    }

    @Test func aKeyOfLowOrderIsRefused() throws {
        let blob = [0, 0, 0, 11] + Array("ssh-ed25519".utf8) + [0, 0, 0, 32] + [1] + [UInt8](repeating: 0, count: 31)
        let text = "ssh-ed25519 " + Data(blob).base64EncodedString()
        #expect(throws: CryptoError.invalidPoint) { _ = try VerifyingKey(sshText: text) }
    }
}
