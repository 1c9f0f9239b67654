public import TacitClinical
public import TacitCrypto
internal import TacitLog
internal import TacitStore

/// A vault whose file is open and whose keys nobody here knows.
///
/// The header that it shows is not authenticated: a changed one is found at unlock. It serves for two things,
/// to unlock and to leave sealed text in the inbox.
public final class ClosedVault: Sendable {
    /// Opens the file; nothing is written.
    ///
    /// - Throws: `noVault`, `notAVault`, `newerFormat`, `foreignSchema`, `permissions`, `busy`, `integrity`, `io`.
    public init(_ places: VaultPlaces) throws(VaultError) {
        self.places = places
        store = try stored { () throws(StoreError) in try Store(opening: places.file) }
        _ = try header()
    }

    let places: VaultPlaces
    let store: Store

    /// The ways to open it.
    public var keyslots: [Keyslot] {
        get throws(VaultError) { try header().header.slots.map(\.keyslot) }
    }

    /// Whether everybody in it is invented; only then is a clock from outside taken.
    public var isFictional: Bool {
        get throws(VaultError) { try header().header.isFictional }
    }

    /// The key that text may be sealed to, as this machine saw it authenticated at the last unlock; nil before.
    public var inboxKey: [UInt8]? {
        guard let vaultID = try? header().header.vaultID else { return nil }
        return LocalKeys(places, vaultID: vaultID)?.inbox
    }

    /// Texts that wait in the inbox.
    public var inboxCount: Int {
        get throws(VaultError) { try Inbox.texts(in: store).count }
    }

    /// Keeps a text that was sealed to ``inboxKey``.
    ///
    /// - Throws: `tooLarge` over `Inbox.largestText`, `full`, `io`.
    public func putInbox(_ sealed: [UInt8]) throws(VaultError) {
        let rows = try Inbox.rows(of: sealed)
        try stored { () throws(StoreError) in try store.apply(rows) }
    }

    /// Opens the vault with a slot key.
    ///
    /// - Throws: `wrongKey`; `integrity` when header, state or log were changed; `anchorMissing` unless accepted;
    ///   `memoryLock`, `io`.
    public func unlock(
        slot: UInt32, key: consuming SecureBytes, accepting: Accepted, now: Moment
    ) async throws(VaultError) -> (Vault, UnlockFacts) {
        let (header, bytes) = try header()
        let ring = try OpenedRing.open(header, bytes: bytes, slot: slot, key: key, store: store)
        return try await Vault.open(
            OpenParts(places: places, store: store, header: header, ring: ring), slot: slot, accepting: accepting,
            now: now)
    }

    /// Gives the file free.
    public func close() {
        // An error at closing loses nothing: the log of the file stays beside it.
        try? store.close()
    }

    func header() throws(VaultError) -> (header: Header, bytes: [UInt8]) {
        guard let bytes = try stored({ () throws(StoreError) in try store.meta(.header) }) else { throw .integrity }
        return (try Header(unverified: bytes), bytes)
    }
}

/// What an open vault is made of.
struct OpenParts: Sendable {
    let places: VaultPlaces
    let store: Store
    let header: Header
    let ring: OpenedRing
}
