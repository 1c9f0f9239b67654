import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitCrypto
import TacitShare
import TacitVault

/// What colleagues send: taken in parts, looked at from outside, opened when everything of it was verified.
enum OpeningRoutes {
    /// `PUT /v1/bundles/opening/{id}/parts/{number}`: at most 1 MiB each, in order.
    @Sendable static func putPart(_ call: Call) async throws -> Response {
        _ = try await call.vault()
        let (id, number) = (try call.record(), try call.number("number"))
        try await call.core.takeIncoming(id, number: number, call.octets(atMost: Attachment.partSize))
        return .done
    }

    /// `PUT /v1/bundles/opening/{id}/words`: the words that a file is sealed to, which stay in locked memory.
    @Sendable static func putWords(_ call: Call) async throws -> Response {
        _ = try await call.vault()
        let id = try call.record()
        let octets = try await OctetBody(of: call, count: BundleShelf.wordCounts)
        try await call.core.takeWords(id, BundleShelf.Words(try octets.whole()))
        return .done
    }

    /// `GET /v1/bundles/opening/{id}`: from outside; nothing is decrypted.
    @Sendable static func inspect(_ call: Call) async throws -> Response {
        _ = try await call.vault()
        let file = try await call.core.incomingFile(call.record())
        let bundle = try SealedBundle(file)
        return try .json(BundleReply(size: file.count, sealedTo: bundle.kind.word))
    }

    /// `POST /v1/bundles/opening/{id}`: verifies everything; shows it, and files it when a client is named.
    @Sendable static func open(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let id = try call.record()
        let request = try await call.json(OpeningRequest.self)
        var client: ClientID?
        if let named = request.client { client = try await vault.resolve(client: named) }
        let file = try await call.core.incomingFile(id)
        let words = await call.core.incomingWords(id)
        let (sealed, opened) = try await opened(file, words: words, vault, act)
        var reply = BundleReply(size: file.count, sealedTo: sealed.kind.word)
        try await Opening(opened, vault, act).describe(&reply, filing: client)
        await call.core.keepOpened(id, request.verifiesOnly == true ? nil : opened.members)
        return try .json(reply, status: .created)
    }

    /// `GET /v1/bundles/opening/{id}/files/{file}/parts/{number}`.
    @Sendable static func part(_ call: Call) async throws -> Response {
        _ = try await call.vault()
        let (file, number) = (try call.number("file"), try call.number("number"))
        return .octets(try await call.core.openedPart(call.record(), file: file, number: number))
    }

    private static func opened(
        _ file: [UInt8], words: BundleShelf.Words?, _ vault: Vault, _ act: Act
    ) async throws -> (SealedBundle, OpenedBundle) {
        guard let now = BundleTime(unixSeconds: act.now.unixMilliseconds / 1_000) else {
            throw Problem(.malformedRequest)
        }
        let sealed = try SealedBundle(file)
        if sealed.kind == .passphrase {
            guard let words else { throw Problem(.foreignBundle, detail: "it is sealed to words; say --passphrase") }
            return try await HeavyWork.run {
                let archive = try sealed.archive(words: try words.text.copy())
                return (sealed, try OpenedBundle(verifying: archive, of: sealed, own: [], now: now))
            }
        }
        let opener = try await vault.shareOpener(act)
        return try await HeavyWork.run {
            let own = opener.recipients.compactMap { try? BundleRecipient($0) }
            guard let archive = try opener.open(file) else {
                guard sealed.mayBe(for: own) else { throw Problem(.foreignBundle) }
                throw Problem(.bundleDamaged, detail: "it was made for another key, changed, or cut")
            }
            return (sealed, try OpenedBundle(verifying: archive, of: sealed, own: own, now: now))
        }
    }
}

extension Problem {
    /// The one translation of what a bundle is refused for.
    init(of error: BundleError) {
        switch error {
        case .otherRecipient: self.init(.foreignBundle, detail: "it was made for another and passed on")
        case .wrongIdentity: self.init(.foreignBundle, detail: "these are not its words, or not its key")
        case .tooLarge: self.init(.tooLarge, detail: "a bundle is at most 320 MiB")
        case .primitive(let cause): self.init(of: cause)
        default: self.init(.bundleDamaged, detail: error.fact)
        }
    }
}

