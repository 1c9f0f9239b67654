import ArgumentParser
import Glibc
import TacitAgentAPI
import TacitAgentClient

/// `tacit unlock`.
struct UnlockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlock",
        abstract: "Open the vault with the passphrase or the recovery kit.",
        discussion: """
            Starts the agent when none runs. The passphrase is asked on the terminal, or read
            from the first line of a file or descriptor; it never leaves this process.

              tacit unlock
              tacit unlock --passphrase-fd 3 3< ~/.pass
            """
    )

    @OptionGroup var global: GlobalOptions

    @Flag(help: "Use the recovery kit instead of the passphrase.")
    var recovery = false

    @Flag(help: "Go on although this machine has no memory of the vault.")
    var acceptAnchor = false

    @Flag(
        help: "Go on although the vault is older than, or another branch of, what this machine saw."
    )
    var acceptRollback = false

    func run() async throws {
        try await Session.run(global) { session in
            guard !(acceptAnchor && acceptRollback) else {
                throw UsageProblem.because(UsageSentences.oneAcceptance)
            }
            let accepting: Accepted? = acceptRollback ? .rollback : acceptAnchor ? .anchor : nil
            let status = try await session.status()
            if status.state == .unlocked {
                guard status.readOnly == true, accepting == .rollback else {
                    session.output.message(VaultSentences.alreadyUnlocked)
                    return
                }
                // Open for reading only: one life of the agent opens one vault once.
                try await session.agent.lock()
                session.forgetStatus()
            }
            let reply =
                recovery
                ? try await UnlockFlow.unlockWithKit(session, accepting: accepting)
                : try await UnlockFlow.unlock(session, accepting: accepting)
            try session.output.emit("unlock", reply, plain: [VaultSentences.unlocked]) { _ in
                Self.lines(reply)
            }
            try UnlockFlow.checkDoubt(reply)
        }
    }

    static func lines(_ reply: UnlockReply) -> [String] {
        var parts = [
            reply.lastUnlock.map { VaultSentences.lastUnlock(DayText.moment($0)) }
                ?? VaultSentences.firstUnlock
        ]
        if reply.drafts > 0 { parts.append(VaultSentences.drafts(reply.drafts)) }
        if reply.filed > 0 { parts.append(VaultSentences.filed(reply.filed)) }
        if reply.rewrap { parts.append(VaultSentences.rewrapped) }
        let state =
            reply.readOnly
            ? "\(VaultSentences.unlocked) \(VaultSentences.readOnly)" : VaultSentences.unlocked
        return [state + "; " + parts.joined(separator: "; ")]
    }
}

extension LockCommand {
    /// Seconds until an agent that does not answer, with every connection taken, is locked by a signal.
    private static let patience: Int64 = 3

    /// SIGUSR1 to the agent means: lock now. It needs no connection.
    ///
    /// - Throws: `agent-unreachable` when there is none.
    private static func lockBySignal(_ lockFile: String) async throws {
        guard let agent = AgentLock.holder(lockFile), kill(agent, SIGUSR1) == 0 else {
            throw Problem(.agentUnreachable)
        }
        // The worker gives the writer two seconds and ends.
        try await Task.sleep(for: .seconds(3))
    }
}

/// `tacit lock`.
struct LockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lock",
        abstract: "Lock the vault now.",
        discussion: """
            The process that held the keys ends, and nothing of the vault stays in memory. On a
            terminal the screen and what can be scrolled back to are cleared.

              tacit lock
            """
    )

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await Session.run(global) { session in
            if global.dryRun { return }
            do {
                session.agent.patience = Self.patience
                let state = try await session.status().state
                guard state != .none else { throw Problem(.noVault) }
                if state == .unlocked { try await session.agent.lock() }
            } catch let problem as Problem where problem.kind == .agentUnreachable {
                try await Self.lockBySignal(session.agent.places.lockFile)
            }
            if session.output.isForPeople { session.terminal.clear() }
            try session.output.emit(
                "lock",
                ["state": VaultState.locked.rawValue],
                plain: [VaultSentences.locked]
            ) { _ in
                [VaultSentences.lockedNow]
            }
        }
    }
}
