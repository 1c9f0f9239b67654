import Foundation
import TacitAge
import TacitCrypto
import Testing

@testable import TacitShare

/// What can go wrong between sealing and opening.
@Suite struct BundleTests {
    private let scene: Scene

    init() throws { scene = try Scene() }

    @Test func openedIsNotWhatWasSealed() throws {
        for recipient in scene.own {
            let file = try scene.sealed(to: recipient)
            let opened = try scene.opened(file.bytes)
            #expect(opened.manifest == file.manifest)
            #expect(Array(opened.members.dropFirst(2)) == (try scene.files()))
            #expect(opened.members.prefix(2).map(\.path) == ["MANIFEST", "MANIFEST.sig"])
            #expect(opened.sender == scene.sender.publicKey && opened.proofCount == 0)
            #expect(opened.senderWords == KeyWords.words(of: [scene.sender.publicKey.sshText]))
            #expect(opened.bytes(of: "index.html").map(Array.init) == Array("<p>a plan</p>\n".utf8))
            #expect(opened.bytes(of: "index") == nil)
            #expect(file.hash == FileHash(of: file.bytes[...]) && file.words == nil)
        }
    }

    @Test func fileTellsMoreThanItsHeader() throws {
        let kinds: [BundleKind] = [.x25519, .hybrid, .passphrase]
        for (recipient, kind) in zip(scene.own + [.passphrase], kinds) {
            let file = try scene.sealed(to: recipient)
            let sealed = try SealedBundle(file.bytes)
            #expect(sealed.kind == kind && recipient.kind == kind && sealed.hash == file.hash)
            #expect(sealed.mayBe(for: scene.own) == (kind != .passphrase))
            #expect(!sealed.mayBe(for: []))
            // 16 KiB of archive, one tag, a nonce, and a header of a fixed length for its kind.
            let inside = try #require(file.bytes.indices.first { file.bytes[$0...].starts(with: "\n--- ".utf8) })
            #expect(file.bytes.count == inside + 5 + 43 + 1 + 16 + 16_384 + 16)
        }
    }

    @Test func wordsOpenNothing() throws {
        let file = try scene.sealed(to: .passphrase)
        let words = try #require(file.words)
        let sealed = try SealedBundle(file.bytes)
        let archive = try sealed.archive(words: words.text.copy())
        let opened = try OpenedBundle(verifying: archive, of: sealed, own: [], now: scene.now)
        #expect(opened.manifest == file.manifest && opened.manifest.recipient == .passphrase)
        #expect(words.text.withSpan { span in span.indices.filter { span[$0] == UInt8(ascii: "-") }.count } == 7)
        let wrong = try SecureBytes(copying: Array("another-word".utf8).span)
        #expect(refusal { () throws(BundleError) in try sealed.archive(words: wrong.copied()) } == .wrongIdentity)
    }

    @Test func nameTellsMoreThanTheDay() throws {
        let file = try scene.sealed()
        let name = file.proposedName()
        #expect(try #/document-2031-01-13-[0-9a-f]{4}\.tar\.age/#.wholeMatch(in: name) != nil)
        #expect(Set((0..<20).map { _ in file.proposedName() }).count > 15)
    }

    @Test func bundlesAreTheSame() throws {
        let (first, second) = (try scene.sealed(), try scene.sealed())
        #expect(first.manifest.id != second.manifest.id && first.bytes != second.bytes)
        #expect(first.manifest.items == second.manifest.items)
    }

    @Test func progressGoesBack() throws {
        let large = try Archive.Member(path: "large", bytes: [UInt8](repeating: 3, count: 5 << 20))
        let draft = try scene.draft([large])
        var steps: [Int] = []
        let file = try draft.sealed(signature: scene.sender.signature(of: draft.message)) { steps.append($0) }
        #expect(steps == steps.sorted() && steps.count >= 8 && steps.last == file.bytes.count)
        #expect(draft.count < file.bytes.count && file.bytes.count < draft.count + draft.count / 1_000)
        #expect(try scene.opened(file.bytes).bytes(of: "large")?.count == 5 << 20)
    }

