import TacitAgentAPI
import TacitAgentClient
import TacitCrypto

/// From a locked vault to an open one, by asking for the passphrase or by reading it where the command line says.
enum UnlockFlow {
    /// How often a person may try before the command ends with 12.
    private static let tries = 3

    /// Opens the vault with a passphrase; starts the agent when none runs.
    @discardableResult
    static func unlock(_ session: Session, accepting: Accepted?) async throws(Problem)
        -> UnlockReply
    {
        try await prepare(session)
        if let passphrase = try Passphrases.given(session.global) {
            return try await open(session, passphrase, accepting)
        }
        var left = tries
        while true {
            guard let passphrase = try session.terminal.secret(PassphraseSentences.prompt) else {
                throw Problem(.aborted)
            }
            do throws(Problem) {
                return try await open(session, passphrase, accepting)
            } catch {
                left -= 1
                guard error.kind == .wrongPassphrase, left > 0 else { throw error }
                session.terminal.say(PassphraseSentences.wrong)
            }
        }
    }

    /// Opens the vault with the recovery kit; the typed text is wiped off the screen.
    static func unlockWithKit(_ session: Session, accepting: Accepted?) async throws(Problem)
        -> UnlockReply
    {
        try await prepare(session)
        let kit = try KitPrompt.ask(session)
        let reply = try await Unlocking.unlock(session.agent, kit: kit, accepting: accepting)
        session.forgetStatus()
        _ = try await session.status()
        return reply
    }

    /// The problem of a vault that is open for reading only because this machine saw another one.
    static func checkDoubt(_ reply: UnlockReply) throws(Problem) {
        guard let doubt = reply.doubt, let kind = ProblemKind(rawValue: doubt) else { return }
        throw Problem(kind, detail: reply.detail)
    }

    private static func prepare(_ session: Session) async throws(Problem) {
        try LockedMemoryCheck.run()
        guard try await session.status().state != .none else { throw Problem(.noVault) }
        try await session.agent.ensureRunning()
    }

    private static func open(
        _ session: Session,
        _ passphrase: borrowing SecureBytes,
        _ accepting: Accepted?
    ) async throws(Problem) -> UnlockReply {
        let reply = try await Unlocking.unlock(
            session.agent,
            passphrase: passphrase,
            accepting: accepting
        ) {
            session.output.warn(PassphraseSentences.heavy)
        }
        session.forgetStatus()
        _ = try await session.status()
        return reply
    }
}

/// Asks for the recovery kit; the typed text is wiped off the screen, and a slip is asked again.
enum KitPrompt {
    static func ask(_ session: Session) throws(Problem) -> RecoveryKit {
        while let line = try session.terminal.ask(PassphraseSentences.kit) {
            session.terminal.clear()
            if let kit = try RecoveryKit(typed: line) { return kit }
            session.terminal.say(PassphraseSentences.wrongKit)
        }
        throw Problem(.aborted)
    }
}
