import ArgumentParser
import CTacitSystem
import TacitAgentAPI
import TacitAgentClient

/// `tacit backup create`.
struct BackupCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make a backup; with the vault open it is restored once, for a test.",
        discussion: """
            Works while the vault is locked too, once the first was made open; the test then waits
            for tacit backup verify. What earlier backups in the directory have is not written
            again.

              tacit backup create /media/stick/tacit
            """
    )

    /// What was made.
    struct Made: Encodable {
        var event = "result"
        var number: Int
        var rows: Int
        var newRows: Int
        var bytes: Int
        var locked: Bool
        var restored: RestoredReply?

        enum CodingKeys: String, CodingKey {
            case event, number, rows, bytes, locked, restored
            case newRows = "new_rows"
        }
    }

    @OptionGroup var global: GlobalOptions
    @OptionGroup var place: BackupPlace

    func run() async throws {
        try await Session.run(global) { session in
            let path = try place.path(session)
            let status = try await session.status()
            guard status.state != .none else { throw Problem(.noVault) }
            if session.isDryRun(BackupSentences.wouldMake(path)) { return }
            try await session.agent.ensureRunning()
            let isLocked = status.state == .locked
            let writing = BackupWriting(
                session: session,
                folder: try BackupFolder(writing: path),
                made: try Self.now(session),
                isLocked: isLocked
            )
            let written = try await writing.run()
            var made = Made(
                number: written.record.number,
                rows: written.record.rows,
                newRows: written.newRows,
                bytes: written.bytes,
                locked: isLocked
            )
            if !isLocked { made.restored = try await test(session, path, written.record.number) }
            try session.output.emit("backup", made, plain: [String(made.number)]) { _ in
                Self.lines(made)
            }
            try await BackupVerifyCommand.advise(session, made.restored)
        }
    }

    private func test(_ session: Session, _ path: String, _ number: Int) async throws(Problem)
        -> RestoredReply
    {
        let reading = try BackupReading(session, path, number: number)
        _ = try await reading.begin()
        return try await reading.finish(replacing: false)
    }

    private static func lines(_ made: Made) -> [String] {
        let first = BackupSentences.made(
            made.number,
            rows: made.rows,
            new: made.newRows,
            bytes: ByteCount.text(made.bytes)
        )
        guard let restored = made.restored else { return [first, BackupSentences.waitsForTest] }
        return [first, BackupSentences.tested(restored.size, records: restored.records)]
    }

    /// The time that the record says; in a fictional vault the one of the command line.
    private static func now(_ session: Session) throws(Problem) -> String {
        if let clock = session.global.clock { return clock }
        var text = [CChar](repeating: 0, count: 32)
        guard unsafe tacit_message_time(&text) == 0 else { throw Problem(.bug) }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
