public import TacitClinical
internal import TacitCrypto
internal import TacitLog
internal import TacitStore

extension ClosedVault {
    /// Makes a vault with its keyslots and opens it.
    ///
    /// Root key, identities and the keys of the vault's own streams are random; the first log entry is that of
    /// the state. Nothing is there before everything is.
    ///
    /// - Throws: `vaultExists`, `keyslotOutOfRange` without any slot, `permissions`, `full`, `memoryLock`, `io`.
    public static func create(
        _ places: VaultPlaces, keyslots: [NewKeyslot], fictional: Bool, now: Moment
    ) async throws(VaultError) -> Vault {
        guard !keyslots.isEmpty, keyslots.count <= Header.mostSlots else { throw .keyslotOutOfRange }
        let parts = try build(places, keyslots, fictional, now)
        let (vault, _) = try await Vault.open(parts, slot: 1, accepting: .anchor, now: now)
        return vault
    }

    private static func build(
        _ places: VaultPlaces, _ keyslots: [NewKeyslot], _ fictional: Bool, _ now: Moment
    ) throws(VaultError) -> OpenParts {
        let ring = try newRing()
        var slots: [HeaderSlot] = []
        for (index, slot) in keyslots.enumerated() {
            slots.append(
                try HeaderSlot(wrapping: ring.root, with: slot, id: UInt32(index + 1), vaultID: ring.vaultID))
        }
        let header = Header(
            vaultID: ring.vaultID, isFictional: fictional, signingKey: ring.signing.publicKey.bytes,
            inboxKey: ring.inbox.publicKey, slots: slots)
        let weak = zip(slots, keyslots).filter { $0.1.isWeak }.map { Body.Keyslot($0.0, isWeak: true) }
        let rows = try firstRows(header, ring, weak: weak, now)
        let store = try stored { () throws(StoreError) in try Store.create(at: places.file, with: rows) }
        return OpenParts(places: places, store: store, header: header, ring: ring)
    }

    private static func newRing() throws(VaultError) -> OpenedRing {
        let vaultID = RandomBytes.bytes(16)
        do throws(CryptoError) {
            let root = try SecureBytes.random(count: 32)
            var context = vaultID
            context.append(bigEndian: UInt32(1))
            let ring = try KeyDerivation.derive(root, .ring, context: context.span)
            return OpenedRing(
                root: root, ring: ring, signing: try .random(), inbox: try .random(), vaultID: vaultID)
        } catch {
            throw VaultError(error)
        }
    }

    /// Header, state, the entry that names the state, and one for each slot with a weak passphrase.
    private static func firstRows(
        _ header: Header, _ ring: OpenedRing, weak: [Body.Keyslot], _ now: Moment
    ) throws(VaultError) -> [Change] {
        var keys: [StreamCode: StreamKeys] = [:]
        for code in StreamCode.allCases where code.compartment == nil {
            keys[code] = try .random(for: .vault(code))
        }
        let state = try RingState.first(
            signing: ring.signing, inbox: ring.inbox, share: .random(), at: UInt64(now.unixMilliseconds),
            streams: keys.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value))
        let stateCell = try state.sealed(ring: ring.ring, vaultID: ring.vaultID)
        guard let logKeys = keys[.log], let keysKeys = keys[.keys] else { throw .integrity }
        let log = LogFile(file: CellFile(store: nil, vaultID: ring.vaultID), keys: logKeys)
        let none = LogHeads()
        var batch = Batch(on: none, headerSequence: header.sequence, log: log)
        try batch.add(
            PendingRecord(
                stream: keysKeys.stream, kind: .stateRewritten, id: .random(), at: now,
                json: try Body.encode(
                    Body.StateRewritten(sequence: 1, hash: SHA256Hash.digest(stateCell.span).hexadecimal), at: now)),
            keys: keysKeys, on: none)
        for slot in weak {
            try batch.add(
                PendingRecord(
                    stream: keysKeys.stream, kind: .keyslotSet, id: .random(), at: now,
                    json: try Body.encode(slot, at: now)), keys: keysKeys, on: none)
        }
        return [.putMeta(.header, try header.encoded(root: ring.root)), .putMeta(.state, stateCell)]
            + batch.inserts + (try log.inserts(of: batch.entries, first: 0))
    }
}
