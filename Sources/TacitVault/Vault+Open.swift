internal import FoundationEssentials
internal import TacitClinical
internal import TacitCrypto
internal import TacitLog
internal import TacitStore

extension Vault {
    /// Replays the log, compares it with header, state and anchor, and enters the unlock.
    static func open(
        _ parts: OpenParts, slot: UInt32, accepting: Accepted, now: Moment
    ) async throws(VaultError) -> (Vault, UnlockFacts) {
        let state = try parts.ring.state(parts.store)
        guard let logKeys = try state.keys(of: .vault(.log)) else { throw .integrity }
        let log = LogFile(file: CellFile(store: parts.store, vaultID: parts.header.vaultID), keys: logKeys)
        let heads = try log.heads()
        let anchor = try Anchor.read(
            parts.places.memory("anchor", of: parts.header.vaultID), ring: parts.ring.ring,
            vaultID: parts.header.vaultID, signer: parts.ring.signing.publicKey)
        let verdict = try judge(heads, log: log, header: parts.header, anchor: anchor)
        if case .unknown(let detail) = verdict, accepting != .anchor { throw .anchorMissing(detail) }
        let isAccepted = accepting == .rollback
        let vault = Vault(
            parts, log: log, heads: heads, streams: try state.streams(), anchorCounter: anchor?.anchor.counter ?? 0,
            doubt: isAccepted ? nil : verdict.doubt)
        var facts = try await vault.begin(slot: slot, verdict: verdict, now: now)
        facts.rewrap = parts.header.slots.first { $0.id == slot }?.isBelowFloor ?? false
        return (vault, facts)
    }

    /// What the anchor says of the log.
    enum Verdict {
        case asRemembered
        /// There is no anchor that could speak.
        case unknown(String)
        case doubtful(UnlockFacts.Doubt, String)

        var doubt: UnlockFacts.Doubt? {
            if case .doubtful(let doubt, _) = self { doubt } else { nil }
        }

        var detail: String? {
            switch self {
            case .asRemembered: nil
            case .unknown(let detail), .doubtful(_, let detail): detail
            }
        }
    }

    private static func judge(
        _ heads: LogHeads, log: LogFile, header: Header, anchor: (anchor: Anchor, head: TreeHead)?
    ) throws(VaultError) -> Verdict {
        guard let (anchor, remembered) = anchor else {
            let day = try log.lastMoment(of: heads.vault.size)?.day.description ?? "no date"
            return .unknown("the vault has \(heads.vault.size) entries, the last of \(day)")
        }
        let day = Moment(unixMilliseconds: Int64(clamping: anchor.unixMilliseconds))?.day.description ?? "no date"
        let here = try log.lastMoment(of: heads.vault.size)?.day.description ?? "no date"
        let detail =
            "this machine saw \(remembered.size) entries, the last of \(day); "
            + "this vault has \(heads.vault.size), the last of \(here)"
        guard heads.vault.size >= remembered.size, header.sequence >= anchor.headerSequence else {
            return .doubtful(.rollback, detail)
        }
        var tree = TreeFrontier()
        if remembered.size == heads.vault.size {
            tree = heads.vault
        } else {
            // Only when the machine stopped between a commit and the anchor: rare, so the whole log is read.
            try log.read(from: 0, to: heads.vault.size) { (entry) throws(VaultError) in
                if tree.size < remembered.size { tree.append(leaf: entry.vault.leafHash) }
            }
        }
        return tree.root == remembered.root ? .asRemembered : .doubtful(.fork, detail)
    }

    /// The first acts of an open vault.
    private func begin(slot: UInt32, verdict: Verdict, now: Moment) throws(VaultError) -> UnlockFacts {
        try checkStateAndHeader()
        let lastUnlock = try lastUnlock()
        if doubt == nil {
            var records: [PendingRecord] = []
            switch verdict {
            case .asRemembered: break
            case .unknown:
                records.append(try access(.anchorAccepted, Body.Accepted(what: "anchor", size: heads.vault.size), now))
            case .doubtful(let doubt, _):
                let body = Body.Accepted(what: doubt.rawValue, size: heads.vault.size)
                records.append(try access(.rollbackAccepted, body, now))
                records += try waitingReads()
            }
            records.append(try access(.unlocked, Body.Unlocked(slot: slot), now))
            try append(records, ballast: true)
            try writeAnchor(now)
            try LocalKeys.write(places, ring: ring)
            PendingReads(places, vaultID: ring.vaultID).clear()
            // No room for the ballast is no reason to stay locked.
            isBallastSpent = (try? Ballast(besideVaultAt: places.file).create()) == nil
        }
        if doubt == nil { try findSpentDrafts(now) }
        let filed = doubt == nil ? try fileInbox(now) : 0
        return UnlockFacts(
            entries: heads.vault.size, vault: id, lastUnlock: lastUnlock, drafts: try draftCount(), filed: filed,
            rewrap: false, doubt: doubt, detail: doubt == nil ? nil : verdict.detail)
    }

    /// The newest entries of the stream `keys` name the state and, once a keyslot has changed, the header; every
    /// entry carries the header's sequence.
    ///
    /// The sequence alone would let the header of a branch pass that changed its keyslots as often.
    private func checkStateAndHeader() throws(VaultError) {
        guard heads.headerSequence == header.sequence else { throw .integrity }
        guard let state = try newest([.stateRewritten]),
            try Body.decode(Body.StateRewritten.self, state.json).content.hash == hash(of: .state)
        else { throw .integrity }
        let change = try newest([.keyslotSet, .keyslotRemoved])
        guard let change else {
            // As it was made, with no slot to speak of, and nothing else writes it.
            guard header.sequence == 1 else { throw .integrity }
            return
        }
        guard try Body.decode(Body.Keyslot.self, change.json).content.header == hash(of: .header) else {
            throw .integrity
        }
    }

    /// The newest record of these kinds in the stream `keys`; of that stream nothing is ever let go, so that none
    /// may be missing on the way to it.
    private func newest(_ kinds: Set<RecordKind>) throws(VaultError) -> StoredRecord? {
        let stream = StreamID.vault(.keys)
        var number = heads.head(of: stream).size
        while number > 0 {
            number -= 1
            guard let record = try record(number, of: stream) else { throw .integrity }
            if let kind = record.kind, kinds.contains(kind) { return record }
        }
        return nil
    }

    /// SHA-256 of a meta row as it lies in the file.
    private func hash(of row: MetaRow) throws(VaultError) -> String? {
        try stored { () throws(StoreError) in try store.meta(row) }.map { SHA256Hash.digest($0.span).hexadecimal }
    }

    private func lastUnlock() throws(VaultError) -> Moment? {
        let stream = StreamID.vault(.access)
        var number = heads.head(of: stream).size
        while number > 0 {
            number -= 1
            // A changed entry here is for the check to tell; it must not keep her out.
            guard let record = try? record(number, of: stream), record.kind == .unlocked else { continue }
            return try Body.decode(Body.Unlocked.self, record.json).at
        }
        return nil
    }

    /// An entry of the stream `access`.
    func access(
        _ kind: RecordKind, _ body: some Codable & Equatable, _ now: Moment
    ) throws(VaultError) -> PendingRecord {
        PendingRecord(
            stream: .vault(.access), kind: kind, id: .random(), at: now, json: try Body.encode(body, at: now))
    }
}
