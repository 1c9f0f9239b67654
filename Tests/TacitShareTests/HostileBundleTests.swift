import TacitAge
import TacitCrypto
import Testing

@testable import TacitShare

/// T6 for bundles: what a stranger, a fellow recipient or a sender of ill will may send, and how it is refused.
@Suite struct HostileBundleTests {
    private let scene: Scene
    private let file: [UInt8]

    init() throws {
        scene = try Scene()
        file = try scene.sealed().bytes
    }

    // MARK: The file

    @Test func fileIsNotAge() {
        for text in ["", "x", "age-encryption.org/v2\n", "PK\u{3}\u{4}", "\u{feff}age-encryption.org/v1\n"] {
            #expect(scene.refusal(Array(text.utf8)) == .notAge)
        }
    }

    @Test func armored() throws {
        let archive = try SealedBundle(file).archive(with: scene.identities)
        let text = try Age.encrypt(archive, to: [scene.x25519.recipient], form: .armored)
        #expect(scene.refusal(text) == .armored)
        #expect(scene.refusal(text.flatMap { $0 == 10 ? [13, 10] : [$0] }) == .armored)
        #expect(scene.refusal([10] + text) == .armored)
        // The lines of a binary header with the line ends of another system.
        let broken = Array(file.prefix(60)).flatMap { $0 == 10 ? [13, 10] : [$0] }
        #expect(scene.refusal(broken) == .notAge)
    }

    @Test func severalRecipients() throws {
        let archive = try SealedBundle(file).archive(with: scene.identities)
        let other = try X25519Identity.random()
        for pair in [[scene.x25519.recipient, other.recipient], [other.recipient, scene.x25519.recipient]] {
            #expect(try scene.refusal(scene.forged(archive: archive, to: pair)) == .recipients)
        }
    }

    /// A stanza by its lines, in front of or in the place of the one.
    private func withStanza(_ lines: String, only: Bool = false) throws -> [UInt8] {
        let version = Array("age-encryption.org/v1\n".utf8)
        let rest = Array(file.dropFirst(version.count))
        let end = try #require(rest.indices.first { rest[$0...].starts(with: "--- ".utf8) })
        return version + Array(lines.utf8) + (only ? Array(rest[end...]) : rest)
    }

    @Test func stanzaOfAPlugin() throws {
        let body = String(repeating: "A", count: 43)
        let plugin = "-> yubikey abcd\n\(body)\n"
        #expect(try scene.refusal(withStanza(plugin, only: true)) == .foreignRecipient)
        #expect(try scene.refusal(withStanza("-> x25519 abcd\n\(body)\n", only: true)) == .foreignRecipient)
        #expect(try scene.refusal(withStanza(plugin)) == .recipients)
        #expect(try scene.refusal(withStanza("-> grease-grease\n\n")) == .recipients)
    }

    @Test func headerIsNone() throws {
        #expect(try scene.refusal(withStanza("", only: true)) == .header)
        #expect(try scene.refusal(withStanza("-> X25519 abc\n\n", only: true)) == .header)
        let long = String(repeating: "-> a\n\n", count: 4_000)
        #expect(try scene.refusal(withStanza(long)) == .header)
        // A share of low order, which everybody agrees with.
        let zero = String(repeating: "A", count: 43)
        #expect(try scene.refusal(withStanza("-> X25519 \(zero)\n\(zero)\n", only: true)) == .header)
    }

    /// 2^30 would be a TiB of memory.
    @Test(arguments: [21, 30, 63, 99])
    func workThatNobodyDoes(_ work: Int) throws {
        let salt = String(repeating: "A", count: 22)
        let body = String(repeating: "A", count: 43)
        let file = try withStanza("-> scrypt \(salt) \(work)\n\(body)\n", only: true)
        let words = try BundleWords()
        let sealed = try SealedBundle(file)
        #expect(refusal { () throws(BundleError) in try sealed.archive(words: words.text.copied()) } == .workFactor)
    }

