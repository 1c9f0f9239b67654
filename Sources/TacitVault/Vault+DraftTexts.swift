internal import TacitClinical
internal import TacitLog

/// How many drafts of a stream wait, as far as its log entries tell.
///
/// A draft is ended by one act: it is let go, or becomes a note, an addition or a plan. Taking such
/// an act back begins it again. A note always comes of a draft; an addition or a plan need not, and
/// its record says so.
struct DraftCount {
    /// Drafts saved, less those that were let go or became notes.
    private(set) var left = 0
    /// Whether any was saved.
    private(set) var wasSaved = false
    /// Numbers of the additions, plans and acts taken back: their records are to be asked.
    private(set) var asked: [UInt64] = []

    /// Counts the entries of one stream.
    init(_ entries: [StreamEntry]) {
        for entry in entries {
            switch RecordKind(rawValue: entry.type) {
            case .draftSaved:
                left += 1
                wasSaved = true
            case .draftDiscarded, .noteSigned: left -= 1
            case .additionSigned, .planRecorded, .entryMade, .undone: asked.append(entry.sequence)
            default: break
            }
        }
    }
}

/// Which drafts' texts are in the file, without looking for each of a career's drafts.
///
/// The text of a draft goes with the act that ends it, or five minutes later; its entry stays. So
/// nearly all draft entries are of texts long gone, and to probe for each of their rows would read
/// the whole file at every unlock. The log clears most streams: where as many acts ended drafts as
/// drafts were saved, none waits.
extension Vault {
    /// Clients of whom the text of a draft is in the file, or was in this unlock: their charts
    /// alone are read.
    ///
    /// What a process left that ended twice without closing the vault is found by ``sweep(step:)``.
    func clientsWithDrafts() throws(VaultError) -> Set<ClientID> {
        if let draftClients { return draftClients }
        let index = try index()
        let recent = streamsOfLastSession(index)
        var counts: [StreamID: DraftCount] = [:]
        for stream in index.streamIDs where stream.client != .vault {
            let count = DraftCount(index.entries(of: stream))
            let isCleared = count.left == 0 && count.asked.isEmpty && !recent.contains(stream)
            if count.wasSaved, !isCleared { counts[stream] = count }
        }
        var clients: Set<ClientID> = []
        if !counts.isEmpty {
            try ring.state(store).eachKeys(of: Set(counts.keys)) { (keys) throws(VaultError) in
                guard let count = counts[keys.stream] else { return }
                let isOpen =
                    recent.contains(keys.stream) ? true : try mayWait(count, under: keys, index)
                guard isOpen, try hasDraftText(under: keys, index) else { return }
                clients.insert(try ClientID(keys.stream.client))
            }
        }
        draftClients = clients
        return clients
    }

    /// Takes note of drafts that were used before the vault was open, by a process that ended
    /// without closing it: what used them is final, so their texts go with the next ones.
    func findSpentDrafts(_ now: Moment) throws(VaultError) {
        for client in try clientsWithDrafts() {
            guard let chart = try readableChart(client) else { continue }
            for (draft, record) in chart.became
            where chart.drafts[draft] != nil && !chart.undone.contains(record) {
                spentDrafts.append((draft, now))
            }
        }
    }

    /// Whether the log leaves it open that a draft of this stream waits.
    func mayWait(_ count: DraftCount, under keys: StreamKeys, _ index: EntryIndex)
        throws(VaultError) -> Bool
    {
        var left = count.left
        var users: Set<RecordID> = []
        for number in count.asked {
            // What cannot be read clears nothing; who reads the chart is told why.
            guard let record = try? record(number, under: keys), let kind = record.kind else {
                return true
            }
            if kind == .undone {
                guard let body = try? Body.decode(Body.Undone.self, record.json) else {
                    return true
                }
                let taken = body.content.record
                let isNote =
                    try index.entry(taken.opaque())?.stream.type == RecordKind.noteSigned.rawValue
                if isNote || users.contains(taken) { left += 1 }
            } else if Body.namesDraft(record.json) {
                left -= 1
                users.insert(record.id)
            }
        }
        return left != 0
    }

    /// Whether the text of a draft of a stream is in the file.
    private func hasDraftText(under keys: StreamKeys, _ index: EntryIndex) throws(VaultError)
        -> Bool
    {
        for entry in index.entries(of: keys.stream)
        where entry.type == RecordKind.draftSaved.rawValue {
            if try log.file.isOccupied(.record, keys: keys, number: entry.sequence) { return true }
        }
        return false
    }

    /// Streams that were written to since the unlock before this one: what used up drafts there may
    /// have been cut off before it removed them.
    private func streamsOfLastSession(_ index: EntryIndex) -> Set<StreamID> {
        var streams: Set<StreamID> = []
        var unlocks = 0
        for place in (0..<index.count).reversed() {
            let entry = index.entry(at: place)
            streams.insert(entry.home)
            guard entry.stream.type == RecordKind.unlocked.rawValue else { continue }
            unlocks += 1
            // The newest is that of this unlock, unless nothing may be written.
            if unlocks == 2 { break }
        }
        return streams
    }
}
