internal import TacitClinical
internal import TacitLog
internal import TacitStore

extension Vault {
    /// Largest file that is written anew at lock; a larger one keeps its page order.
    private static let largestVacuum = 256 << 20

    /// Removes what is final, folds the log, writes snapshot and anchor, and gives the file free.
    ///
    /// What fails here is told by nobody: the vault is whole without it, and the next unlock does it again.
    public func close() {
        // The last moment for read entries that are held.
        try? append([], ballast: true)
        try? commitStaged()
        if doubt == nil, isDirty {
            try? removeSpentDrafts(nil)
            try? log.fold(&heads)
            if let now = lastMoment { try? writeAnchor(now) }
            if let size = try? store.fileSize, size <= Self.largestVacuum { try? store.vacuum() }
        }
        try? store.checkpoint()
        try? store.close()
        charts = [:]
        rosterCache = nil
        providerCache = nil
        demandCache = nil
        keyCache = [:]
        indexCache = nil
        draftClients = nil
    }

    /// What an idle moment is used for: final drafts go, a long tail is folded, the write-ahead log is cut, so that
    /// an image of the disk does not show the last commits.
    public func tidy(_ act: Act) {
        guard doubt == nil else { return }
        try? append([], ballast: true)
        guard (try? commitStaged()) != nil else { return }
        try? removeSpentDrafts(act.now)
        // What cannot be taken back any more: every note that is shown is looked for among the rest.
        undoable.removeAll { $0.until < act.now }
        if heads.vault.size - heads.tiledEntries >= LogFile.foldAt { try? log.fold(&heads) }
        try? store.checkpoint()
    }

    /// Drops the keys and texts of clients; the next request opens them again.
    public func dropClientKeys() {
        // The state is asked for without activity, and tells how many drafts wait.
        _ = try? draftCount()
        charts = [:]
        demandCache = nil
        keyCache = keyCache.filter { $0.key.client == .vault }
    }

    /// The time of the last entry: the anchor's, when nobody's request is there to give one.
    private var lastMoment: Moment? { try? log.lastMoment(of: heads.vault.size) }
}
