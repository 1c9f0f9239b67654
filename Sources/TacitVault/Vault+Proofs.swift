public import TacitClinical
internal import TacitLog

/// What others can hold the log to.
extension Vault {
    /// A checkpoint of the log at this moment (a C2SP signed note), and for each of these records the hash of its leaf,
    /// 32 bytes, with the file of its proof (C2SP tlog-proof).
    ///
    /// Proofs read and hash the whole log once. Throws `notFound` for a record that the log does not have.
    public func shareProofs(
        of records: [RecordID]
    ) throws(VaultError) -> (checkpoint: [UInt8], proofs: [(leaf: [UInt8], file: [UInt8])]) {
        // What is staged is in the heads already, and must be in the file before anybody is told of it.
        try commitStaged()
        let checkpoint = try ring.checkpoint(of: heads)
        guard !records.isEmpty else { return (checkpoint.note, []) }
        var leaves: [Digest] = []
        leaves.reserveCapacity(Int(clamping: heads.vault.size))
        try log.read(from: 0, to: heads.vault.size) { (entry) throws(VaultError) in leaves.append(entry.vault.leafHash)
        }
        let tree = TreeLevels(leaves)
        var proofs: [(leaf: [UInt8], file: [UInt8])] = []
        for record in records {
            guard let place = try index().place(of: try record.opaque()) else { throw .notFound }
            let path = try logged { () throws(LogError) in
                try tree.inclusion(of: UInt64(place))
            }
            let proof = LogProof(index: UInt64(place), path: path, checkpoint: checkpoint)
            proofs.append((leaves[place].bytes, proof.file))
        }
        return (checkpoint.note, proofs)
    }
}
