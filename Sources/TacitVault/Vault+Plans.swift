public import TacitClinical
internal import TacitLog

extension Vault {
    /// All versions of a client's plan, oldest first.
    public func plans(_ client: ClientID, _ act: Act) throws(VaultError) -> [PlanVersion] {
        let plans = try planVersions(client)
        try enterRead("plans", client: client, records: plans.map(\.id), act)
        return plans
    }

    /// One version; the newest that stands when `version` is nil.
    public func plan(_ client: ClientID, version: Int?, _ act: Act) throws(VaultError) -> PlanVersion {
        let plans = try planVersions(client)
        let found = version.map { number in plans.first { $0.version == number } } ?? plans.first(where: \.current)
        guard let plan = found else { throw .notFound }
        try enterRead("plan", client: client, records: [plan.id], act)
        return plan
    }

    /// Records a new version; the earlier ones stay.
    ///
    /// - Throws: `stale` unless `basedOn` is the number of the newest version, 0 before the first; `conflict` when
    ///   `draft` is not one of a plan.
    public func recordPlan(
        _ client: ClientID, _ content: PlanContent, basedOn: Int, draft: RecordID?, _ act: Act
    ) throws(VaultError) -> PlanVersion {
        let newest = try chart(client).standingPlans.last?.body.content.version ?? 0
        let stream = try StreamID(client: client, stream: StreamCode.chart.rawValue)
        let body = Body.PlanRecorded(
            version: basedOn + 1, content: content, author: try author(), draft: draft)
        if let done = act.id,
            try wasDone(
                act, .planRecorded, in: stream,
                where: { (done: Body.PlanRecorded) in
                    done.version == basedOn + 1 && done.content == content && done.draft == draft
                })
        {
            return try planVersion(done, client)
        }
        guard newest == basedOn else { throw .stale }
        if let draft, try self.draft(draft, of: client).purpose != .plan { throw .conflict }
        let id = try enter(.planRecorded, body, client, .chart, act)
        used(draft, by: id, of: client, .chart, at: act.now)
        return try planVersion(id, client)
    }

    private func planVersion(_ id: RecordID, _ client: ClientID) throws(VaultError) -> PlanVersion {
        guard let plan = try planVersions(client).first(where: { $0.id == id }) else { throw .notFound }
        return plan
    }

    /// The versions in a chart; in the whole one when `chart` is nil.
    func planVersions(_ client: ClientID, in chart: Chart? = nil) throws(VaultError) -> [PlanVersion] {
        let chart = if let chart { chart } else { try self.chart(client) }
        let handle = try roster().record(client).handle
        let current = chart.standingPlans.last { chart.marks[$0.id] == nil }?.id
        var versions: [PlanVersion] = []
        for (id, body) in chart.standingPlans {
            guard let hash = chart.planHashes[id] else { throw .integrity }
            var version = PlanVersion(
                id: id, ref: try ref(id, .planRecorded), handle: handle, version: body.content.version,
                current: id == current, content: body.content.content, recordedAt: body.at,
                author: body.content.author, contentHash: hash)
            version.error = chart.marks[id]
            versions.append(version)
        }
        return versions
    }
}
