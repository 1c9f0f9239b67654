import Foundation
import TacitCrypto
import Testing

@testable import TacitAge

/// What can go wrong with the example program.
@Suite struct ExampleTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// The program that was built beside this test.
    private static let program =
        Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "tacit-age").path
        ?? "tacit-age"

    private func tacitAge(
        _ arguments: String...,
        input: [UInt8] = []
    ) throws -> (status: Int32, output: [UInt8], complaint: String) {
        try tacitAge(arguments, input: input)
    }

    private func tacitAge(
        _ arguments: [String],
        input: [UInt8]
    ) throws -> (status: Int32, output: [UInt8], complaint: String) {
        let complaint = folder.path("complaint")
        let script = "exec \"$@\" 2>\"$0\""
        let (status, output) = try run(
            "sh",
            ["-c", script, complaint, Self.program] + arguments,
            input: input
        )
        let text = String(decoding: try folder.read("complaint"), as: UTF8.self)
        return (status, output, text)
    }

    @Test(arguments: [[], ["--pq"]])
    func fileDoesNotComeBack(_ kind: [String]) throws {
        let keyFile = folder.path("key.txt")
        let made = try run(Self.program, ["keygen", "-o", keyFile] + kind)
        #expect(made.status == 0)
        let permissions = try FileManager.default.attributesOfItem(atPath: keyFile)[
            .posixPermissions
        ]
        #expect(permissions as? Int == 0o600)
        let first = try #require(
            String(decoding: folder.read("key.txt"), as: UTF8.self).split(separator: "\n").first
        )
        let recipient = String(first.dropFirst("# recipient: ".count))
        let text = pattern(200_000)
        let path = try folder.write(text, "text")
        let sealed = folder.path("text.age")
        #expect(try tacitAge("encrypt", "-r", recipient, "-o", sealed, path).status == 0)
        #expect(try tacitAge("decrypt", "-i", keyFile, sealed).output == text)
        let people = try folder.write(Array("# Theo Marsh\n\(recipient)\n".utf8), "people.txt")
        let armored = try tacitAge("encrypt", "-R", people, "-a", input: text)
        #expect(armored.output.starts(with: "-----BEGIN AGE".utf8))
        #expect(try tacitAge("decrypt", "-i", keyFile, input: armored.output).output == text)
    }

    @Test func passphraseFileDoesNotOpen() throws {
        let words = try folder.write(Array("correct horse\nnot this\n".utf8), "words.txt")
        let sealed = try tacitAge(
            "encrypt",
            "--passphrase-file",
            words,
            "--work-factor",
            "10",
            input: [1, 2, 3]
        )
        let opened = try tacitAge("decrypt", "--passphrase-file", words, input: sealed.output)
        #expect(opened.output == [1, 2, 3])
        let identity = try PassphraseIdentity(secure("correct horse"))
        #expect(try Age.decrypt(sealed.output, with: [identity]) == [1, 2, 3])
    }

    @Test func failureLeavesAFile() throws {
        let identity = try X25519Identity.random()
        let keyFile = try folder.write(array(identity.text()), "key.txt")
        var parts = try Parts(of: Age.encrypt(pattern(200_000), to: [identity.recipient]))
        parts.chunks.removeLast()
        let path = try folder.write(parts.file, "cut.age")
        let result = try tacitAge("decrypt", "-i", keyFile, "-o", folder.path("text"), path)
        #expect(result.status == 1)
        #expect(result.complaint.hasPrefix("tacit-age: error: the file ends too early"))
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
        #expect(left == ["complaint", "cut.age", "key.txt"])
    }

    @Test func complaintsSayOtherThings() throws {
        let identity = try X25519Identity.random()
        let secret = String(decoding: try array(identity.text()), as: UTF8.self)
        let keyFile = try folder.write(Array(secret.utf8), "key.txt")
        let other = try folder.write(array(X25519Identity.random().text()), "other.txt")
        let empty = try folder.write(Array("# nobody\n".utf8), "empty.txt")
        let file = try Age.encrypt([1], to: [identity.recipient])
        let cases: [([String], [UInt8], Int32, String)] = [
            (["encrypt"], [], 1, "nobody to encrypt to"),
            (["decrypt"], file, 1, "nothing to decrypt with"),
            (["decrypt", "-i", other], file, 1, "no identity or passphrase fits"),
            (["decrypt", "-i", keyFile], [0], 1, "this is no age file"),
            (["decrypt", "-i", folder.path("none")], file, 2, "cannot read"),
            (["decrypt", "-i", empty], file, 1, "holds no key"),
            (["encrypt", "-r", secret], [], 1, "a secret key where a recipient belongs"),
            (["encrypt", "-R", keyFile], [], 1, "line 1: a secret key where"),
            (["encrypt", "-r", "age1x"], [], 1, "not a key of age"),
            (["encrypt", "--nonsense"], [], 64, "Unknown option"),
        ]
        for (arguments, input, status, sentence) in cases {
            let done = try tacitAge(arguments, input: input)
            #expect(done.status == status, "\(arguments)")
            #expect(done.complaint.contains(sentence), "\(done.complaint)")
            #expect(!done.complaint.contains(secret.suffix(20)))
            #expect(done.output.isEmpty)
        }
    }

    /// The most memory of the whole process, as the kernel counts it, for 16 and for 256 MiB.
    @Test func memoryGrowsWithTheFile() throws {
        let identity = try X25519Identity.random()
        let keyFile = try folder.write(array(identity.text()), "key.txt")
        let recipient = identity.recipient.description
        let script = """
            import resource, subprocess, sys
            program, recipient, key, mebibytes = sys.argv[1:]
            head = subprocess.Popen(["head", "-c", mebibytes + "M", "/dev/zero"], stdout=subprocess.PIPE)
            seal = subprocess.Popen([program, "encrypt", "-r", recipient], stdin=head.stdout, stdout=subprocess.PIPE)
            subprocess.run([program, "decrypt", "-i", key], stdin=seal.stdout, stdout=subprocess.DEVNULL, check=True)
            seal.wait()
            head.wait()
            print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
            """
        let kibibytes = try ["16", "256"].map { mebibytes in
            let arguments = ["-c", script, Self.program, recipient, keyFile, mebibytes]
            let text = String(decoding: try run("python3", arguments).output, as: UTF8.self)
            return try #require(Int(text.filter(\.isNumber)))
        }
        #expect(kibibytes[1] - kibibytes[0] < 8_192)
        #expect(kibibytes[1] < 96 * 1_024)
    }
}
