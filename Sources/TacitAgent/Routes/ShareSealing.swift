import TacitAgentAPI
import TacitClinical
import TacitCrypto
import TacitFHIR
import TacitShare
import TacitVault

/// A share that may leave on its way into a sealed bundle: the members from the one value, then TacitShare.
struct ShareSealing {
    private let share: ShareCase
    private let texts: ShareTexts
    private let sealing: (toPassphrase: Bool, withProofs: Bool)
    private let vault: Vault
    private let act: Act

    /// What is ready to be entered and then to leave.
    struct Sealed {
        let disclosure: Disclosure
        let bytes: [UInt8]
        let name: String
        /// The words of a bundle without a key.
        let words: BundleWords?
    }

    init(
        _ share: ShareCase, _ texts: ShareTexts, _ sealing: (toPassphrase: Bool, withProofs: Bool), _ vault: Vault,
        _ act: Act
    ) {
        (self.share, self.texts, self.sealing, self.vault, self.act) = (share, texts, sealing, vault, act)
    }

    /// Seals in memory; what is recorded of it has the bundle's own facts now.
    func seal(_ disclosure: Disclosure) async throws -> Sealed {
        let recipient = try recipient()
        let (checkpoint, proofs) = try await vault.shareProofs(of: sealing.withProofs ? share.chart.recordIDs : [])
        var files = try await files()
        if sealing.withProofs {
            let proofs = proofs.map { BundleProofs.Proof(leaf: $0.leaf, file: $0.file) }
            files += try BundleProofs.files(checkpoint: checkpoint, proofs: proofs)
        }
        files += try await attachments()
        let (facts, members, vault) = (try facts(BundleProofs.hash(ofCheckpoint: checkpoint)), files, vault)
        let kept = Dictionary(share.chart.files.map { ($0.path, $0.sha256) }) { first, _ in first }
        let sealed = try await HeavyWork.run {
            let draft = try BundleDraft(
                members, facts: facts, sender: try VerifyingKey(sshText: vault.signingKey), recipient: recipient)
            guard draft.manifest.items.allSatisfy({ kept[$0.path, default: $0.hash.text] == $0.hash.text }) else {
                throw VaultError.integrity
            }
            return try draft.sealed(signature: try vault.shareSignature(of: draft.message))
        }
        var disclosure = disclosure
        disclosure.bundleID = sealed.manifest.id.text
        disclosure.bundleSHA256 = sealed.hash.text
        disclosure.bundleSize = sealed.bytes.count
        disclosure.manifest = String(decoding: sealed.manifest.text, as: UTF8.self)
        return Sealed(disclosure: disclosure, bytes: sealed.bytes, name: sealed.proposedName(), words: sealed.words)
    }

    /// The one recipient.
    private func recipient() throws -> BundleRecipient {
        if sealing.toPassphrase { return .passphrase }
        guard let text = share.recipient.record?.provider.recipient else {
            throw Problem(.invalidDocument, places: [ShareSealing.noKey])
        }
        return try BundleRecipient(text)
    }

    private func facts(_ checkpoint: FileHash) throws -> Manifest.Facts {
        guard let created = BundleTime(unixSeconds: act.now.unixMilliseconds / 1_000) else {
            throw Problem(.malformedRequest)
        }
        let consent = Array(texts.consent.utf8)
        return Manifest.Facts(
            created: created, purpose: try Self.line(share.chart.purpose), basis: share.request.ground.rawValue,
            consent: share.consent == nil ? nil : FileHash(of: consent[...]),
            expires: share.lastDay.flatMap { BundleDay($0.description) }, regime: try Self.line(texts.regime.words),
            notice: Notices.version, isFictional: share.chart.fictional, checkpoint: checkpoint)
    }

    /// What the recipient reads: text first, then what programs read.
    private func files() async throws -> [Archive.Member] {
        let texts: [(String, [UInt8])] = [
            ("README.txt", Array(texts.readme(toPassphrase: sealing.toPassphrase).utf8)),
            ("NOTICE.txt", Array(texts.notice.utf8)),
            ("CONSENT.txt", Array(texts.consent.utf8)), ("index.html", Array(texts.page.utf8)),
            ("plan.json", try WireJSON.encode(share.chart)), ("fhir.json", fhir),
        ]
        return try texts.map { try Archive.Member(path: $0.0, bytes: $0.1) }
    }

    /// The same for programs of others, with the ground on which it leaves.
    private var fhir: [UInt8] {
        let facts = share.consent.flatMap(FHIRDocument.ConsentFacts.init)
        let ground: FHIRDocument.Ground =
            if let facts { .consent(facts) } else if share.request.ground == .clientRequest { .access } else { .other }
        return FHIRDocument.bytes(of: share.chart, on: ground)
    }

    /// The files of the chart that go along, under numbers: a name could tell.
    private func attachments() async throws -> [Archive.Member] {
        var files: [Archive.Member] = []
        // Before the first is read into memory.
        guard share.chart.files.reduce(0, { $0 + $1.size }) <= Archive.maximumCount else {
            throw Problem(.tooLarge, detail: "a bundle is at most 320 MiB; leave files out, or make two")
        }
        for file in share.chart.files {
            let bytes = try await vault.attachedFile(share.client, file.id, act)
            files.append(try Archive.Member(path: file.path, bytes: bytes))
        }
        return files
    }

    /// A text as a line of a manifest.
    private static func line(_ text: String) throws -> String {
        guard let line = Manifest.line(of: text) else { throw Problem(.invalidDocument, places: [noPurpose]) }
        return line
    }

    private static let noPurpose = ProblemPlace(
        pointer: "/purpose", message: "this has no letter that is seen", hint: "write the purpose in a few words")

    private static let noKey = ProblemPlace(
        pointer: "/recipient_code", message: "this provider has no key yet",
        hint: "add it with: tacit provider edit CODE; or seal to eight words with --passphrase")
}
