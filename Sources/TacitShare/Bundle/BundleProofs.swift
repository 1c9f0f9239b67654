internal import TacitCrypto
internal import TacitLog

/// Files of a bundle that show that something was in the sender's log: a signed checkpoint, proofs under it, and the
/// hashes of the entries that they are of.
public enum BundleProofs {
    /// The most proofs: their names have four digits, and an archive so many files.
    public static let maximumCount = 4_000

    static let checkpointPath = "checkpoint"
    static let leavesPath = "proof/LEAVES"
    static let folder = "proof/"

    /// A proof and what it is of.
    public struct Proof: Equatable, Sendable {
        /// The hash of the vault entry as a leaf of the tree, 32 bytes.
        public let leaf: [UInt8]
        /// The file of a C2SP tlog-proof.
        public let file: [UInt8]

        /// A proof as the log writes it; it is checked with the bundle.
        public init(leaf: [UInt8], file: [UInt8]) {
            self.leaf = leaf
            self.file = file
        }
    }

    /// The files for a checkpoint and proofs: `checkpoint`, and where there are proofs `proof/LEAVES` and
    /// `proof/0001.tlog-proof` and so on.
    ///
    /// Throws `proof` for too many proofs or a leaf of another length; whether they hold is asked by ``BundleDraft``.
    public static func files(checkpoint: [UInt8], proofs: [Proof]) throws(BundleError) -> [Archive.Member] {
        guard proofs.count <= maximumCount, proofs.allSatisfy({ $0.leaf.count == SHA256Hash.count }) else {
            throw .proof
        }
        let paths = proofs.indices.map { path(of: $0) }
        return try archived { () throws(ArchiveFault) in
            var files = [try Archive.Member(path: checkpointPath, bytes: checkpoint)]
            guard !proofs.isEmpty else { return files }
            let leaves = text(proofs.map(\.leaf), paths)
            files.append(try Archive.Member(path: leavesPath, bytes: leaves))
            for (proof, path) in zip(proofs, paths) {
                files.append(try Archive.Member(path: path, bytes: proof.file))
            }
            return files
        }
    }

    /// The SHA-256 of a checkpoint as a manifest has it.
    public static func hash(ofCheckpoint note: [UInt8]) -> FileHash { FileHash(of: note[...]) }

    /// How many proofs there are among files, each verified under the checkpoint beside them, which the sender signed
    /// and the manifest names.
    ///
    /// Throws `proof` where one does not hold, and for files in their folder that are none.
    static func verify(_ files: [Archive.Member], of manifest: Manifest) throws(BundleError) -> Int {
        let inFolder = files.filter { $0.path.hasPrefix(folder) }
        guard let checkpoint = files.first(where: { $0.path == checkpointPath }) else {
            guard inFolder.isEmpty else { throw .proof }
            return 0
        }
        let proofs = inFolder.dropFirst()
        let paths = proofs.indices.map { path(of: $0 - 1) }
        guard FileHash(of: checkpoint.bytes) == manifest.facts.checkpoint, proofs.map(\.path) == paths else {
            throw .proof
        }
        do throws(LogError) {
            let note = try UnverifiedCheckpoint(parsing: checkpoint.bytes.span)
            _ = try note.verified(by: manifest.sender, origin: note.head.origin)
            var leaves: [[UInt8]] = []
            for proof in proofs {
                let leaf = try leaf(leaves.count, in: inFolder[0])
                let proof = try LogProof(parsing: proof.bytes.span)
                guard proof.checkpoint == note else { throw .malformed }
                _ = try proof.verified(leaf: leaf, by: manifest.sender, origin: note.head.origin)
                leaves.append(leaf.bytes)
            }
            let list = inFolder.first
            guard list.map({ $0.path == leavesPath && $0.bytes.elementsEqual(text(leaves, paths)) }) ?? true,
                list == nil || !leaves.isEmpty
            else { throw .malformed }
        } catch {
            throw .proof
        }
        return proofs.count
    }

    private static func path(of index: Int) -> String { "\(folder)\(Digits.text(index + 1, 4)).tlog-proof" }

    /// The list of leaves, each line as `sha256sum` would print it.
    private static func text(_ leaves: [[UInt8]], _ paths: [String]) -> [UInt8] {
        zip(leaves, paths).flatMap { leaf, path in Array("\(Hexadecimal.text(leaf))  \(path)\n".utf8) }
    }

    /// The leaf on a line of the list; that its text is the one text is held against the whole afterwards.
    private static func leaf(_ index: Int, in list: Archive.Member) throws(LogError) -> Digest {
        // Each line has the digits, two spaces, the path of 20 bytes, a newline.
        let width = 2 * Digest.byteCount + 2 + path(of: 0).utf8.count + 1
        let line = list.bytes.dropFirst(index * width)
        guard list.path == leavesPath else { throw .malformed }
        return try Digest(hex: String(decoding: line.prefix(2 * Digest.byteCount), as: UTF8.self))
    }
}
