internal import TacitCrypto
internal import TacitLog
internal import TacitStore

/// The first steps from a slot key: slot, root key, header MAC, ring key.
struct RootKeys: ~Copyable {
    let root: SecureBytes
    let ring: SecureBytes

    /// - Throws: `wrongKey` when the slot does not open, `integrity` when the header was changed.
    init(
        _ header: Header, bytes: [UInt8], slot: UInt32, key: borrowing SecureBytes
    ) throws(VaultError) {
        guard let slot = header.slots.first(where: { $0.id == slot }) else { throw .wrongKey }
        let root = try slot.open(with: key, vaultID: header.vaultID)
        try Header.authenticate(bytes, vaultID: header.vaultID, root: root)
        ring = try OpenedRing.ringKey(root, header)
        self.root = root
    }
}

/// The keys of a vault that is open: what a slot key leads to, each step verified.
final class OpenedRing: Sendable {
    let root: SecureBytes
    let ring: SecureBytes
    let signing: SigningKey
    let inbox: AgreementKey
    let vaultID: [UInt8]

    /// Keys of a new vault.
    init(
        root: consuming SecureBytes, ring: consuming SecureBytes, signing: consuming SigningKey,
        inbox: consuming AgreementKey, vaultID: [UInt8]
    ) {
        self.root = root
        self.ring = ring
        self.signing = signing
        self.inbox = inbox
        self.vaultID = vaultID
    }

    /// Follows a slot key: slot, root key, header MAC, ring key, state, identities.
    ///
    /// - Throws: `wrongKey` when the slot does not open, `integrity` when anything after it does not hold.
    static func open(
        _ header: Header, bytes: [UInt8], slot: UInt32, key: borrowing SecureBytes, store: Store
    ) throws(VaultError) -> OpenedRing {
        guard let cell = try stored({ () throws(StoreError) in try store.meta(.state) }) else { throw .integrity }
        return try open(header, RootKeys(header, bytes: bytes, slot: slot, key: key), stateCell: cell)
    }

    /// The last steps: state, identities.
    static func open(
        _ header: Header, _ keys: consuming RootKeys, stateCell cell: [UInt8]
    ) throws(VaultError) -> OpenedRing {
        let state = try RingState(opening: cell, ring: keys.ring, vaultID: header.vaultID)
        let signing = try signingKey(try state.identity(.signing))
        let inbox = try inboxKey(try state.identity(.inbox))
        guard signing.publicKey.bytes == header.signingKey, inbox.publicKey == header.inboxKey else {
            throw .integrity
        }
        return OpenedRing(root: keys.root, ring: keys.ring, signing: signing, inbox: inbox, vaultID: header.vaultID)
    }

    /// The ring key of an epoch: KDF(root, "ring", vault id | root epoch u32).
    static func ringKey(_ root: borrowing SecureBytes, _ header: Header) throws(VaultError) -> SecureBytes {
        var context = header.vaultID
        context.append(bigEndian: header.rootEpoch)
        return try derive(root, .ring, context)
    }

    /// The state as it lies in the file now.
    func state(_ store: Store) throws(VaultError) -> RingState {
        guard let cell = try stored({ () throws(StoreError) in try store.meta(.state) }) else { throw .integrity }
        return try RingState(opening: cell, ring: ring, vaultID: vaultID)
    }

    /// A checkpoint of these heads, signed.
    func checkpoint(of heads: LogHeads) throws(VaultError) -> Checkpoint {
        let signing = self.signing.publicKey
        return try logged { () throws(LogError) in
            let head = try TreeHead(
                origin: Anchor.origin(vaultID), size: heads.vault.size, root: heads.vault.root)
            return try Checkpoint(head, signature: self.signing.signature(for: head.text.span), by: signing)
        }
    }

    private static func signingKey(_ seed: consuming SecureBytes) throws(VaultError) -> SigningKey {
        do throws(CryptoError) { return try SigningKey(seed: seed) } catch { throw VaultError(error) }
    }

    private static func inboxKey(_ secret: consuming SecureBytes) throws(VaultError) -> AgreementKey {
        do throws(CryptoError) { return try AgreementKey(secret: secret) } catch { throw VaultError(error) }
    }
}
