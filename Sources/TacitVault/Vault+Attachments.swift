internal import FoundationEssentials
public import TacitClinical
internal import TacitCrypto
internal import TacitLog

/// Files of a chart: their bytes in parts in a stream with keys of its own, and an entry when all are there.
extension Vault {
    /// Keeps a part of a file that is being attached; the same part again is the same.
    ///
    /// - Throws: `tooLarge` for a part over 1 MiB, or one that no file can have; `conflict` when another part was kept
    ///   under this number.
    public func putPart(
        _ client: ClientID,
        of attachment: RecordID,
        number: Int,
        _ bytes: [UInt8],
        _ act: Act
    ) throws(VaultError) {
        guard (1...Attachment.mostParts).contains(number), bytes.count <= Attachment.partSize else {
            throw .tooLarge
        }
        _ = try roster().record(client)
        let body = Body.AttachmentPart(attachment: attachment, number: number, bytes: Data(bytes))
        let stream = try Self.received(client)
        let act = Act(now: act.now, id: attachment.part(number), breaksGlass: act.breaksGlass)
        if try wasDone(act, .attachmentPart, in: stream, body) { return }
        try append([
            PendingRecord(
                stream: stream,
                kind: .attachmentPart,
                id: act.id ?? .random(),
                at: act.now,
                json: try Body.encode(body, at: act.now)
            )
        ])
    }

    /// Enters a file whose parts are all there, under the id of its parts.
    ///
    /// - Throws: `notFound` while a part is missing; `conflict` when the bytes are not those of the sender's hash.
    public func attach(
        _ client: ClientID,
        _ id: RecordID,
        _ request: AttachmentRequest,
        _ act: Act
    ) throws(VaultError) -> Entry {
        guard (1...Attachment.mostParts).contains(request.parts) else { throw .tooLarge }
        if let done = try chart(client).entries[id]?.content.entry.value as? Attachment {
            guard
                done
                    == Attachment(
                        request,
                        size: done.size,
                        parts: request.parts,
                        sha256: request.sha256
                    )
            else {
                throw .conflict
            }
            return try entry(id, of: client)
        }
        var hash = SHA256Stream()
        var size = 0
        for number in 1...request.parts {
            let bytes = try part(number, of: id, client)
            hash.update(bytes.span)
            size += bytes.count
        }
        let digest = hash.finish().hexadecimal
        guard digest == request.sha256 else { throw .conflict }
        let content = Attachment(request, size: size, parts: request.parts, sha256: digest)
        return try enter(EntryContent(content), client, draft: nil, Act(now: act.now, id: id))
    }

    /// The bytes of a part.
    ///
    /// - Throws: `notFound` for a file that was not attached, or has no such part.
    public func attachmentPart(
        _ client: ClientID,
        _ id: RecordID,
        number: Int,
        _ act: Act
    ) throws(VaultError) -> [UInt8] {
        guard let entry = try chart(client).entries[id]?.content.entry.value as? Attachment,
            (1...entry.parts).contains(number)
        else { throw .notFound }
        try enterRead("attachment", client: client, records: [id], act)
        return try part(number, of: id, client)
    }

    func part(_ number: Int, of id: RecordID, _ client: ClientID) throws(VaultError)
        -> [UInt8]
    {
        guard let entry = try index().entry(try id.part(number).opaque()),
            entry.home == (try Self.received(client)),
            let record = try record(entry.stream.sequence, of: entry.home)
        else { throw .notFound }
        let body = try Body.decode(Body.AttachmentPart.self, record.json).content
        guard body.attachment == id, body.number == number else { throw .integrity }
        return Array(body.bytes)
    }

    private static func received(_ client: ClientID) throws(VaultError) -> StreamID {
        try StreamID(client: client, stream: StreamCode.received.rawValue)
    }
}

extension RecordID {
    /// The id of a part: that of its file, with the number laid over four bytes of it.
    fileprivate func part(_ number: Int) -> RecordID {
        var bytes = bytes
        let mark = UInt32(truncatingIfNeeded: number)
        for index in 0..<4 {
            bytes[8 + index] ^= UInt8(truncatingIfNeeded: mark >> UInt32(24 - 8 * index))
        }
        return RecordID(bytes: bytes) ?? self
    }
}
