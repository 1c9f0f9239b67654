import Foundation
import TacitAge
import TacitCrypto
import TacitLog
import Testing

@testable import TacitShare

/// What a colleague without tacit finds, with stock age, tar, ssh-keygen, sha256sum and the checker in Python.
@Suite struct StockTests {
    private let scene: Scene
    private let folder: TemporaryFolder

    init() throws {
        scene = try Scene()
        folder = try TemporaryFolder()
        let secret = try scene.x25519.text().withSpan { span in span.indices.map { span[$0] } }
        try folder.write(secret + [10], "key.txt")
        try folder.write(Array((SSHSignature.allowedSigners(scene.sender.publicKey) + "\n").utf8), "sender")
    }

    private static let interop = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Interop")

    private static let verify = "ssh-keygen -Y verify -f sender -I tacit -n bundle@tacit -s x/MANIFEST.sig < x/MANIFEST"
    private static let sums = "cd x && grep -E '^[0-9a-f]{64}  ' MANIFEST | sha256sum --strict -c"

    /// A bundle with proofs and files of many sizes.
    private func sealed() throws -> SealedFile {
        let leaves = (0..<9).map { TreeHash.leaf([UInt8($0)].span) }
        let head = try TreeHead(origin: "tacit.example/log", size: 9, root: TreeProof.root(leaves))
        let checkpoint = try Checkpoint(
            head, signature: scene.sender.signature(of: head.text), by: scene.sender.publicKey)
        let proofs = try (0..<9).map { index in
            let path = try TreeProof.inclusion(leaves: leaves, index: UInt64(index))
            return BundleProofs.Proof(
                leaf: leaves[index].bytes,
                file: LogProof(index: UInt64(index), path: path, checkpoint: checkpoint).file)
        }
        var files = try scene.files() + BundleProofs.files(checkpoint: checkpoint.note, proofs: proofs)
        for count in [0, 1, 511, 512, 513, 70_000, 2_000_000] {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            files.append(try Archive.Member(path: "files/\(count).bin", bytes: bytes))
        }
        let path = String(repeating: "p", count: 49) + "/" + String(repeating: "q", count: 49)
        files.append(try Archive.Member(path: path, bytes: [1]))
        var facts = scene.facts()
        facts.checkpoint = BundleProofs.hash(ofCheckpoint: checkpoint.note)
        return try scene.sealed(files, facts: facts)
    }

    @Test func colleagueReadsOtherwise() throws {
        let file = try sealed()
        try folder.write(file.bytes, "bundle.age")
        let unpacked = try folder.shell("mkdir x && age -d -i key.txt bundle.age | tar -x -C x")
        #expect(unpacked.status == 0 && unpacked.output == "", "\(unpacked)")
        // `tar` stops reading at the end blocks; the file as a whole, with all of its padding, is in order as well.
        #expect(try folder.shell("age -d -i key.txt -o x.tar bundle.age && tar -df x.tar -C x").status == 0)
        #expect(try folder.read("x/MANIFEST") == file.manifest.text)
        for item in file.manifest.items {
            #expect(try FileHash(of: folder.read("x/\(item.path)")[...]) == item.hash)
        }
        let modes = try folder.shell("find x -type f -printf '%m\\n' | sort -u")
        #expect(modes.output == "600\n")
        let count = try folder.shell("find x -type f | wc -l").output.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(Int(count) == file.manifest.items.count + 2)
        let sums = try folder.shell(Self.sums)
        #expect(sums.status == 0 && sums.output.split(separator: "\n").count == file.manifest.items.count)
        let verified = try folder.shell(Self.verify)
        #expect(verified.status == 0, "\(verified.output)")
        let checked = try folder.shell("python3 '\(Self.interop.path)/checker.py' x")
        #expect(checked.status == 0 && checked.output.contains("9 proofs"), "\(checked.output)")
        #expect(try folder.shell("sha256sum bundle.age").output.hasPrefix(file.hash.text))
    }

