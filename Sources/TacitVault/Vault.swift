internal import Synchronization
internal import TacitClinical
internal import TacitCrypto
internal import TacitLog
internal import TacitStore

/// An open vault: the only place where keys, rows and clinical values meet.
///
/// Every act goes through ``append(_:ballast:)``: body, log entry, seal, one transaction. Every answer that
/// shows a record first enters that it was shown. What a client's records amount to (``Chart``) is computed
/// from them and kept while her keys are.
///
/// One actor owns the file; its methods run one after the other and do not suspend, so an act is never
/// interleaved with another. What an act wrote is in the file when it returns, unless acts share commits: then it
/// is when ``settled(since:)`` returns. It ends with ``close()``, and the process that held it with it.
public actor Vault {
    /// Whether everybody in it is invented.
    public nonisolated let isFictional: Bool
    /// The opaque id, 32 hexadecimal digits.
    public nonisolated let id: String
    /// Whether nothing may be written, because of a doubt at unlock.
    public nonisolated var isReadOnly: Bool { doubt != nil }

    /// Streams whose keys are at hand at once: two locked pages each, of the 8 MiB that Debian allows a process.
    static let mostCachedKeys = 400

    let places: VaultPlaces
    let store: Store
    let ring: OpenedRing
    let log: LogFile
    var header: Header
    var heads: LogHeads
    /// Why nothing may be written, since unlock.
    nonisolated let doubt: UnlockFacts.Doubt?

    /// Streams that have keys.
    var streams: Set<StreamID>
    var keyCache: [StreamID: StreamKeys] = [:]
    var indexCache: EntryIndex?
    var rosterCache: Roster?
    var practiceCache: (version: Int, practice: Practice)?
    var providerCache: ProviderBook?
    var charts: [ClientID: Chart] = [:]
    var demandCache: [RequestRecord]?
    /// Clients whose work has ended and of whom nothing waits; their charts are not opened to be asked again.
    var quietClients: Set<ClientID> = []
    /// Clients of whom a draft may wait; found at the first need.
    var draftClients: Set<ClientID>?
    /// How many drafts wait, as long as nothing was written since they were counted.
    var countedDrafts: Int?
    /// Whether the client list was entered as read since unlock.
    var listWasEntered = false
    /// What `undo` could take back, newest last; only of this unlock.
    var undoable: [Undoable] = []
    /// Drafts whose text goes when the act that used them is final.
    var spentDrafts: [(draft: RecordID, finalAt: Moment)] = []
    var anchorCounter: UInt64
    var anchorWrittenAt: Int64 = 0
    var isDirty = false
    /// How far the sweep is; nil before and after.
    var sweeping: Sweep?
    /// Whether the ballast is not there: given up for read entries, or without room at unlock.
    var isBallastSpent = false
    /// Read entries for which there was no room: the next transaction has them.
    var held: [PendingRecord] = []
    /// Whether acts wait for ``settled(since:)`` with their commit.
    var sharesCommits = false
    /// Acts that are not in the file yet.
    var openCommit: OpenCommit?
    /// Commits that failed since unlock; read by who is about to begin a request.
    nonisolated let failedCommits = Atomic<Int>(0)
    /// Why the last one did.
    var lastFailure = VaultError.io
    /// Whether the last commit of more than read entries found the disk full.
    var isDiskFull = false

    init(
        _ parts: OpenParts, log: LogFile, heads: LogHeads, streams: Set<StreamID>, anchorCounter: UInt64,
        doubt: UnlockFacts.Doubt?
    ) {
        isFictional = parts.header.isFictional
        id = parts.header.vaultID.hexadecimal
        places = parts.places
        store = parts.store
        ring = parts.ring
        header = parts.header
        self.log = log
        self.heads = heads
        self.streams = streams
        self.anchorCounter = anchorCounter
        self.doubt = doubt
    }

    /// Writes records with their log entries in one transaction, together with `changes`.
    ///
    /// With `ballast` a full disk costs the ballast file and not the act: that is for read entries, without
    /// which nothing can be shown. Read entries that are held go first, in the same transaction. `next` is the
    /// header that the act puts in force.
    func append(
        _ records: [PendingRecord], changes: [Change] = [], ballast: Bool = false, header next: Header? = nil
    ) throws(VaultError) {
        guard doubt == nil else { throw .readOnly }
        let records = held + records
        guard let at = records.last?.at else { return }
        try makeRoom(ballast: ballast)
        let next = next ?? header
        var batch = Batch(on: heads, headerSequence: next.sequence, log: log)
        var changes = changes
        var fresh: [StreamKeys] = []
        for stream in Set(records.map(\.stream)) where !streams.contains(stream) {
            fresh.append(try .random(for: stream))
        }
        if !fresh.isEmpty { changes.append(try rewriteState(adding: fresh, in: &batch, at: at)) }
        for record in records {
            let keys =
                if let made = fresh.first(where: { $0.stream == record.stream }) { made } else {
                    try keys(of: record.stream)
                }
            try batch.add(record, keys: keys, on: heads)
        }
        let staged = changes + batch.inserts
        try stored { () throws(StoreError) in try store.stage(staged) }
        // Nothing fails from here on: the act is whole, in memory and among what is staged.
        take(batch, fresh, header: next, ballast: ballast, at: at)
        if !sharesCommits { try commitStaged() }
    }

    /// The state with more keys, and the entry that names it.
    private func rewriteState(
        adding fresh: [StreamKeys], in batch: inout Batch, at: Moment
    ) throws(VaultError) -> Change {
        var state = try ring.state(store)
        for keys in fresh { state = try state.next(adding: keys) }
        let cell = try state.sealed(ring: ring.ring, vaultID: ring.vaultID)
        let body = Body.StateRewritten(
            sequence: state.sequence, hash: SHA256Hash.digest(cell.span).hexadecimal)
        try batch.add(
            PendingRecord(
                stream: .vault(.keys), kind: .stateRewritten, id: .random(), at: at,
                json: try Body.encode(body, at: at)),
            keys: try keys(of: .vault(.keys)), on: heads)
        return .putMeta(.state, cell)
    }

    /// The keys of a stream, from the state when they are not at hand.
    func keys(of stream: StreamID) throws(VaultError) -> StreamKeys {
        if let keys = keyCache[stream] { return keys }
        guard let keys = try ring.state(store).keys(of: stream) else { throw .notFound }
        if keyCache.count >= Self.mostCachedKeys { keyCache = keyCache.filter { $0.key.client == .vault } }
        keyCache[stream] = keys
        return keys
    }

    /// The log by record, built at the first need.
    func index() throws(VaultError) -> EntryIndex {
        if let indexCache { return indexCache }
        try commitStaged()
        let index = try EntryIndex(reading: log, size: heads.vault.size)
        indexCache = index
        return index
    }

    /// Remembers outside the vault how far the log has come, once that is in the file; at most once a second.
    func keepAnchor(_ at: Moment) {
        let second = Clock.monotonicSeconds()
        guard second != anchorWrittenAt else { return }
        anchorWrittenAt = second
        // The act is in the vault; a stale anchor is harmless, and an error here would deny what was done.
        try? writeAnchor(at)
    }

    func writeAnchor(_ at: Moment) throws(VaultError) {
        anchorCounter += 1
        let anchor = Anchor(
            counter: anchorCounter, headerSequence: header.sequence, unixMilliseconds: UInt64(at.unixMilliseconds),
            checkpoint: try ring.checkpoint(of: heads).note)
        do throws(VaultError) {
            try anchor.write(places.memory("anchor", of: ring.vaultID), ring: ring.ring, vaultID: ring.vaultID)
        } catch .full {
            // A stale anchor is harmless; the act itself is in the vault.
        }
    }
}
