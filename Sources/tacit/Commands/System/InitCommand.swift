import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitCrypto

/// `tacit init`.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make the vault.",
        discussion: """
            Offers six drawn words as the passphrase, makes a recovery sheet and asks for its kit
            to be typed back, measures this machine, makes the vault, closes it and opens it again
            with the kit. Nothing is made before the kit was typed back.

              tacit init
              tacit init --demo                     for invented people only
              tacit init --passphrase-file F --no-recovery
            """
    )

    @OptionGroup var global: GlobalOptions

    @Flag(help: "A vault for invented people: every output says FICTIONAL.")
    var demo = false

    @Flag(help: "Make no recovery kit.")
    var noRecovery = false

    @Flag(help: "Take a passphrase that is easy to guess.")
    var weakPassphrase = false

    @Option(help: "Write the recovery sheet to this file on tmpfs, for printing.")
    var sheet: String?

    func run() async throws {
        try await Session.run(global) { session in
            try LockedMemoryCheck.run()
            guard try await session.status().state == .none else { throw Problem(.vaultExists) }
            if global.dryRun {
                session.output.message(InitSentences.dryRun(session.agent.places.vault))
                return
            }
            try await make(session)
        }
    }

    private func make(_ session: Session) async throws(Problem) {
        let passphrase = try NewPassphrase.get(session, allowWeak: weakPassphrase)
        let reply: UnlockReply
        if noRecovery {
            reply = try await create(session, [try slot(session, passphrase)])
            session.output.warn(InitSentences.noKit)
        } else {
            let kit = try NewKit.make(session, sheet: sheet)
            let slots = [try slot(session, passphrase), try NewSlot.kit(kit)]
            _ = try await create(session, slots)
            reply = try await reopen(session, with: kit)
        }
        session.forgetStatus()
        _ = try await session.status()
        let said = noRecovery ? InitSentences.done : InitSentences.doneWithKit
        try session.output.emit("init", reply, plain: [reply.vault]) { _ in [said] }
        session.output.hint(InitSentences.next)
    }

    private func slot(_ session: Session, _ passphrase: borrowing SecureBytes) throws(Problem)
        -> NewSlot
    {
        session.output.message(InitSentences.measuring)
        return try Unlocking.newSlot(passphrase)
    }

    private func create(_ session: Session, _ slots: [NewSlot]) async throws(Problem) -> UnlockReply {
        try await session.agent.ensureRunning()
        return try await session.agent.createVault(fictional: demo, slots: slots)
    }

    /// A kit that was never tried is a hope: the vault is closed and opened with it once.
    private func reopen(
        _ session: Session,
        with kit: borrowing RecoveryKit
    ) async throws(Problem) -> UnlockReply {
        session.output.message(InitSentences.reopening)
        try await session.agent.lock()
        do throws(Problem) {
            return try await Unlocking.unlock(session.agent, kit: kit)
        } catch {
            guard error.kind == .wrongPassphrase else { throw error }
            throw Problem(.bug, detail: InitSentences.kitDidNotOpen)
        }
    }
}