    @Test func signatureOfAnotherIsTaken() throws {
        let draft = try scene.draft()
        let signature = try Sender().signature(of: draft.message)
        for signature in [signature, [], scene.sender.signature(of: draft.manifest.text)] {
            let found = refusal { () throws(BundleError) in try draft.sealed(signature: signature) }
            #expect(found == .signature(.invalid))
        }
    }

    @Test func recipientThatNobodyIs() throws {
        // The point of order 1 in X25519: everything agrees with it.
        let point = try X25519Recipient(publicKey: [UInt8](repeating: 0, count: 32))
        let draft = try scene.draft(to: .x25519(point))
        let signature = scene.sender.signature(of: draft.message)
        #expect(refusal { () throws(BundleError) in try draft.sealed(signature: signature) } == .recipientKey)
        let empty = try HybridRecipient(publicKey: [UInt8](repeating: 0xff, count: HybridRecipient.keyCount))
        let hybrid = try scene.draft(to: .hybrid(empty))
        let second = scene.sender.signature(of: hybrid.message)
        #expect(refusal { () throws(BundleError) in try hybrid.sealed(signature: second) } == .recipientKey)
    }

    @Test func membersThatDoNotGoIn() throws {
        let one = try Archive.Member(path: "a", bytes: [])
        let manifest = try Archive.Member(path: "manifest.SIG", bytes: [])
        #expect(throws: BundleError.archive(.duplicatePath)) { try scene.draft([one, one]) }
        #expect(throws: BundleError.archive(.duplicatePath)) { try scene.draft([manifest]) }
        let many = try (0..<4_095).map { try Archive.Member(path: "f\($0)", bytes: []) }
        #expect(throws: BundleError.archive(.tooManyMembers)) { try scene.draft(many) }
        #expect(try scene.opened(scene.sealed(Array(many.dropLast())).bytes).members.count == 4_096)
    }

    @Test func dayIsOver() throws {
        let opened = try scene.opened(scene.sealed().bytes)
        let (last, after) = (try #require(BundleDay("2031-07-13")), try #require(BundleDay("2031-07-14")))
        #expect(!opened.isExpired(on: last) && opened.isExpired(on: after))
        var facts = scene.facts()
        facts.expires = nil
        #expect(!(try scene.opened(scene.sealed(facts: facts).bytes).isExpired(on: after)))
    }

    @Test func clockOfTheSender() throws {
        let file = try scene.sealed().bytes
        let early = try #require(BundleTime(unixSeconds: scene.now.unixSeconds - 86_400))
        let earlier = try #require(BundleTime(unixSeconds: scene.now.unixSeconds - 86_401))
        #expect(scene.refusal(file, now: early) == nil)
        #expect(scene.refusal(file, now: earlier) == .future)
    }

    /// T5, outside: nothing but the file itself opens.
    @Test func changedByteOpens() throws {
        let file = try scene.sealed().bytes
        for place in file.indices {
            var changed = file
            changed[place] ^= 1 << (place % 8)
            #expect(scene.refusal(changed) != nil, "byte \(place)")
        }
    }

    /// T5, inside: who has the file key changes nothing of what the sender signed.
    @Test func changedByteInsideVerifies() throws {
        let file = try scene.sealed().bytes
        let sealed = try SealedBundle(file)
        let archive = try sealed.archive(with: scene.identities)
        for place in archive.indices {
            var changed = archive
            changed[place] ^= 1 << (place % 8)
            let bytes = changed
            let found = refusal { () throws(BundleError) in
                try OpenedBundle(verifying: bytes, of: sealed, own: scene.own, now: scene.now)
            }
            #expect(found != nil, "byte \(place)")
        }
    }
}

extension SecureBytes {
    /// A copy in a closure that cannot consume what it captured.
    borrowing func copied() throws(BundleError) -> SecureBytes {
        do throws(CryptoError) { return try copy() } catch { throw .primitive(error) }
    }
}
