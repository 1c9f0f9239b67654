public import TacitAgentAPI
public import TacitClinical

extension AgentClient {
    /// Every version of a client's plan.
    public func plans(_ handle: String) async throws(Problem) -> [PlanVersion] {
        try await all(PlanVersion.self, Call(endpoint: .listPlans, parameters: [handle]))
    }

    /// One version of the plan, the newest without a number.
    public func plan(_ handle: String, version: Int? = nil) async throws(Problem) -> PlanVersion {
        try await value(PlanVersion.self, planCall(handle, version))
    }

    /// One version of the plan as a document.
    public func planDocument(_ handle: String, version: Int? = nil) async throws(Problem) -> String {
        try await text(planCall(handle, version))
    }

    /// Records a new version, when the version it is based on (0 for none) is still the newest.
    public func createPlan(
        _ handle: String,
        _ content: Submission<PlanContent>,
        basedOn version: Int
    ) async throws(Problem) -> PlanVersion {
        let call = Call(
            endpoint: .createPlan,
            parameters: [handle],
            headers: [ifMatch(version)],
            body: try content.body()
        )
        return try await value(PlanVersion.self, call)
    }

    private func planCall(_ handle: String, _ version: Int?) -> Call {
        Call(endpoint: .getPlan, parameters: [handle, version.map(String.init) ?? "current"])
    }
}
