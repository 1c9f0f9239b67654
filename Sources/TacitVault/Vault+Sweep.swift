internal import TacitClinical
internal import TacitLog

/// How far the sweep after an unlock is.
struct Sweep {
    /// Streams still to be looked at, the next one last.
    var streams: [StreamID]
    /// The check of the last of them.
    var check: StreamCheck?
}

extension Vault {
    /// Records that one step of the sweep opens: what a request then waits for is less than one
    /// commit.
    private static let sweepStep = 32

    /// Opens the records of one stream after another against the log, as a whole check does.
    ///
    /// So a content that was taken away or swapped is found in the minutes after an unlock and not
    /// years later. Texts of used drafts that a process left behind are found on the way, and go
    /// with the next ones.
    ///
    /// Each call looks at some records, so that requests come in between. `step` counts from 0; 0
    /// begins anew.
    ///
    /// - Returns: what was found; nil when the sweep is over.
    public func sweep(step: Int) throws(VaultError) -> [CheckReport.Finding]? {
        let index = try index()
        if step == 0 || sweeping == nil { sweeping = Sweep(streams: index.streamIDs.sorted(by: >)) }
        guard let stream = sweeping?.streams.last else {
            sweeping = nil
            return nil
        }
        var check = sweeping?.check ?? StreamCheck(of: stream)
        // A stream that cannot be read at all ends here; the next step goes on behind it.
        sweeping?.check = nil
        sweeping?.streams.removeLast()
        var report = CheckReport()
        for _ in 0..<Self.sweepStep {
            guard let entry = index.entry(Int(check.next), of: stream) else {
                try check.end(&report)
                try noteLeftTexts(check)
                return report.findings
            }
            _ = try look(at: entry, in: &check, &report)
        }
        sweeping?.streams.append(stream)
        sweeping?.check = check
        return report.findings
    }

    /// Drafts of a stream that was looked at whose texts should be gone.
    private func noteLeftTexts(_ check: StreamCheck) throws(VaultError) {
        guard doubt == nil, check.stream.client != .vault else { return }
        let left = check.texts.intersection(check.released)
        guard !left.isEmpty else { return }
        let client = try ClientID(check.stream.client)
        let chart = try chart(client)
        let known = Set(spentDrafts.map(\.draft))
        for draft in left
        where !known.contains(draft) && !chart.isWaiting(draft) && chart.became[draft] != nil {
            guard !undoable.contains(where: { $0.draft == draft }),
                let now = chart.event(draft)?.at
            else { continue }
            // What used it is final: it is not of this unlock, or it could still be taken back.
            spentDrafts.append((draft, now))
        }
    }
}
