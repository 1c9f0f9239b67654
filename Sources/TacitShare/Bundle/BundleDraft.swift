internal import TacitAge
public import TacitCrypto

/// A bundle that waits for its sender's signature.
///
/// Signing is the vault's: ``message`` goes to whoever has the key, and ``sealed(signature:progress:)`` takes what
/// comes back.
///
/// ```
/// let draft = try BundleDraft(files, facts: facts, sender: key, recipient: recipient)
/// let file = try draft.sealed(signature: vault.sign(draft.message))
/// ```
public struct BundleDraft: Sendable {
    /// Paths of the first two files.
    static let manifestPath = "MANIFEST"
    static let signaturePath = "MANIFEST.sig"

    /// What will be signed.
    public let manifest: Manifest

    /// The bytes to sign with the sender's Ed25519 key.
    public let message: [UInt8]

    /// Bytes of the archive: what ``sealed(signature:progress:)`` counts up to.
    public let count: Int

    private let files: [Archive.Member]
    private let passphraseWork: Int

    /// Hashes the files, which stay in the order in which they are given, and writes the manifest.
    ///
    /// Paths are those of an ``Archive/Member``; `MANIFEST` and `MANIFEST.sig` are added. Throws `facts`, `archive`,
    /// and `proof` for a `checkpoint` or proofs that would not be taken.
    public init(
        _ files: [Archive.Member], facts: Manifest.Facts, sender: VerifyingKey, recipient: BundleRecipient
    ) throws(BundleError) {
        try self.init(
            files, facts: facts, sender: sender, recipient: recipient,
            passphraseWork: PassphraseRecipient.defaultWorkFactor)
    }

    init(
        _ files: [Archive.Member], facts: Manifest.Facts, sender: VerifyingKey, recipient: BundleRecipient,
        passphraseWork: Int
    ) throws(BundleError) {
        let items = files.map { Manifest.Item(hash: FileHash(of: $0.bytes), path: $0.path) }
        manifest = try Manifest(id: .random(), sender: sender, recipient: recipient, facts: facts, items: items)
        let text = manifest.text
        message = SSHSignature.signedBytes(of: text.span)
        self.files = files
        self.passphraseWork = passphraseWork
        // Refused before anybody is asked to sign: paths, sizes, proofs.
        let room = [UInt8](repeating: 0, count: SSHSignature.textCount)
        count = try Self.archive(text, signature: room, files).count
        _ = try BundleProofs.verify(files, of: manifest)
    }

    /// Puts manifest, signature and files into an archive and seals it to the recipient.
    ///
    /// `progress` gets the number of bytes that are sealed, some times a MiB, on the calling thread; the end is
    /// ``count`` or a little more. Throws `signature(.invalid)` when `signature` is not the sender's over ``message``,
    /// `recipientKey`, or `primitive`.
    public func sealed(
        signature: [UInt8], progress: @escaping (Int) -> Void = { _ in }
    ) throws(BundleError) -> SealedFile {
        let text = manifest.text
        let signature = try SSHSignature(signature, by: manifest.sender, of: text.span)
        let archive = try Self.archive(text, signature: signature.text, files)
        let words = manifest.recipient == .passphrase ? try BundleWords() : nil
        let sink = HashingSink(expecting: archive.count, progress)
        do throws(AgeError) {
            try Age.encrypt(from: ArchiveSource(archive), to: sink, recipients: [recipient(words)])
        } catch .primitive(let cause) {
            throw .primitive(cause)
        } catch {
            throw .recipientKey
        }
        return SealedFile(bytes: sink.bytes, hash: sink.hash, manifest: manifest, words: words)
    }

    private static func archive(
        _ manifest: [UInt8], signature: [UInt8], _ files: [Archive.Member]
    ) throws(BundleError) -> Archive {
        try archived { () throws(ArchiveFault) in
            let first = try Archive.Member(path: manifestPath, bytes: manifest)
            let second = try Archive.Member(path: signaturePath, bytes: signature)
            return try Archive([first, second] + files)
        }
    }

    private func recipient(_ words: BundleWords?) throws(AgeError) -> any Recipient {
        switch manifest.recipient {
        case .x25519(let recipient): return recipient
        case .hybrid(let recipient): return recipient
        case .passphrase:
            guard let words else { throw .recipients }
            return try words.recipient(workFactor: passphraseWork)
        }
    }
}

/// A file that is sealed, in memory: nothing of it has left.
public struct SealedFile: Sendable {
    /// The bytes of the file.
    public let bytes: [UInt8]
    /// Their hash, as the disclosure keeps it.
    public let hash: FileHash
    /// What was signed.
    public let manifest: Manifest
    /// What opens it, when its recipient is a passphrase: to be told by telephone, and shown once.
    public let words: BundleWords?

    /// A name that tells nothing but the day: `document-2031-01-13-7f3a.tar.age`, another one each time.
    public func proposedName() -> String {
        let digits = Hexadecimal.text(RandomBytes.bytes(2))
        return "document-\(manifest.facts.created.day.text)-\(digits).tar.age"
    }
}

/// Eight generated words (103 bits), which alone open a bundle.
public final class BundleWords: Sendable {
    /// How many.
    public static let count = 8

    /// The words with hyphens between them, just as they are typed.
    public let text: SecureBytes

    /// New words; throws `primitive` for want of locked memory.
    init() throws(BundleError) {
        do throws(CryptoError) { text = try Passphrase.generate(words: Self.count) } catch { throw .primitive(error) }
    }

    func recipient(workFactor: Int) throws(AgeError) -> PassphraseRecipient {
        let copy: SecureBytes
        do throws(CryptoError) { copy = try text.copy() } catch { throw .primitive(error) }
        return try PassphraseRecipient(copy, workFactor: workFactor)
    }
}

/// Bytes in memory with their hash, which is computed while others are sealed.
private final class HashingSink: ByteSink {
    private let memory: MemorySink
    private var state = ContentHash()
    private let progress: (Int) -> Void

    /// Room for the header, and for the tag that each chunk of 64 KiB gets.
    init(expecting count: Int, _ progress: @escaping (Int) -> Void) {
        memory = MemorySink(expecting: count + count / 4_096 + 4_096)
        self.progress = progress
    }

    var bytes: [UInt8] { memory.bytes }

    var hash: FileHash { state.finish() }

    func write(_ part: Span<UInt8>) {
        memory.write(part)
        state.update(part)
        progress(memory.bytes.count)
    }
}
