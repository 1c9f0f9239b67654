internal import TacitClinical
internal import TacitCrypto
internal import TacitLog
internal import TacitStore

/// A restored file, read from its first log entry on, before anything is written to it.
struct RestoredCopy: Sendable {
    let log: LogFile
    let heads: LogHeads
    let store: Store
    let streams: Set<StreamID>

    init(_ store: Store, ring: OpenedRing, vaultID: [UInt8]) throws(VaultError) {
        let state = try ring.state(store)
        guard let logKeys = try state.keys(of: .vault(.log)) else { throw .backupDamaged }
        self.store = store
        log = LogFile(file: CellFile(store: store, vaultID: vaultID), keys: logKeys)
        heads = try log.heads()
        streams = try state.streams()
        guard heads.vault.size > 0 else { throw .backupDamaged }
        // The keys of a branch can be as new and lack a stream that only this one has.
        guard heads.streamIDs.allSatisfy(streams.contains) else { throw .backupKeysOlder }
        try checkAge(of: state, ring: ring, vaultID: vaultID)
    }

    /// Everything in it against its log; nothing is entered.
    func check(_ ring: OpenedRing, _ header: Header, _ places: VaultPlaces, _ act: Act)
        async throws(VaultError)
        -> CheckReport
    {
        let parts = OpenParts(places: places, store: store, header: header, ring: ring)
        // In doubt means: nothing is written.
        let vault = Vault(
            parts,
            log: log,
            heads: heads,
            streams: streams,
            anchorCounter: 0,
            doubt: .rollback
        )
        return try await vault.check(act)
    }

    /// Keys older than the log lack those of streams that came later: what is in them would be lost.
    private func checkAge(of state: borrowing RingState, ring: OpenedRing, vaultID: [UInt8])
        throws(VaultError)
    {
        let stream = StreamID.vault(.keys)
        guard let keys = try state.keys(of: stream) else { throw .backupDamaged }
        var number = heads.head(of: stream).size
        while number > 0 {
            number -= 1
            guard
                case .content(let bytes, let rows) = try log.file.find(
                    .record,
                    keys: keys,
                    number: number
                )
            else { throw .backupDamaged }
            let record = try Vault.verified(bytes, rows: rows, number: number, stream: stream)
            guard record.kind == .stateRewritten else { continue }
            let newest = try Body.decode(Body.StateRewritten.self, record.json).content.sequence
            guard state.sequence >= newest else { throw .backupKeysOlder }
            return
        }
    }
}
