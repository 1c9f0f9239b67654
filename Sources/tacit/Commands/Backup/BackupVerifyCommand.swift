import ArgumentParser
import TacitAgentAPI
import TacitAgentClient

/// `tacit backup verify`.
struct BackupVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Restore a backup for a test, beside the vault, and compare.",
        discussion: """
            Every file is held against its hash, then all of it is restored into a temporary place
            and its log compared with the vault's. Exit code 3 when the vault had faults then.

              tacit backup verify /media/stick/tacit
            """
    )

    /// What was found.
    struct Verified: Encodable {
        var event = "result"
        var number: Int
        var bytes: Int
        var restored: RestoredReply
    }

    @OptionGroup var global: GlobalOptions
    @OptionGroup var place: BackupPlace
    @Option(help: "Which backup; the newest when left out.") var number: Int?

    func run() async throws {
        try await Session.run(global) { session in
            let reading = try BackupReading(session, try place.path(session), number: number)
            let bytes = try reading.checkFiles()
            _ = try await session.unlockedAgent()
            _ = try await reading.begin()
            let verified = Verified(
                number: reading.history.record.number,
                bytes: bytes,
                restored: try await reading.finish(replacing: false)
            )
            let restored = verified.restored
            try session.output.emit("backup-verified", verified, plain: ["\(verified.number)"]) {
                _ in
                [
                    BackupSentences.filesWhole(
                        verified.number,
                        bytes: ByteCount.text(bytes)
                    ), BackupSentences.tested(restored.size, records: restored.records),
                ]
            }
            try await Self.advise(session, restored)
        }
    }

    /// Ends with 3 when the vault had faults when the backup was made.
    static func advise(_ session: Session, _ restored: RestoredReply?) async throws {
        guard let restored, restored.findings > 0 else { return }
        session.output.warn(BackupSentences.findings(restored.findings))
        try await session.output.finish()
        throw ExitCode(ProblemKind.findings.facts.exitCode)
    }
}
