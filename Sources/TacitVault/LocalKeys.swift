internal import TacitCrypto

/// The inbox key as it was authenticated at the last unlock, kept where a changed vault file does not reach.
///
/// ```
/// inbox key 32 | signing key 32 | signature 64 over "tacit/v1/local-keys" | vault id 16 | inbox key 32
/// ```
enum LocalKeys {
    private static let byteCount = 128
    private static let domain = Array("tacit/v1/local-keys".utf8)

    static func write(_ places: VaultPlaces, ring: OpenedRing) throws(VaultError) {
        let message = domain + ring.vaultID + ring.inbox.publicKey
        let bytes =
            ring.inbox.publicKey + ring.signing.publicKey.bytes + ring.signing.signature(for: message.span)
        let path = places.memory("keys", of: ring.vaultID)
        guard (try? Memory.read(path, limit: byteCount + 1)) != bytes else { return }
        try Memory.write(bytes, to: path, at: 0)
    }

    /// The key; nil when there is no file or its signature does not hold.
    static func inboxKey(_ places: VaultPlaces, vaultID: [UInt8]) -> [UInt8]? {
        let path = places.memory("keys", of: vaultID)
        guard let bytes = try? Memory.read(path, limit: byteCount + 1), bytes.count == byteCount else { return nil }
        let inbox = Array(bytes[..<32])
        guard let signer = try? VerifyingKey(Array(bytes[32..<64])),
            signer.isValid(Array(bytes[64...]).span, for: (domain + vaultID + inbox).span)
        else { return nil }
        return inbox
    }
}
