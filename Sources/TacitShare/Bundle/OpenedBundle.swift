public import TacitCrypto

/// A bundle that was verified as a whole, in memory: only ``init(verifying:of:own:now:)`` makes one.
///
/// That it is by ``sender`` says something only where the six words were compared: whoever seals a bundle can name a
/// key of his own.
public struct OpenedBundle: Sendable {
    /// What the sender signed.
    public let manifest: Manifest

    /// Every file, in order: first `MANIFEST` and `MANIFEST.sig`, then those that the manifest names.
    public let members: [Archive.Member]

    /// Proofs that hold under the sender's checkpoint.
    public let proofCount: Int

    /// The most that the sender's clock may be ahead: a day, in seconds.
    static let tolerance: Int64 = 86_400

    /// Verifies what was inside a sealed bundle.
    ///
    /// - Parameters:
    ///   - archive: what ``SealedBundle/archive(with:)`` gave.
    ///   - sealed: the file.
    ///   - own: every recipient whose identity the reader has, old ones too; `passphrase` is taken for one that
    ///     was sealed to words.
    ///   - now: the reader's time.
    /// - Throws: `archive`, `manifest`, `signature`, `otherRecipient`, `members`, `hash`, `future` or `proof`.
    public init(
        verifying archive: [UInt8], of sealed: SealedBundle, own: [BundleRecipient], now: BundleTime
    ) throws(BundleError) {
        let archive = try archived { () throws(ArchiveFault) in try Archive(parsing: archive) }
        let members = archive.members
        guard let first = members.first, first.path == BundleDraft.manifestPath else { throw .manifest }
        let manifest = try Manifest(parsing: first.bytes)
        try Self.verifySignature(members, of: manifest)
        guard manifest.recipient.kind == sealed.kind,
            manifest.recipient == .passphrase || own.contains(manifest.recipient)
        else { throw .otherRecipient }
        let files = Array(members.dropFirst(2))
        guard files.map(\.path) == manifest.items.map(\.path) else { throw .members }
        for (file, item) in zip(files, manifest.items) {
            guard FileHash(of: file.bytes) == item.hash else { throw .hash }
        }
        guard manifest.facts.created.unixSeconds - now.unixSeconds <= Self.tolerance else { throw .future }
        proofCount = try BundleProofs.verify(files, of: manifest)
        self.manifest = manifest
        self.members = members
    }

    /// The key that signed it.
    public var sender: VerifyingKey { manifest.sender }

    /// The six words of the sender's key, for the two people to compare by telephone.
    public var senderWords: String { KeyWords.words(of: [sender.sshText]) }

    /// Whether its last day was before `today`, in the reader's time zone.
    ///
    /// Anybody who can open it can go on doing so: this is for a warning.
    public func isExpired(on today: BundleDay) -> Bool { manifest.facts.expires.map { $0 < today } ?? false }

    /// A file's content; nil when there is none of that path.
    public func bytes(of path: String) -> ArraySlice<UInt8>? { members.first { $0.path == path }?.bytes }

    private static func verifySignature(
        _ members: [Archive.Member], of manifest: Manifest
    ) throws(BundleError) {
        guard members.count >= 2, members[1].path == BundleDraft.signaturePath else { throw .signature(.malformed) }
        let signature = try SSHSignature(parsing: members[1].bytes)
        guard signature.key == manifest.sender else { throw .signature(.key) }
        let text = members[0].bytes
        try signature.verify(text.span)
    }
}