    @Test func stockToolsTakeWhatWasChanged() throws {
        try folder.write(try sealed().bytes, "bundle.age")
        #expect(try folder.shell("mkdir y && age -d -i key.txt bundle.age | tar -x -C y").status == 0)
        let checker = "python3 '\(Self.interop.path)/checker.py' x"
        let changes = [
            "echo >> x/index.html", "rm x/README.txt", "touch x/extra", "sed -i 's/treatment/treatmenT/' x/MANIFEST",
            "sed -i 's/^fictional yes/fictional no/' x/MANIFEST", "sed -i '2s/[A-Za-z]/Z/' x/MANIFEST.sig",
            "sed -i '$d' x/MANIFEST", "cp x/proof/0001.tlog-proof x/proof/0002.tlog-proof",
            "sed -i '1s/^./x/' x/checkpoint", "ln -sf /etc/hostname x/README.txt",
        ]
        for change in changes {
            #expect(try folder.shell("rm -rf x && cp -a y x && \(change)").status == 0)
            #expect(try folder.shell(checker).status == 1, "\(change)")
        }
        #expect(try folder.shell("rm -rf x && cp -a y x").status == 0)
        #expect(try folder.shell(checker).status == 0)
        // Another key among the allowed signers, and another namespace.
        #expect(try folder.shell(Self.verify.replacing("bundle@tacit", with: "file")).status != 0)
        let other = try Sender()
        try folder.write(Array((SSHSignature.allowedSigners(other.publicKey) + "\n").utf8), "sender")
        #expect(try folder.shell(Self.verify).status != 0)
    }

    @Test func signatureOfOpenSSHIsReadOtherwise() throws {
        let made = try folder.shell(
            "ssh-keygen -q -t ed25519 -N '' -f theirs && echo hello > text "
                + "&& ssh-keygen -q -Y sign -f theirs -n bundle@tacit text && ssh-keygen -q -Y sign -f theirs -n file "
                + "-O hashalg=sha512 - < text > other.sig")
        #expect(made.status == 0, "\(made.output)")
        let text = try folder.read("text")
        let theirs = try folder.read("text.sig")
        let signature = try SSHSignature(parsing: theirs[...])
        try signature.verify(text.span)
        #expect(signature.text == theirs)
        let line = String(decoding: try folder.read("theirs.pub"), as: UTF8.self)
        #expect(line.hasPrefix(signature.key.sshText + " "))
        let other = try folder.read("other.sig")
        #expect(refusal { () throws(BundleError) in try SSHSignature(parsing: other[...]) } == .signature(.namespace))
    }

    @Test func wordsAreReadOtherwise() throws {
        let file = try scene.sealed(to: .passphrase)
        let words = try #require(file.words).text.withSpan { span in span.indices.map { span[$0] } }
        try folder.write(file.bytes, "bundle.age")
        let typed = String(decoding: words, as: UTF8.self)
        let script = Self.interop.appending(path: "age/with_passphrase.py").path
        let opened = try folder.shell(
            "python3 '\(script)' \(typed) age -d -o x.tar bundle.age && mkdir x && tar -xf x.tar -C x")
        #expect(opened.status == 0, "\(opened.output)")
        #expect(try folder.read("x/MANIFEST") == file.manifest.text)
        #expect(try folder.shell(Self.verify).status == 0)
    }

    /// By hand, as `key card` says it: the words of the keys are those of what sha256sum shows.
    @Test func wordsOfKeysAreNotThoseOfSha256sum() throws {
        let keys = [scene.recipient.text, scene.sender.publicKey.sshText]
        let shown = try folder.shell("printf '%s\\n' '\(keys[0])' '\(keys[1])' | sha256sum").output
        let hash = try #require(Hexadecimal.bytes(String(shown.prefix(64))))
        let words = HashWords.indices(of: hash, count: 6).map { Passphrase.word(at: $0) }.joined(separator: " ")
        #expect(KeyWords.words(of: keys) == words)
    }
}
