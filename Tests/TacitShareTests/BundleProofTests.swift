import TacitCrypto
import TacitLog
import Testing

@testable import TacitShare

/// What can go wrong with proofs in a bundle.
@Suite struct BundleProofTests {
    private let scene: Scene
    private let leaves: [Digest]
    private let checkpoint: Checkpoint

    init() throws {
        scene = try Scene()
        leaves = (0..<300).map { TreeHash.leaf([UInt8($0 % 256), UInt8($0 / 256)].span) }
        let head = try TreeHead(origin: "tacit.example/log", size: 300, root: TreeProof.root(leaves))
        let signature = scene.sender.signature(of: head.text)
        checkpoint = try Checkpoint(head, signature: signature, by: scene.sender.publicKey)
    }

    private func proof(_ index: Int) throws -> BundleProofs.Proof {
        let path = try TreeProof.inclusion(leaves: leaves, index: UInt64(index))
        let proof = LogProof(index: UInt64(index), path: path, checkpoint: checkpoint)
        return BundleProofs.Proof(leaf: leaves[index].bytes, file: proof.file)
    }

    private var facts: Manifest.Facts {
        var facts = scene.facts()
        facts.checkpoint = BundleProofs.hash(ofCheckpoint: checkpoint.note)
        return facts
    }

    private func files(_ indices: [Int]) throws -> [Archive.Member] {
        try scene.files() + BundleProofs.files(checkpoint: checkpoint.note, proofs: indices.map { try proof($0) })
    }

    private func found(_ files: [Archive.Member], _ facts: Manifest.Facts? = nil) -> BundleError? {
        refusal { () throws(BundleError) in
            try BundleDraft(
                files, facts: facts ?? self.facts, sender: scene.sender.publicKey, recipient: scene.recipient)
        }
    }

    @Test func proofsAreNotCounted() throws {
        for indices in [[], [0], [299, 17, 256]] {
            let opened = try scene.opened(scene.sealed(files(indices), facts: facts).bytes)
            #expect(opened.proofCount == indices.count)
        }
        #expect(
            try files([4, 5]).map(\.path).suffix(4)
                == ["checkpoint", "proof/LEAVES", "proof/0001.tlog-proof", "proof/0002.tlog-proof"])
        #expect(try files([]).map(\.path).suffix(1) == ["checkpoint"])
        // Only the hash: it tells no number, and the checkpoint can be shown later.
        #expect(found(try scene.files()) == nil)
    }

    @Test func checkpointIsAnother() throws {
        let files = try files([3])
        #expect(found(files, scene.facts()) == .proof)
        var other = facts
        other.checkpoint = FileHash(of: [])
        #expect(found(files, other) == .proof)
        let sender = try Sender()
        let head = checkpoint.head
        let note = try Checkpoint(head, signature: sender.signature(of: head.text), by: sender.publicKey).note
        var facts = facts
        facts.checkpoint = BundleProofs.hash(ofCheckpoint: note)
        let foreign = try BundleProofs.files(checkpoint: note, proofs: [])
        #expect(found(foreign, facts) == .proof)
        // A proof under another checkpoint of the same sender than the one beside it.
        let later = try TreeHead(origin: "tacit.example/other", size: 300, root: head.root)
        let signed = try Checkpoint(
            later, signature: scene.sender.signature(of: later.text), by: scene.sender.publicKey)
        facts.checkpoint = BundleProofs.hash(ofCheckpoint: signed.note)
        #expect(found(try BundleProofs.files(checkpoint: signed.note, proofs: [proof(3)]), facts) == .proof)
    }

    @Test func proofDoesNotHold() throws {
        let right = try proof(3)
        let wrongLeaf = BundleProofs.Proof(leaf: leaves[4].bytes, file: right.file)
        let wrongFile = BundleProofs.Proof(leaf: leaves[3].bytes, file: try proof(4).file)
        let noFile = BundleProofs.Proof(leaf: leaves[3].bytes, file: [])
        for proof in [wrongLeaf, wrongFile, noFile] {
            let files = try BundleProofs.files(checkpoint: checkpoint.note, proofs: [right, proof])
            #expect(found(files) == .proof)
        }
        let short = BundleProofs.Proof(leaf: [1], file: right.file)
        #expect(throws: BundleError.proof) { try BundleProofs.files(checkpoint: checkpoint.note, proofs: [short]) }
    }

    @Test func filesAreNotInTheirPlaces() throws {
        let files = Array(try files([3, 4]).suffix(4))
        #expect(found(files) == nil)
        #expect(found(Array(files.dropFirst())) == .proof)
        #expect(found(Array(files.dropLast())) == .proof)
        #expect(found([files[0], files[1], files[3]]) == .proof)
        #expect(found([files[0], files[2], files[3]]) == .proof)
        #expect(found([files[0], files[2], files[1], files[3]]) == .proof)
        #expect(found([files[0], files[1]]) == .proof)
        let stray = try Archive.Member(path: "proof/x", bytes: [])
        #expect(found(files + [stray]) == .proof)
        let list = try Archive.Member(path: "proof/LEAVES", bytes: Array(files[1].bytes) + [10])
        #expect(found([files[0], list, files[2], files[3]]) == .proof)
    }

    /// What a sender who signs a false proof sends: the reader looks as well.
    @Test func readerDoesNotLook() throws {
        var files = try files([3])
        let last = files.count - 1
        files[last] = try Archive.Member(path: files[last].path, bytes: proof(4).file)
        let manifest = try Manifest(
            id: .random(), sender: scene.sender.publicKey, recipient: scene.recipient, facts: facts,
            items: files.map { Manifest.Item(hash: FileHash(of: $0.bytes), path: $0.path) })
        #expect(try scene.refusal(scene.forged(files, manifest: manifest.text)) == .proof)
    }
}
