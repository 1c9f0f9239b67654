import ArgumentParser
import TacitAgentAPI

/// `tacit backup`.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the vault, encrypted, and bring copies back.",
        discussion: """
            A directory takes as many backups as there is room for; each writes only what is new.
            Whoever has the passphrase or the kit of the vault can restore them, nobody else.

              tacit backup create /media/stick/tacit
              tacit backup verify /media/stick/tacit
              tacit backup restore /media/stick/tacit --recovery
            """,
        subcommands: [
            BackupCreateCommand.self, BackupListCommand.self, BackupVerifyCommand.self,
            BackupRestoreCommand.self,
        ]
    )
}

/// Where the backups are, for every command about them.
struct BackupPlace: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "The directory; else that of: tacit config set backup DIR.",
            valueName: "dir"
        ),
        completion: .directory
    )
    var directory: String?

    /// The directory that is meant.
    ///
    /// - Throws: `usage` when none is.
    func path(_ session: Session) throws(Problem) -> String {
        guard let path = directory ?? session.configuration.backup else {
            throw UsageProblem.because(BackupSentences.noPlace, hint: BackupSentences.noPlaceHint)
        }
        return path
    }
}

/// `tacit backup list`.
struct BackupListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the backups in a directory.",
        discussion: """
            Needs no passphrase: it reads what stands beside the data.

              tacit backup list /media/stick/tacit
            """
    )

    /// One backup.
    struct Item: Encodable {
        var number: Int
        var made: String
        var locked: Bool
        var rows: Int
        /// Bytes of the files that it brought and that are still there.
        var bytes: Int
        /// Names of packs and lists that it brought and that are gone.
        var missing: [String]
    }

    @OptionGroup var global: GlobalOptions
    @OptionGroup var place: BackupPlace

    func run() async throws {
        try await Session.run(global) { session in
            let folder = try BackupFolder(reading: try place.path(session))
            let records = try folder.records()
            guard !records.isEmpty else { throw Problem(.noBackup) }
            let items = records.map { Self.item($0, folder) }
            try session.output.emit("backups", items, plain: items.map(Self.plain)) { style in
                Columns.lines(items.map(Self.row), width: style.width)
            }
        }
    }

    private static func item(_ record: BackupRecord, _ folder: BackupFolder) -> Item {
        let sizes = record.files.map { ($0.name, folder.size(of: $0.name)) }
        // Keys and headers of older backups are removed on purpose.
        let kept = sizes.filter { $0.0.hasPrefix("DATA") || $0.0.hasPrefix("ROWS") }
        return Item(
            number: record.number,
            made: record.made,
            locked: record.isLocked,
            rows: record.rows,
            bytes: sizes.reduce(0) { $0 + ($1.1 ?? 0) },
            missing: kept.filter { $0.1 == nil }.map(\.0)
        )
    }

    private static func plain(_ item: Item) -> String {
        PlainRow.line([String(item.number), item.made, String(item.rows), String(item.bytes)])
    }

    private static func row(_ item: Item) -> [String] {
        let missing = item.missing.first.map(BackupSentences.missing)
        return [
            String(item.number), item.made, "\(item.rows) rows", ByteCount.text(item.bytes),
            missing ?? (item.locked ? BackupSentences.whileLocked : ""),
        ]
    }
}

/// Sizes for people.
enum ByteCount {
    /// `712 bytes`, `34 KiB`, `2.1 MiB`.
    static func text(_ bytes: Int) -> String {
        let kibibyte = 1_024
        if bytes < 10 * kibibyte { return "\(bytes) bytes" }
        if bytes < kibibyte * kibibyte { return "\(bytes / kibibyte) KiB" }
        let tenths = bytes * 10 / (kibibyte * kibibyte)
        return "\(tenths / 10).\(tenths % 10) MiB"
    }
}
