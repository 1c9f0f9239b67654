public import TacitClinical
internal import TacitCrypto
internal import TacitLog

/// A bundle that came before.
public struct SeenBundle: Hashable, Sendable {
    /// Its id, 32 hexadecimal digits.
    public var bundle: String
    /// When it was opened first.
    public var at: Moment
    /// SHA-256 of its signed text: another text under the same id is another bundle.
    public var manifest: String
    /// The chart in which it was filed, and as which entry.
    public var filed: (client: ClientID, attachment: RecordID)? {
        get { client.flatMap { client in attachment.map { (client, $0) } } }
        set { (client, attachment) = (newValue?.client, newValue?.attachment) }
    }
    private var client: ClientID?
    private var attachment: RecordID?

    init(_ body: Recorded<Body.BundleOpened>) {
        bundle = body.content.bundle
        at = body.at
        manifest = body.content.manifest
        client = body.content.client
        attachment = body.content.attachment
    }
}

/// What colleagues sent: which bundles were opened, and where they lie.
extension Vault {
    /// The last opening of a bundle; nil for one that was never seen.
    public func seenBundle(_ id: String) throws(VaultError) -> SeenBundle? {
        var seen: SeenBundle?
        try read(.vault(.practice)) { (_, record) throws(VaultError) in
            guard let record else { throw .integrity }
            guard record.kind == .bundleOpened else { return }
            let body = try Body.decode(Body.BundleOpened.self, record.json)
            // One that was filed stays the one to show.
            if body.content.bundle == id, seen?.filed == nil || body.content.attachment != nil {
                seen = SeenBundle(body)
            }
        }
        return seen
    }

    /// Enters that a bundle was opened, and where it was filed.
    public func enterOpening(
        _ bundle: String,
        from sender: String,
        manifest: String,
        filed: (client: ClientID, attachment: RecordID)?,
        _ act: Act
    ) throws(VaultError) {
        let body = Body.BundleOpened(
            bundle: bundle, sender: sender, manifest: manifest, client: filed?.client,
            attachment: filed?.attachment)
        try append([
            PendingRecord(
                stream: .vault(.practice), kind: .bundleOpened, id: .random(), at: act.now,
                json: try Body.encode(body, at: act.now))
        ])
    }

    /// Files the archive of a bundle in a chart, as a file that was received.
    ///
    /// - Throws: `tooLarge` for more than a file of a chart may have; nothing is entered then.
    public func fileBundle(
        _ client: ClientID, _ archive: [UInt8], named name: String, from sender: String, _ act: Act
    ) throws(VaultError) -> Entry {
        // Before the first part: what was appended stays in the log.
        guard archive.count <= Attachment.mostParts * Attachment.partSize else { throw .tooLarge }
        let id = RecordID.random()
        var number = 0
        var rest = archive[...]
        repeat {
            number += 1
            try putPart(client, of: id, number: number, Array(rest.prefix(Attachment.partSize)), act)
            rest = rest.dropFirst(Attachment.partSize)
        } while !rest.isEmpty
        var request = AttachmentRequest(
            name: name, mediaType: "application/x-tar", parts: number,
            sha256: SHA256Hash.digest(archive.span).hexadecimal)
        request.from = sender
        request.on = act.now.day
        return try attach(client, id, request, act)
    }
}
