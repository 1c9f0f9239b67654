import Foundation
import TacitCrypto
import Testing

@testable import TacitAge

/// Stock age reads what is written here and the other way round.
///
/// Debian's age 1.1.1 has no hybrid recipients: for those the vectors stand in.
@Suite struct InteropTests {
    private let identity: X25519Identity
    private let folder: TemporaryFolder
    private let keyFile: String

    init() throws {
        identity = try .random()
        folder = try TemporaryFolder()
        keyFile = try folder.write(array(identity.text()) + [10], "key.txt")
    }

    private static let sizes = [0, 1, 65_535, 65_536, 65_537, 3 * 65_536, 17 << 20]

    @Test(arguments: sizes)
    func stockAgeDoesNotReadOurs(_ count: Int) throws {
        let text = pattern(count)
        for form in [Age.Form.binary, .armored] {
            let file = try Age.encrypt(text, to: [identity.recipient], form: form)
            let path = try folder.write(file, "ours.age")
            #expect(try stock("-d", "-i", keyFile, "-o", folder.path("text"), path) == 0)
            // Stock age makes no file for no bytes.
            #expect((try? folder.read("text")) ?? [] == text)
        }
    }

    @Test(arguments: sizes)
    func stockAgeIsNotReadByUs(_ count: Int) throws {
        let text = pattern(count)
        let path = try folder.write(text, "text")
        let recipient = identity.recipient.description
        for armor in [[], ["-a"]] {
            let arguments = armor + ["-r", recipient, "-o", folder.path("theirs.age"), path]
            #expect(try run("age", arguments).status == 0)
            #expect(try Age.decrypt(folder.read("theirs.age"), with: [identity]) == text)
        }
    }

    /// Of every size up to 200 KiB, to two recipients; the night has ten times as many.
    @Test func randomFileIsReadOtherwise() throws {
        let isNight = ProcessInfo.processInfo.environment["TACIT_FIGURES"] == "night"
        let other = try X25519Identity.random()
        let people = try folder.write(
            Array("\(identity.recipient)\n\(other.recipient)\n".utf8),
            "people.txt"
        )
        for seed in 0..<(isNight ? 500 : 50) {
            let count = Int.random(in: 1...200_000)
            let text = pattern(count, seed: UInt8(truncatingIfNeeded: seed))
            let file = try Age.encrypt(text, to: [other.recipient, identity.recipient])
            let ours = try folder.write(file, "ours.age")
            #expect(try stock("-d", "-i", keyFile, "-o", folder.path("back"), ours) == 0)
            #expect(try folder.read("back") == text)
            let path = try folder.write(text, "text")
            #expect(try stock("-R", people, "-o", folder.path("theirs.age"), path) == 0)
            #expect(try Age.decrypt(folder.read("theirs.age"), with: [other]) == text)
        }
    }

    @Test func keyOfAgeKeygenIsReadOtherwise() throws {
        let path = folder.path("stock.txt")
        #expect(try run("age-keygen", ["-o", path]).status == 0)
        let text = try folder.read("stock.txt")
        let found = try #require(try KeyFile.identities(text.span).first as? X25519Identity)
        let theirs = try run("age-keygen", ["-y", path]).output
        #expect(String(decoding: theirs, as: UTF8.self) == "\(found.recipient)\n")
        let ours = try run("age-keygen", ["-y", keyFile]).output
        #expect(String(decoding: ours, as: UTF8.self) == "\(identity.recipient)\n")
    }

    @Test func passphraseOfStockAgeIsReadOtherwise() throws {
        let text = pattern(70_000)
        let path = try folder.write(text, "text")
        let theirs = folder.path("theirs.age")
        #expect(try withPassphrase("correct horse", "-p", "-o", theirs, path) == 0)
        let mine = try PassphraseIdentity(secure("correct horse"))
        #expect(try Age.decrypt(folder.read("theirs.age"), with: [mine]) == text)
        let recipient = try PassphraseRecipient(secure("correct horse"), workFactor: 12)
        let file = try Age.encrypt(text, to: [recipient], form: .armored)
        let ours = try folder.write(file, "ours.age")
        #expect(try withPassphrase("correct horse", "-d", "-o", folder.path("back"), ours) == 0)
        #expect(try folder.read("back") == text)
        #expect(try withPassphrase("wrong horse", "-d", "-o", folder.path("no"), ours) != 0)
    }

    @Test func stockAgeTakesWhatWeRefuse() throws {
        var parts = try Parts(of: Age.encrypt(pattern(200_000), to: [identity.recipient]))
        let changes: [(inout Parts) -> Void] = [
            { $0.chunks.removeLast() }, { $0.chunks.append([0]) }, { $0.chunks.swapAt(0, 1) },
            { $0.chunks[1][9] ^= 1 }, { $0.nonce[0] ^= 1 }, { $0.header[30] ^= 1 },
        ]
        let whole = parts
        for change in changes {
            parts = whole
            change(&parts)
            let path = try folder.write(parts.file, "changed.age")
            #expect(Outcome(of: parts.file, [identity]).error != nil)
            #expect(try stock("-d", "-i", keyFile, "-o", folder.path("text"), path) != 0)
        }
    }

    private func stock(_ arguments: String...) throws -> Int32 {
        try run("age", arguments).status
    }

    private func withPassphrase(_ passphrase: String, _ arguments: String...) throws -> Int32 {
        let script = vectorsFolder.deletingLastPathComponent()
            .appending(path: "Interop/age/with_passphrase.py").path
        return try run("python3", [script, passphrase, "age"] + arguments).status
    }
}
