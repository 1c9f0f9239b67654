public import TacitClinical
internal import TacitLog

extension Vault {
    /// The practice and how often it was changed; shown, so entered as read.
    public func practice(_ act: Act) throws(VaultError) -> (version: Int, practice: Practice) {
        let practice = try storedPractice()
        try enterRead("practice", act)
        return practice
    }

    /// The practice as it was when a record was entered, for what is made again.
    public func practice(before record: RecordID) throws(VaultError) -> Practice {
        guard let end = try index().place(of: try record.opaque()) else { throw .notFound }
        let index = try index()
        var found = Practice()
        try read(.vault(.practice)) { (entry, stored) throws(VaultError) in
            guard let stored else { throw .integrity }
            guard stored.kind == .practiceSet, index.place(of: entry.recordID).map({ $0 < end }) ?? false else {
                return
            }
            found = try Body.decode(Body.PracticeSet.self, stored.json).content.practice
        }
        return found
    }

    /// The settings in force, for the program's own use.
    public func currentPractice() throws(VaultError) -> Practice { try storedPractice().practice }

    /// Replaces the practice; the old one stays in the log.
    ///
    /// - Throws: `stale` unless `basedOn` is the version now, 0 before the first.
    public func setPractice(
        _ practice: Practice, basedOn: Int, _ act: Act
    ) throws(VaultError) -> (version: Int, practice: Practice) {
        let body = Body.PracticeSet(practice: practice)
        if try wasDone(act, .practiceSet, in: .vault(.practice), body) { return try storedPractice() }
        guard try storedPractice().version == basedOn else { throw .stale }
        let json = try Body.encode(body, at: act.now)
        try append([
            PendingRecord(
                stream: .vault(.practice), kind: .practiceSet, id: act.id ?? .random(), at: act.now, json: json)
        ])
        let now = (version: basedOn + 1, practice: practice)
        practiceCache = now
        return now
    }

    private func storedPractice() throws(VaultError) -> (version: Int, practice: Practice) {
        if let practiceCache { return practiceCache }
        var found = (version: 0, practice: Practice())
        try read(.vault(.practice)) { (_, record) throws(VaultError) in
            guard let record else { throw .integrity }
            guard record.kind == .practiceSet else { return }
            found = (found.version + 1, try Body.decode(Body.PracticeSet.self, record.json).content.practice)
        }
        practiceCache = found
        return found
    }
}
