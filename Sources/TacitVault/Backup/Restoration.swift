internal import TacitAge
public import TacitCrypto
internal import TacitLog
internal import TacitStore

/// A backup on its way back into a vault file: into the place of a vault, or into a temporary one for a test.
///
/// ```swift
/// let restoration = try Restoration(places, header: header, keys: keys)
/// try await restoration.open(slot: 1, key: key)          // or, for a test, open(as: vault)
/// for (pack, rows) in packs { try await restoration.add(pack, wanted: rows) }
/// let (vault, facts) = try await restoration.finish(number: 3, live: live, replacing: false, now: now)
/// ```
///
/// Everything goes into `restore/vault.db` beside the vault's place, on the same file system; only a vault that was
/// read from its first entry to its last takes the place. Nothing of a vault that is there is touched before.
/// Header and packs come from a place that others may write to: each is held against the keys before a row of it
/// is believed, and the log that the rows make is the judge of what is missing.
public actor Restoration {
    /// Bytes of a row in a list.
    public static let rowCount = VaultRow.byteCount

    /// The ways to open the backup.
    public nonisolated let keyslots: [Keyslot]
    /// Whether everybody in it is invented.
    public nonisolated let isFictional: Bool
    /// The id of the vault, 32 hexadecimal digits.
    public nonisolated let vault: String

    let places: VaultPlaces
    let temporary: VaultPlaces
    private let header: Header
    private let headerBytes: [UInt8]
    private let keysFile: [UInt8]
    private var opened: Opened?
    private var rows: [VaultRow] = []

    private struct Opened {
        let ring: OpenedRing
        let identity: HybridIdentity
        let store: Store
    }

    /// Takes the clear header of a backup and its keys; nothing is believed of them yet.
    ///
    /// - Throws: `notAVault`, `newerFormat`, `integrity` for a header that is none.
    public init(_ places: VaultPlaces, header bytes: [UInt8], keys: [UInt8]) throws(VaultError) {
        header = try Header(unverified: bytes)
        headerBytes = bytes
        keysFile = keys
        self.places = places
        let folder = places.vaultDirectory + "/restore"
        // What the copy remembers of itself goes with it.
        temporary = VaultPlaces(vaultDirectory: folder, stateDirectory: folder)
        keyslots = header.slots.map(\.keyslot)
        isFictional = header.isFictional
        vault = header.vaultID.hexadecimal
    }

    /// Opens the backup with the key of one of its slots and begins a new vault file.
    ///
    /// - Throws: `wrongKey`; `integrity` when the header was changed; `backupDamaged` when the keys were.
    public func open(slot: UInt32, key: consuming SecureBytes) throws(VaultError) {
        let root = try RootKeys(header, bytes: headerBytes, slot: slot, key: key)
        let (identity, state) = try keys(ring: root.ring)
        try begin(try OpenedRing.open(header, root, stateCell: state), identity, state)
    }

    /// Opens the backup with the keys of the open vault that it is one of.
    ///
    /// - Throws: `backupDamaged` when it is of another vault, or from before its root key was changed.
    public func open(as vault: Vault) async throws(VaultError) {
        let ring = vault.ring
        guard ring.vaultID == header.vaultID else { throw .backupDamaged }
        do throws(VaultError) {
            try Header.authenticate(headerBytes, vaultID: header.vaultID, root: ring.root)
        } catch .integrity {
            throw .backupDamaged
        }
        let (identity, state) = try keys(ring: ring.ring)
        _ = try RingState(opening: state, ring: ring.ring, vaultID: ring.vaultID)
        try begin(ring, identity, state)
    }

    /// Takes from a pack the rows that are wanted.
    ///
    /// - Throws: `backupDamaged` when the pack does not open, or does not hold one of them; `full`, `io`.
    public func add(_ pack: [UInt8], wanted list: [UInt8]) throws(VaultError) {
        guard let opened else { throw .notFound }
        let wanted = try VaultRow.decode(list)
        let names = Set(wanted)
        let found = try BackupPack(opening: pack, with: opened.identity).rows.filter {
            names.contains($0.row)
        }
        guard found.count == wanted.count else { throw .backupDamaged }
        let changes: [Change] = found.map { found in
            switch found.row.table {
            case .cells: .insert(found.row.id, found.bytes)
            case .inbox: .insertInbox(found.row.id, found.bytes)
            }
        }
        do throws(StoreError) {
            try opened.store.apply(changes)
        } catch .conflict {
            // The same row from two packs.
            throw .backupDamaged
        } catch {
            throw VaultError(error)
        }
        rows += wanted
    }

    /// Gives up: removes what was made.
    public func discard() {
        try? opened?.store.close()
        opened = nil
        rows = []
        RestoreFolder.remove(temporary, of: header.vaultID)
    }

    /// The file as it is now, closed, once its rows are those of the backup.
    ///
    /// - Throws: `backupDamaged` when the rows do not amount to `live`.
    func copy(live: String) throws(VaultError) -> (
        ring: OpenedRing, header: Header, copy: RestoredCopy
    ) {
        guard let opened else { throw .notFound }
        guard rows.digest.hexadecimal == live else { throw .backupDamaged }
        let copy = try RestoredCopy(opened.store, ring: opened.ring, vaultID: header.vaultID)
        return (opened.ring, header, copy)
    }

    /// Writes what was restored into the vault's place; a vault that is there keeps its file as
    /// `vault.db.replaced-N`.
    func install(replacing: Bool) throws(VaultError) {
        guard let store = opened?.store else { throw .notFound }
        let path = places.file
        for number in 1...1_000 {
            let kept = replacing ? "vault.db.replaced-\(number)" : nil
            if let kept, try Memory.read(places.vaultDirectory + "/" + kept, limit: 1) != nil {
                continue
            }
            return try stored { () throws(StoreError) in
                try store.install(as: path, keeping: kept)
            }
        }
        throw .vaultExists
    }

    /// The backup identity, and the state out of the keys file.
    private func keys(ring: borrowing SecureBytes) throws(VaultError) -> (HybridIdentity, [UInt8]) {
        guard let key = header.backupKey else { throw .backupDamaged }
        let identity = try key.identity(ring: ring, vaultID: header.vaultID)
        let plaintext = try aged { () throws(AgeError) in
            try Age.decrypt(keysFile, with: [identity], form: .binary)
        }
        let magic = BackupCopy.keysMagic
        guard plaintext.starts(with: magic) else { throw .backupDamaged }
        var offset = magic.count
        do throws(VaultError) {
            // The header in the clear is that of the same moment, or somebody put another one there.
            guard try plaintext.span.array(Header.byteCount, at: &offset) == headerBytes else {
                throw .backupDamaged
            }
            let count = Int(try plaintext.span.integer(UInt32.self, at: &offset))
            let state = try plaintext.span.array(count, at: &offset)
            guard offset == plaintext.count else { throw .backupDamaged }
            return (identity, state)
        } catch .integrity {
            throw .backupDamaged
        }
    }

    private func begin(_ ring: OpenedRing, _ identity: HybridIdentity, _ state: [UInt8])
        throws(VaultError)
    {
        guard opened == nil else { throw .conflict }
        RestoreFolder.remove(temporary, of: header.vaultID)
        try RestoreFolder.make(temporary)
        let rows: [Change] = [.putMeta(.header, headerBytes), .putMeta(.state, state)]
        let path = temporary.file
        let store = try stored { () throws(StoreError) in try Store.create(at: path, with: rows) }
        opened = Opened(ring: ring, identity: identity, store: store)
    }
}
