internal import Synchronization
internal import TacitClinical
internal import TacitCrypto
internal import TacitLog
internal import TacitStore

/// Acts that are whole in memory and staged in the store, and what the vault was before them.
struct OpenCommit {
    /// Their log entries, in order; one tail cell for all of them is made at the end.
    var entries: [LogCellEntry] = []
    /// Where in the log they begin.
    let first: UInt64
    /// Takes the heads back to the file's.
    var before: LogGrowth
    /// Whether all of them are read entries, for which the ballast may be given up.
    var isOfReads = true
    /// When the last of them was.
    var at: Moment

    // As they were before the first act.
    let header: Header
    let streams: Set<StreamID>
    let undoable: [Undoable]
    let spentDrafts: [(draft: RecordID, finalAt: Moment)]
    let listWasEntered: Bool
    let draftClients: Set<ClientID>?
    let held: [PendingRecord]
}

/// Commits, of one act or of several.
///
/// An act stages its rows and moves the vault's memory on. ``commitStaged()`` makes the tail cells
/// and writes all of it in one transaction. By itself an act does so before it returns. In an
/// agent, acts **share** commits (``shareCommits()``): each request calls ``settled(since:)``
/// before its answer leaves, and what the acts of other connections have staged by then goes along.
/// It is neither timed nor counted: ``settled(since:)`` lets every request go first that could run
/// now, so that one connection commits at once, and of many those that came up while a commit was
/// on its way to the disk make up the next.
///
/// Two rules hold the memory to the file:
///
/// 1. No answer leaves before everything that it could have seen is in the file: not what its own
/// acts wrote, not
///    what it read of theirs.
/// 2. After a commit that failed nothing in memory is ahead of the file, and every request that had
/// begun by then
///    gets the error, whether its act was in that commit or only saw one that was.
extension Vault {
    /// From now on an act is durable when ``settled(since:)`` returns, not when the act does.
    public func shareCommits() { sharesCommits = true }

    /// How many commits have failed: what a request notes before its first act.
    public nonisolated var failures: Int { failedCommits.load(ordering: .acquiring) }

    /// Returns when everything that acts have written is in the file.
    ///
    /// - Throws: why a commit failed, when one has since `failures` was noted: then nothing may be told.
    public func settled(since failures: Int) async throws(VaultError) {
        if openCommit != nil { await Task.yield() }
        try commitStaged()
        guard failures == self.failures else { throw lastFailure }
    }

    /// Commits what is staged.
    ///
    /// - Throws: `logUnavailable` for read entries that a full disk refuses; otherwise why. The vault is then as it
    ///   was before the first of these acts.
    func commitStaged() throws(VaultError) {
        guard let open = openCommit else { return }
        do throws(VaultError) {
            try write(try log.inserts(of: open.entries, first: open.first), ofReads: open.isOfReads)
        } catch {
            goBack(to: open)
            lastFailure = error
            failedCommits.add(1, ordering: .releasing)
            throw error
        }
        openCommit = nil
        keepAnchor(open.at)
    }

    /// Takes an act that is staged into memory.
    func take(_ batch: Batch, _ fresh: [StreamKeys], header next: Header, ballast: Bool, at: Moment) {
        if openCommit == nil {
            openCommit = OpenCommit(
                first: heads.vault.size,
                before: LogGrowth(on: heads),
                at: at,
                header: header,
                streams: streams,
                undoable: undoable,
                spentDrafts: spentDrafts,
                listWasEntered: listWasEntered,
                draftClients: draftClients,
                held: held
            )
        }
        openCommit?.before.reach(back: heads.exchange(batch.growth))
        openCommit?.entries += batch.entries
        openCommit?.at = at
        if !ballast { openCommit?.isOfReads = false }
        header = next
        held = []
        countedDrafts = nil
        for keys in fresh {
            streams.insert(keys.stream)
            keyCache[keys.stream] = keys
        }
        for entry in batch.entries { indexCache?.add(entry) }
        isDirty = true
    }

    /// What must hold before an act is staged, so that a full disk stops writing and not reading.
    func makeRoom(ballast: Bool) throws(VaultError) {
        // Together they would fail together. Until something fits again each goes with its like.
        if isDiskFull, let open = openCommit, open.isOfReads != ballast { try commitStaged() }
        if !ballast, isBallastSpent {
            // The room that the ballast gave is for read entries: nothing else is written before it
            // is back.
            try stored { () throws(StoreError) in try Ballast(besideVaultAt: places.file).create() }
            isBallastSpent = false
        }
    }

    private func write(_ tail: [Change], ofReads: Bool) throws(VaultError) {
        do throws(StoreError) {
            try store.commit(with: tail)
            if !ofReads { isDiskFull = false }
        } catch .full where ofReads {
            guard (try? Ballast(besideVaultAt: places.file).release()) == true else {
                throw .logUnavailable
            }
            isBallastSpent = true
            do throws(StoreError) { try store.commit(with: tail) } catch { throw .logUnavailable }
        } catch {
            if error == .full { isDiskFull = true }
            throw VaultError(error)
        }
    }

    /// Forgets acts whose commit failed.
    ///
    /// What is computed from records is computed anew; what is
    /// not is put back.
    private func goBack(to open: OpenCommit) {
        store.discardStaged()
        heads.exchange(open.before)
        header = open.header
        streams = open.streams
        undoable = open.undoable
        spentDrafts = open.spentDrafts
        listWasEntered = open.listWasEntered
        draftClients = open.draftClients
        held = open.held
        countedDrafts = nil
        keyCache = keyCache.filter { open.streams.contains($0.key) }
        indexCache?.cut(to: open.first)
        rosterCache = nil
        providerCache = nil
        practiceCache = nil
        demandCache = nil
        quietClients = []
        charts = [:]
        openCommit = nil
    }
}
