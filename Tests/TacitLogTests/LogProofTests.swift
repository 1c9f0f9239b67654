import TacitCrypto
import Testing

@testable import TacitLog

@Suite struct LogProofTests {
    private static let origin = "tacit.example/vault-7f3a"
    private static let leaves = SampleLog.leaves(21)

    private static func proof(_ index: UInt64, by key: borrowing SigningKey) throws -> LogProof {
        let head = try TreeHead(
            origin: origin,
            size: UInt64(leaves.count),
            root: TreeProof.root(leaves)
        )
        let signature = key.signature(for: head.text.span)
        return LogProof(
            index: index,
            path: try TreeProof.inclusion(leaves: leaves, index: index),
            checkpoint: try Checkpoint(head, signature: signature, by: key.publicKey)
        )
    }

    @Test func everyEntryIsShownByAFileOfItsOwn() throws {
        let key = try SigningKey.random()
        for index in Self.leaves.indices {
            let proof = try Self.proof(UInt64(index), by: key)
            let file = proof.file
            let read = try LogProof(parsing: file.span)
            #expect(read == proof)
            #expect(read.file == file)
            let checkpoint = try read.verified(
                leaf: Self.leaves[index],
                by: key.publicKey,
                origin: Self.origin
            )
            #expect(checkpoint.head.size == 21)
        }
    }

    @Test func anEntryThatIsNotThereIsRefused() throws {
        let key = try SigningKey.random()
        let proof = try Self.proof(4, by: key)
        #expect(throws: LogError.notIncluded) {
            try proof.verified(leaf: Self.leaves[5], by: key.publicKey, origin: Self.origin)
        }
        let other = try SigningKey.random()
        #expect(throws: LogError.signatureInvalid) {
            try proof.verified(leaf: Self.leaves[4], by: other.publicKey, origin: Self.origin)
        }
        #expect(throws: LogError.wrongOrigin) {
            try proof.verified(leaf: Self.leaves[4], by: key.publicKey, origin: "elsewhere.example")
        }
    }

    @Test func everyChangedByteOfAFileIsRefused() throws {
        let key = try SigningKey.random()
        let file = try Self.proof(4, by: key).file
        for place in file.indices {
            var flipped = file
            flipped[place] ^= 1
            #expect(throws: LogError.self) {
                try LogProof(parsing: flipped.span)
                    .verified(leaf: Self.leaves[4], by: key.publicKey, origin: Self.origin)
            }
        }
    }

    @Test func otherTextsAreRefused() throws {
        let key = try SigningKey.random()
        let text = String(decoding: try Self.proof(4, by: key).file, as: UTF8.self)
        let wrong = [
            text.replacing("@v1", with: "@v2"),
            text.replacing("index 4", with: "index 04"),
            text.replacing("index 4", with: "index  4"),
            text.replacing("index 4\n", with: ""),
            text.replacing("index 4\n", with: "extra AAAA\nindex 4\n"),
            text.replacing("\n", with: "\r\n"),
            "\n" + text, text + "\n", String(text.dropLast()), "",
        ]
        for text in wrong {
            let bytes = Array(text.utf8)
            #expect(throws: LogError.malformed) { try LogProof(parsing: bytes.span) }
        }
    }

    @Test func aPathLongerThanAnyTreeIsRefused() throws {
        let key = try SigningKey.random()
        let checkpoint = try Self.proof(4, by: key).checkpoint
            .verified(by: key.publicKey, origin: Self.origin)
        for (count, isAccepted) in [(64, true), (65, false)] {
            let file = LogProof(
                index: 4,
                path: SampleLog.leaves(count),
                checkpoint: checkpoint
            ).file
            #expect(((try? LogProof(parsing: file.span)) != nil) == isAccepted)
        }
    }
}
