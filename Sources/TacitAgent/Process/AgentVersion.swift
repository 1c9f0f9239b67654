/// The version of the agent.
enum AgentVersion {
    /// Semantic version, as `tacit-agent --version` and the status reply give it.
    static let text = "0.1.0"
}
