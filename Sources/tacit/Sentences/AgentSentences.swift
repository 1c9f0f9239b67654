/// What is said about the agent.
enum AgentSentences {
    static let agent = "agent"
    static let process = "process"
    static let version = "version"
    static let socket = "socket"
    static let vault = "vault"
    static let running = "running"
    static let notRunning = "not running"
    static let stopped = "the agent has ended"
    static let doesNotStop = "the agent does not end"
    static let wouldWrite = "would write these files; nothing was done"
    static let wouldStop = "would lock the vault and end the agent; nothing was done"
    static let noProgram = "tacit-agent is not beside tacit nor on the PATH"
    static let enable = "systemctl --user enable --now tacit-agent.socket"
}