extension BundleKind {
    /// The word of the wire.
    fileprivate var word: String {
        switch self {
        case .x25519: "x25519"
        case .hybrid: "hybrid"
        case .passphrase: "passphrase"
        }
    }
}

extension BundleError {
    /// What is wrong, without a byte of the file.
    fileprivate var fact: String {
        switch self {
        case .notAge: "it is no age file"
        case .armored: "it is the text form of age; a bundle is binary"
        case .header, .damaged: "it was changed or cut"
        case .recipients, .foreignRecipient: "a bundle has exactly one recipient, of age's own kinds"
        case .workFactor: "its words ask for more work than is done here"
        case .archive: "its archive is not of the one form"
        case .manifest, .members, .hash: "its files are not those that were signed"
        case .signature: "its signature does not hold"
        case .future: "it says that it was made after now"
        case .proof: "its proofs do not hold"
        default: "it is no bundle"
        }
    }
}

/// A verified bundle held against the vault: who sent it, whether it came before, where it goes.
struct Opening {
    private let bundle: OpenedBundle
    private let vault: Vault
    private let act: Act

    init(_ bundle: OpenedBundle, _ vault: Vault, _ act: Act) {
        (self.bundle, self.vault, self.act) = (bundle, vault, act)
    }

    /// Fills in what is told of it, and files it.
    ///
    /// - Throws: `unknown-sender` with the six words, for a key that nobody of the list has.
    func describe(_ reply: inout BundleReply, filing client: ClientID?) async throws {
        let key = bundle.sender.sshText
        let sender = try await vault.providers(act).first { !$0.removed && $0.provider.signingKey == key }
        guard let sender else {
            throw Problem(.unknownSender, detail: "the six words of its key: \(bundle.senderWords)")
        }
        reply.manifest = String(decoding: bundle.manifest.text, as: UTF8.self)
        reply.words = bundle.senderWords
        reply.sender = sender.code
        reply.isVerified = sender.isVerified
        reply.members = bundle.members.map { member in
            BundleReply.Member(
                path: member.path, size: member.bytes.count, sha256: FileHash(of: member.bytes).text)
        }
        if !sender.isVerified { reply.warnings.append(ShareWarnings.notVerified(sender.code)) }
        if let today = BundleDay(act.now.day.description), bundle.isExpired(on: today) {
            reply.warnings.append(
                "the sender meant it to be used until \(bundle.manifest.facts.expires?.text ?? "")")
        }
        try await file(&reply, in: client, from: sender)
    }

    private static let tooLargeForChart =
        "a chart takes files up to 256 MiB; without --client, --into writes its files into a new directory"

    /// A bundle that was seen is told to be, and is not filed twice.
    private func file(_ reply: inout BundleReply, in client: ClientID?, from sender: ProviderRecord) async throws {
        let id = bundle.manifest.id.text
        let hash = FileHash(of: bundle.manifest.text[...]).text
        if let seen = try await vault.seenBundle(id) {
            guard seen.manifest == hash else {
                throw Problem(.bundleDamaged, detail: "another bundle came under the same id before")
            }
            reply.warnings.append("it was opened before, \(seen.at.day)")
            if let filed = seen.filed {
                reply.filed = try await vault.entry(filed.client, filed.attachment, act)
                return
            }
        }
        var filed: (client: ClientID, attachment: RecordID)?
        if let client {
            let members = bundle.members
            let archive = try await HeavyWork.run { try Archive(members).encoded() }
            do {
                let entry = try await vault.fileBundle(
                    client, archive, named: "received-\(act.now.day).tar", from: sender.provider.name, act)
                reply.filed = entry
                filed = (client, entry.id)
            } catch .tooLarge {
                throw Problem(.tooLarge, detail: Self.tooLargeForChart)
            }
        }
        try await vault.enterOpening(id, from: bundle.sender.sshText, manifest: hash, filed: filed, act)
    }
}
