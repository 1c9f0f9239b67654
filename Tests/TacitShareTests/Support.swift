import Foundation
import TacitAge
import TacitCrypto
import Testing

@testable import TacitShare

/// Somebody who signs.
final class Sender: Sendable {
    let key: SigningKey

    init() throws { key = try .random() }

    var publicKey: VerifyingKey { key.publicKey }

    func signature(of message: [UInt8]) -> [UInt8] { key.signature(for: message.span) }
}

/// A sender, a colleague with an identity of each kind, and files to share; every one is invented.
struct Scene {
    static let created = "2031-01-13T21:05:00Z"

    let sender: Sender
    let x25519: X25519Identity
    let hybrid: HybridIdentity
    let now: BundleTime

    init() throws {
        sender = try Sender()
        x25519 = try .random()
        hybrid = try .random()
        now = try #require(BundleTime(Self.created))
    }

    var recipient: BundleRecipient { .x25519(x25519.recipient) }
    var own: [BundleRecipient] { [.x25519(x25519.recipient), .hybrid(hybrid.recipient)] }
    var identities: [any Identity] { [x25519, hybrid] }

    func facts() -> Manifest.Facts {
        Manifest.Facts(
            created: now, purpose: "treatment", basis: "consent",
            consent: FileHash(of: Array("a consent".utf8)[...]), expires: BundleDay("2031-07-13"),
            regime: "42 CFR part 2, HIPAA", notice: "2024-02", isFictional: true, checkpoint: nil)
    }

    func files() throws -> [Archive.Member] {
        [
            try Archive.Member(path: "README.txt", bytes: Array("how to read this\n".utf8)),
            try Archive.Member(path: "index.html", bytes: Array("<p>a plan</p>\n".utf8)),
            try Archive.Member(path: "files/0001.bin", bytes: [UInt8](repeating: 7, count: 1_000)),
        ]
    }

    func draft(
        _ files: [Archive.Member]? = nil, facts: Manifest.Facts? = nil, to recipient: BundleRecipient? = nil
    ) throws -> BundleDraft {
        try BundleDraft(
            files ?? self.files(), facts: facts ?? self.facts(), sender: sender.publicKey,
            recipient: recipient ?? self.recipient, passphraseWork: 10)
    }

    func sealed(
        _ files: [Archive.Member]? = nil, facts: Manifest.Facts? = nil, to recipient: BundleRecipient? = nil
    ) throws -> SealedFile {
        let draft = try draft(files, facts: facts, to: recipient)
        return try draft.sealed(signature: sender.signature(of: draft.message))
    }

    /// What a colleague does with a file.
    func opened(_ file: [UInt8], now: BundleTime? = nil) throws(BundleError) -> OpenedBundle {
        let sealed = try SealedBundle(file)
        return try OpenedBundle(
            verifying: sealed.archive(with: identities), of: sealed, own: own, now: now ?? self.now)
    }

    /// The error with which a file is refused; nil when it opens.
    func refusal(_ file: [UInt8], now: BundleTime? = nil) -> BundleError? {
        do throws(BundleError) {
            _ = try opened(file, now: now)
            return nil
        } catch {
            return error
        }
    }

    /// Seals any bytes as a bundle, as a hostile sender would.
    func forged(archive: [UInt8], to recipients: [any Recipient]? = nil) throws -> [UInt8] {
        try Age.encrypt(archive, to: recipients ?? [x25519.recipient])
    }

    /// Seals files with any manifest and signature.
    func forged(_ files: [Archive.Member], manifest: [UInt8], signature: [UInt8]? = nil) throws -> [UInt8] {
        let signature = try signature ?? signed(manifest)
        let first = try Archive.Member(path: "MANIFEST", bytes: manifest)
        let second = try Archive.Member(path: "MANIFEST.sig", bytes: signature)
        return try forged(archive: Archive([first, second] + files).encoded())
    }

    /// The sender's signature file of any text.
    func signed(_ text: [UInt8]) throws -> [UInt8] {
        let raw = sender.signature(of: SSHSignature.signedBytes(of: text.span))
        return try SSHSignature(raw, by: sender.publicKey, of: text.span).text
    }

    /// A manifest of files, changed as text: what the sender herself may have signed.
    func manifest(
        of files: [Archive.Member], changing change: (String) -> String = { $0 }
    ) throws -> [UInt8] {
        let text = try draft(files).manifest.text
        return Array(change(String(decoding: text, as: UTF8.self)).utf8)
    }
}

/// The fault with which something is refused.
func fault<R>(_ body: () throws(ArchiveFault) -> R) -> ArchiveFault? {
    do throws(ArchiveFault) { _ = try body() } catch { return error }
    return nil
}

/// The error with which something is refused.
func refusal<R>(_ body: () throws(BundleError) -> R) -> BundleError? {
    do throws(BundleError) { _ = try body() } catch { return error }
    return nil
}

/// A folder that goes with the value.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    @discardableResult
    func write(_ bytes: some Sequence<UInt8>, _ name: String) throws -> String {
        let file = url.appending(path: name)
        try Data(bytes).write(to: file)
        return file.path
    }

    func read(_ name: String) throws -> [UInt8] { try Array(Data(contentsOf: url.appending(path: name))) }

    func path(_ name: String) -> String { url.appending(path: name).path }

    /// Runs a shell command in the folder as a person would; status and what it wrote.
    func shell(_ command: String) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = url
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
    }
}