    @Test func cutAnywhere() throws {
        let large = try Archive.Member(path: "large", bytes: [UInt8](repeating: 3, count: 300_000))
        let file = try scene.sealed([large]).bytes
        for end in stride(from: 65_536, to: file.count, by: 65_536) {
            #expect(scene.refusal(Array(file.prefix(end))) == .damaged)
        }
        // At the places where a chunk ends as well, where only the last one's mark tells.
        let header = try #require(file.indices.first { file[$0...].starts(with: "\n--- ".utf8) }) + 49 + 16
        for end in stride(from: header, to: file.count, by: 65_552) {
            #expect(scene.refusal(Array(file.prefix(end))) == .damaged)
        }
        for end in 0..<header { #expect(scene.refusal(Array(file.prefix(end))) != nil) }
        #expect(scene.refusal(file + [0]) == .damaged)
    }

    @Test func somebodyElse() throws {
        let other = try Scene()
        #expect(other.refusal(file) == .wrongIdentity)
        let words = try scene.sealed(to: .passphrase).bytes
        #expect(scene.refusal(words) == .wrongIdentity)
    }

    // MARK: The archive

    @Test func archiveIsNone() throws {
        #expect(try scene.refusal(scene.forged(archive: [])) == .archive(.length))
        #expect(try scene.refusal(scene.forged(archive: [UInt8](repeating: 1, count: 16_384))) == .archive(.notAFile))
        #expect(try scene.refusal(scene.forged(archive: [UInt8](repeating: 0, count: 16_384))) == .manifest)
        let archive = try SealedBundle(file).archive(with: scene.identities)
        var padded = archive
        padded[archive.count - 1] = 1
        #expect(try scene.refusal(scene.forged(archive: padded)) == .archive(.padding))
        #expect(try scene.refusal(scene.forged(archive: archive + archive.map { _ in 0 })) == .archive(.length))
    }

    // MARK: The manifest and what it names

    @Test func membersAreOthers() throws {
        let files = try scene.files()
        let manifest = try scene.manifest(of: files)
        #expect(try scene.refusal(scene.forged(files, manifest: manifest)) == nil)
        let extra = try Archive.Member(path: "extra", bytes: [])
        for changed in [files + [extra], [extra] + files, Array(files.dropLast()), files.reversed(), []] {
            #expect(try scene.refusal(scene.forged(changed, manifest: manifest)) == .members)
        }
    }

    @Test func manifestNamesAFileTwice() throws {
        let files = try scene.files()
        let manifest = try scene.manifest(of: files) { text in
            text + text.split(separator: "\n").suffix(1).joined() + "\n"
        }
        #expect(try scene.refusal(scene.forged(files, manifest: manifest)) == .manifest)
    }

    @Test func manifestNamesItself() throws {
        let files = try scene.files()
        let manifest = try scene.manifest(of: files) { $0.replacing("README.txt", with: "MANIFEST") }
        #expect(try scene.refusal(scene.forged(files, manifest: manifest)) == .members)
    }

    @Test func fileIsAnother() throws {
        var files = try scene.files()
        let manifest = try scene.manifest(of: files)
        files[1] = try Archive.Member(path: "index.html", bytes: Array("<p>other</p>\n".utf8))
        #expect(try scene.refusal(scene.forged(files, manifest: manifest)) == .hash)
    }

    /// The manifest of one bundle with the signature of another.
    @Test func splicedManifest() throws {
        let files = try scene.files()
        let (first, second) = (try scene.manifest(of: files), try scene.manifest(of: files))
        let file = try scene.forged(files, manifest: first, signature: scene.signed(second))
        #expect(scene.refusal(file) == .signature(.invalid))
    }

    @Test func manifestOrSignatureIsNotThere() throws {
        let files = try scene.files()
        #expect(try scene.refusal(scene.forged(archive: Archive(files).encoded())) == .manifest)
        let manifest = try Archive.Member(path: "MANIFEST", bytes: scene.manifest(of: files))
        #expect(
            try scene.refusal(scene.forged(archive: Archive([manifest] + files).encoded()))
                == .signature(.malformed))
        #expect(try scene.refusal(scene.forged(archive: Archive([manifest]).encoded())) == .signature(.malformed))
    }

    /// Somebody else signs what names the sender, or names himself and is seen.
    @Test func anotherKey() throws {
        let files = try scene.files()
        let manifest = try scene.manifest(of: files)
        let other = try Sender()
        let raw = other.signature(of: SSHSignature.signedBytes(of: manifest.span))
        let signature = try SSHSignature(raw, by: other.publicKey, of: manifest.span).text
        #expect(try scene.refusal(scene.forged(files, manifest: manifest, signature: signature)) == .signature(.key))
    }

    /// A colleague seals what he received again, to somebody else.
    @Test func passedOn() throws {
        let archive = try SealedBundle(file).archive(with: scene.identities)
        let third = try Scene()
        let forwarded = try Age.encrypt(archive, to: [third.x25519.recipient])
        #expect(third.refusal(forwarded) == .otherRecipient)
        // To another key of the same reader: it was not sealed to what the manifest says.
        let hybrid = try Age.encrypt(archive, to: [scene.hybrid.recipient])
        #expect(scene.refusal(hybrid) == .otherRecipient)
        // A bundle that was told in words is not one that was sealed to a key.
        let words = try scene.sealed(to: .passphrase)
        let sealed = try SealedBundle(words.bytes)
        let told = try #require(words.words)
        let inside = try sealed.archive(words: told.text.copy())
        #expect(try scene.refusal(scene.forged(archive: inside)) == .otherRecipient)
    }

    @Test func madeInTheFuture() throws {
        var facts = scene.facts()
        facts.created = try #require(BundleTime("2031-01-14T21:05:01Z"))
        #expect(try scene.refusal(scene.sealed(facts: facts).bytes) == .future)
    }
}
