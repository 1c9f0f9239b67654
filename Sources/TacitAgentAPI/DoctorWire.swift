/// `GET /v1/doctor`: what the worker knows of its own protection; in every state, and no activity.
public struct DoctorReply: Codable, Hashable, Sendable {
    /// What became of one step by which the worker gives up rights.
    public enum Outcome: String, Codable, Sendable { case done, lacking, failed }

    /// A step and what became of it.
    public struct Step: Codable, Hashable, Sendable {
        /// Its name: `hardened`, `no-new-privileges`, `files`, `network`, `scope`, `system-calls`.
        public var name: String
        /// What became of it.
        public var outcome: Outcome

        /// Makes a step.
        public init(name: String, outcome: Outcome) {
            self.name = name
            self.outcome = outcome
        }
    }

    /// The steps of the sandbox in their order.
    public var sandbox: [Step]
    /// Whether keys lie in memory that cannot be swapped; none are taken otherwise.
    public var memoryLocked: Bool
    /// Passphrase slots that were made although the passphrase was easy to guess; missing while locked.
    public var weakSlots: [UInt32]?

    /// Makes a reply.
    public init(sandbox: [Step], memoryLocked: Bool) {
        self.sandbox = sandbox
        self.memoryLocked = memoryLocked
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case sandbox
        case memoryLocked = "memory_locked"
        case weakSlots = "weak_slots"
    }
}
