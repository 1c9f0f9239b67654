internal import TacitClinical
internal import TacitLog

extension Vault {
    /// Opens the records of one stream after another against the log, as a whole check does, so that a content
    /// that was taken away or swapped is found in the minutes after an unlock and not years later.
    ///
    /// Each call looks at one stream, so that requests come in between. `step` counts from 0.
    ///
    /// - Returns: what was found in that stream; nil when there is no such step and the sweep is over.
    public func sweep(step: Int) throws(VaultError) -> [CheckReport.Finding]? {
        let all = try index().streams
        let streams = all.keys.sorted()
        guard streams.indices.contains(step), let entries = all[streams[step]] else { return nil }
        var report = CheckReport()
        var rows: Set<Int64> = []
        try check(streams[step], entries.map(\.stream), rows: &rows, &report)
        return report.findings
    }
}
