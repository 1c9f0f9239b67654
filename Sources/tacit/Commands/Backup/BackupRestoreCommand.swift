import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitCrypto

/// `tacit backup restore`.
struct BackupRestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Make the vault out of a backup.",
        discussion: """
            Asks for the passphrase that the vault had then, or with --recovery for its kit. A vault
            that is there is never written over: with --force it is moved aside first, to
            vault.db.replaced-1.

              tacit backup restore /media/stick/tacit
            """
    )

    /// What was restored.
    struct Restored: Encodable {
        var event = "result"
        var number: Int
        var restored: RestoredReply
    }

    @OptionGroup var global: GlobalOptions
    @OptionGroup var place: BackupPlace
    @Option(help: "Which backup; the newest when left out.") var number: Int?
    @Flag(help: "Use the recovery kit instead of the passphrase.") var recovery = false

    func run() async throws {
        try await Session.run(global) { session in
            let reading = try BackupReading(session, try place.path(session), number: number)
            let number = reading.history.record.number
            try await Self.checkPlace(session, replacing: global.force)
            _ = try reading.checkFiles()
            if session.isDryRun(BackupSentences.wouldRestore(number)) { return }
            try LockedMemoryCheck.run()
            try await session.agent.ensureRunning()
            let reply = try await reading.begin()
            do {
                try await Self.open(session, reply, withKit: recovery)
            } catch {
                try? await session.agent.abandonRestoration()
                throw error
            }
            let restored = Restored(
                number: number,
                restored: try await reading.finish(replacing: global.force)
            )
            session.forgetStatus()
            _ = try await session.status()
            try session.output.emit("backup-restored", restored, plain: [reply.vault]) { _ in
                let facts = restored.restored
                return [
                    BackupSentences.restored(
                        facts.size,
                        records: facts.records,
                        last: facts.lastEntry.map(DayText.moment)
                    )
                ]
            }
            session.output.hint(BackupSentences.afterRestore)
            try await BackupVerifyCommand.advise(session, restored.restored)
        }
    }

    /// An open vault is never replaced, a locked one only with `--force`.
    private static func checkPlace(_ session: Session, replacing: Bool) async throws(Problem) {
        switch try await session.status().state {
        case .none: return
        case .locked where replacing: return
        case .locked:
            var problem = Problem(.vaultExists)
            problem.hint = BackupSentences.forceHint
            throw problem
        case .unlocked:
            var problem = Problem(.vaultExists)
            problem.hint = BackupSentences.lockHint
            throw problem
        }
    }

    private static func open(
        _ session: Session,
        _ reply: RestorationReply,
        withKit: Bool
    ) async throws(Problem) {
        if withKit {
            let kit = try KitPrompt.ask(session)
            return try await Unlocking.openRestoration(
                session.agent,
                slots: reply.keyslots,
                kit: kit
            )
        }
        if let given = try Passphrases.given(session.global) {
            return try await Unlocking.openRestoration(
                session.agent,
                slots: reply.keyslots,
                passphrase: given
            )
        }
        var left = 3
        while let typed = try session.terminal.secret(PassphraseSentences.prompt) {
            do throws(Problem) {
                return try await Unlocking.openRestoration(
                    session.agent,
                    slots: reply.keyslots,
                    passphrase: typed
                )
            } catch {
                left -= 1
                guard error.kind == .wrongPassphrase, left > 0 else { throw error }
                session.terminal.say(PassphraseSentences.wrong)
            }
        }
        throw Problem(.aborted)
    }
}
