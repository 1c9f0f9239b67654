internal import TacitCrypto

/// The keys that a locked vault uses, as they were authenticated at the last unlock, kept where a changed vault
/// file does not reach.
///
/// ```
/// inbox key 32 | signing key 32 | signature 64 | backup recipient, to the end of the file
/// signature over "tacit/v1/local-keys" | vault id 16 | inbox key 32 | backup recipient
/// ```
struct LocalKeys: Equatable {
    private static let fixedCount = 128
    /// A hybrid recipient has some 1,960 characters.
    private static let limit = 4_096
    private static let domain = Array("tacit/v1/local-keys".utf8)

    /// Text is sealed to it.
    let inbox: [UInt8]
    /// Backups are encrypted to it; empty before the first one.
    let backupRecipient: [UInt8]

    static func write(_ places: VaultPlaces, ring: OpenedRing, header: Header) throws(VaultError) {
        let inbox = ring.inbox.publicKey
        let recipient = header.backupKey?.recipient ?? []
        let signature = ring.signing.signature(for: (domain + ring.vaultID + inbox + recipient).span)
        let bytes = inbox + ring.signing.publicKey.bytes + signature + recipient
        let path = places.memory("keys", of: ring.vaultID)
        let old = try? Memory.read(path, limit: limit + 1)
        guard old != bytes else { return }
        // A longer old one would leave its end behind the new one.
        if let old, old.count > bytes.count { Memory.remove(path) }
        try Memory.write(bytes, to: path, at: 0)
    }

    /// Reads them; nil when there is no file or its signature does not hold.
    init?(_ places: VaultPlaces, vaultID: [UInt8]) {
        let path = places.memory("keys", of: vaultID)
        guard let bytes = try? Memory.read(path, limit: Self.limit + 1),
            (Self.fixedCount...Self.limit).contains(bytes.count),
            let signer = try? VerifyingKey(Array(bytes[32..<64]))
        else { return nil }
        inbox = Array(bytes[..<32])
        backupRecipient = Array(bytes[Self.fixedCount...])
        let message = Self.domain + vaultID + inbox + backupRecipient
        guard signer.isValid(Array(bytes[64..<Self.fixedCount]).span, for: message.span) else { return nil }
    }
}
