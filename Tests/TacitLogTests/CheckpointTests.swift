import TacitCrypto
import Testing

@testable import TacitLog

@Suite struct CheckpointTests {
    private static let origin = "tacit.example/vault-7f3a"

    /// The size of a head decides nothing here: any root will do.
    private static func head(
        _ origin: String = origin,
        extensions: [String] = []
    ) throws -> TreeHead {
        try TreeHead(
            origin: origin,
            size: 20_852_163,
            root: SampleLog.digest(5),
            extensions: extensions
        )
    }

    private static func signed(
        _ head: TreeHead,
        by key: borrowing SigningKey
    ) throws -> Checkpoint {
        let text = head.text
        return try Checkpoint(head, signature: key.signature(for: text.span), by: key.publicKey)
    }

    @Test func aCheckpointIsReadAndVerified() throws {
        let key = try SigningKey.random()
        for extensions in [[], ["one"], ["one", "two words"]] {
            let checkpoint = try Self.signed(Self.head(extensions: extensions), by: key)
            let note = checkpoint.note
            let read = try UnverifiedCheckpoint(parsing: note.span)
            #expect(read.note == note)
            #expect(read.head == checkpoint.head)
            #expect(try read.verified(by: key.publicKey, origin: Self.origin) == checkpoint)
        }
    }

    @Test func theNoteHasTheDocumentedText() throws {
        let key = try SigningKey.random()
        let checkpoint = try Self.signed(Self.head(), by: key)
        let text = String(decoding: checkpoint.note, as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 6)
        #expect(lines[0] == Self.origin)
        #expect(lines[1] == "20852163")
        #expect(lines[2] == "BQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU=")
        #expect(lines[3].isEmpty && lines[5].isEmpty)
        #expect(lines[4].hasPrefix("\u{2014} \(Self.origin) "))
    }

    /// A checkpoint of sum.golang.org, the Go checksum database, as C2SP prints it; its origin is
    /// an older form with spaces, so its parts are checked one by one.
    @Test func aCheckpointOfTheGoChecksumDatabaseVerifies() throws {
        let keyText = Array("Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8".utf8)
        let key = try VerifyingKey(Array(Base64.decode(keyText[...]).dropFirst()))
        #expect(NoteSignature.keyID(name: "sum.golang.org", key: key) == [0x03, 0x3d, 0xe0, 0xae])
        let line =
            "\u{2014} sum.golang.org Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5"
            + "/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8="
        let signature = try NoteSignature(parsing: Array(line.utf8)[...])
        #expect(signature.line == line + "\n")
        #expect(signature.keyID == [0x03, 0x3d, 0xe0, 0xae])
        let text = Array(
            "go.sum database tree\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n".utf8
        )
        let isValid = key.isValid(signature.signature.span, for: text.span)
        #expect(isValid)
    }

    @Test func everyFlippedBitOfANoteIsRefused() throws {
        let key = try SigningKey.random()
        let note = try Self.signed(Self.head(), by: key).note
        for bit in 0..<note.count * 8 {
            var flipped = note
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: LogError.self) {
                try UnverifiedCheckpoint(parsing: flipped.span)
                    .verified(by: key.publicKey, origin: Self.origin)
            }
        }
    }

    @Test func anotherKeyOrOriginIsRefused() throws {
        let key = try SigningKey.random()
        let other = try SigningKey.random()
        let note = try Self.signed(Self.head(), by: key).note
        let read = try UnverifiedCheckpoint(parsing: note.span)
        #expect(throws: LogError.signatureInvalid) {
            try read.verified(by: other.publicKey, origin: Self.origin)
        }
        #expect(throws: LogError.wrongOrigin) {
            try read.verified(by: key.publicKey, origin: "tacit.example/vault-0000")
        }
        let head = try Self.head()
        let signature = other.signature(for: head.text.span)
        #expect(throws: LogError.signatureInvalid) {
            try Checkpoint(head, signature: signature, by: key.publicKey)
        }
    }

    /// Two spellings that `String` calls equal are two origins.
    @Test func originsAreComparedAsBytes() throws {
        let key = try SigningKey.random()
        let composed = "tacit.example/\u{e9}"
        let decomposed = "tacit.example/e\u{301}"
        let read = try Self.signed(Self.head(composed), by: key).unverified
        #expect(throws: LogError.wrongOrigin) {
            try read.verified(by: key.publicKey, origin: decomposed)
        }
    }

    @Test func signaturesOfUnknownKeysArePassedOver() throws {
        let key = try SigningKey.random()
        let witness = try SigningKey.random()
        let head = try Self.head()
        let own = try Self.signed(head, by: key).unverified.signatures
        // Another name, and another key under our name: neither is the key that is asked for.
        let foreign = ["witness.example/w1", Self.origin].map {
            NoteSignature(name: $0, key: witness.publicKey, signature: [1, 2, 3])
        }
        for signatures in [own + foreign, foreign + own] {
            let note = UnverifiedCheckpoint(head: head, signatures: signatures).note
            let read = try UnverifiedCheckpoint(parsing: note.span)
            #expect(read.note == note)
            #expect(try read.verified(by: key.publicKey, origin: Self.origin).head == head)
        }
        let foreignOnly = UnverifiedCheckpoint(head: head, signatures: foreign)
        #expect(throws: LogError.signatureInvalid) {
            try foreignOnly.verified(by: key.publicKey, origin: Self.origin)
        }
    }

    @Test func oneBadSignatureOfTheKeyRefusesTheNote() throws {
        let key = try SigningKey.random()
        let head = try Self.head()
        let own = try Self.signed(head, by: key).unverified.signatures
        let bad = NoteSignature(
            name: Self.origin,
            key: key.publicKey,
            signature: [UInt8](repeating: 0, count: 64)
        )
        for signatures in [own + [bad], [bad] + own] {
            let read = UnverifiedCheckpoint(head: head, signatures: signatures)
            #expect(throws: LogError.signatureInvalid) {
                try read.verified(by: key.publicKey, origin: Self.origin)
            }
        }
    }

    @Test func headsThatCannotStandInANoteAreRefused() {
        for origin in ["", "a b", "a+b", "a\n", "a\u{a0}b", "a\u{2003}b", "a\u{1}b"] {
            #expect(throws: LogError.malformed) { try Self.head(origin) }
        }
        for line in ["", "a\nb", "a\tb"] {
            #expect(throws: LogError.malformed) { try Self.head(extensions: [line]) }
        }
    }
}
