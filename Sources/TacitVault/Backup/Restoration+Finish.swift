public import TacitClinical
internal import TacitCrypto
internal import TacitLog
internal import TacitStore

/// What came of a restoration.
public struct RestoreFacts: Hashable, Sendable {
    /// Entries of the restored log.
    public var size: UInt64
    /// When the last of them was entered.
    public var lastEntry: Moment?
    /// Records that were opened and compared with the log.
    public var records: UInt64
    /// What the check of the restored copy found: damage that the vault had when the backup was made.
    public var findings: Int
}

extension Restoration {
    /// For a test: compares the restored copy with the open vault, enters that it was done, removes the copy.
    ///
    /// - Throws: `backupDamaged` when rows are missing, or its log is not a beginning of the vault's.
    public func finishTest(
        against vault: Vault,
        number: Int,
        live: String,
        _ act: Act
    ) async throws(VaultError) -> RestoreFacts {
        do throws(VaultError) {
            let (ring, header, copy) = try copy(live: live)
            let report = try await copy.check(ring, header, temporary, act)
            let facts = try facts(of: copy, report)
            try await vault.enterTested(copy.heads, number: number, findings: facts.findings, act)
            discard()
            return facts
        } catch {
            discard()
            // A row of the log that is not there, or is another, is a fault of the backup here.
            throw error == .integrity ? .backupDamaged : error
        }
    }

    /// Puts the restored vault into its place and opens it.
    ///
    /// With `replacing` a vault that is there keeps its file under another name (`vault.db.replaced-N`).
    ///
    /// - Throws: `backupDamaged`, `backupKeysOlder`, `vaultExists`, `busy`, `full`, `io`; then nothing has changed.
    public func finish(
        slot: UInt32,
        number: Int,
        live: String,
        replacing: Bool,
        now: Moment
    ) async throws(VaultError) -> (vault: Vault, facts: RestoreFacts) {
        let ring: OpenedRing
        let facts: RestoreFacts
        do throws(VaultError) {
            let restored = try copy(live: live)
            ring = restored.ring
            let act = Act(now: now)
            let report = try await restored.copy.check(ring, restored.header, temporary, act)
            facts = try self.facts(of: restored.copy, report)
            try await restored.copy.enterRestored(
                ring,
                restored.header,
                temporary,
                Body.Restored(number: number, size: facts.size, findings: facts.findings),
                act
            )
            try install(replacing: replacing)
        } catch {
            discard()
            throw error == .integrity ? .backupDamaged : error
        }
        discard()
        return (try await opened(ring, slot: slot, now: now), facts)
    }

    /// Opens what was installed as any unlock does. That this machine had no memory of it, or another, is what a
    /// restoration is about: it is accepted, and entered.
    private func opened(
        _ ring: OpenedRing,
        slot: UInt32,
        now: Moment
    ) async throws(VaultError) -> Vault {
        let path = places.file
        let store = try stored { () throws(StoreError) in try Store(opening: path) }
        guard let bytes = try stored({ () throws(StoreError) in try store.meta(.header) }) else {
            throw .integrity
        }
        let anchor = try Anchor.read(
            places.memory("anchor", of: ring.vaultID),
            ring: ring.ring,
            vaultID: ring.vaultID,
            signer: ring.signing.publicKey
        )
        let parts = OpenParts(
            places: places,
            store: store,
            header: try Header(unverified: bytes),
            ring: ring
        )
        return try await Vault.open(
            parts,
            slot: slot,
            accepting: anchor == nil ? .anchor : .rollback,
            now: now
        ).0
    }

    private func facts(of copy: RestoredCopy, _ report: CheckReport) throws(VaultError)
        -> RestoreFacts
    {
        RestoreFacts(
            size: copy.heads.vault.size,
            lastEntry: try copy.log.lastMoment(of: copy.heads.vault.size),
            records: report.records,
            findings: report.findings.count
        )
    }
}

extension Vault {
    /// Enters that a backup was restored for a test, when its log is a beginning of this one.
    func enterTested(_ heads: LogHeads, number: Int, findings: Int, _ act: Act) throws(VaultError) {
        guard heads.vault.size <= self.heads.vault.size,
            try log.root(at: heads.vault.size, of: self.heads) == heads.vault.root
        else { throw .backupDamaged }
        let body = Body.BackupVerified(number: number, size: heads.vault.size, findings: findings)
        if doubt == nil { try append([try access(.backupVerified, body, act.now)]) }
    }

    /// The entry that it was restored.
    ///
    /// Header and state of the backup may be newer than its log, which names older ones: both are written anew with
    /// the entry that names them, so that from here on the vault is like any other.
    func enterRestored(_ body: Body.Restored, _ act: Act) throws(VaultError) {
        let state = try ring.state(store).next()
        let cell = try state.sealed(ring: ring.ring, vaultID: ring.vaultID)
        let named = Body.StateRewritten(
            sequence: state.sequence,
            hash: SHA256Hash.digest(cell.span).hexadecimal
        )
        let record = PendingRecord(
            stream: .vault(.keys),
            kind: .stateRewritten,
            id: .random(),
            at: act.now,
            json: try Body.encode(named, at: act.now)
        )
        try rewriteHeader(
            header,
            [record, try access(.restored, body, act.now)],
            changes: [.putMeta(.state, cell)]
        )
    }
}

extension RestoredCopy {
    /// Writes the first entry of the vault to be, while it is still a copy.
    func enterRestored(
        _ ring: OpenedRing,
        _ header: Header,
        _ places: VaultPlaces,
        _ body: Body.Restored,
        _ act: Act
    ) async throws(VaultError) {
        let parts = OpenParts(places: places, store: store, header: header, ring: ring)
        let vault = Vault(
            parts,
            log: log,
            heads: heads,
            streams: streams,
            anchorCounter: 0,
            doubt: nil
        )
        try await vault.enterRestored(body, act)
    }
}
