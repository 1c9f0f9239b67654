/// What is said about backups.
enum BackupSentences {
    static let copying = "copying"
    static let checking = "checking"
    static let restoring = "restoring"
    static let noDirectory = "there is no such directory"
    static let notADirectory = "that is not a directory"
    static let readOnly = "that place cannot be written: it is read-only"
    static let notPermitted = "that directory is not yours to write to"
    static let noParent = "the directory above it is not there; is the disk mounted?"
    static let target = "where the backup goes"
    static let noPlace = "where the backups are was not said"
    static let noPlaceHint = "name a directory, or once and for all: tacit config set backup DIR"
    static func noNumber(_ number: Int) -> String { "none has the number \(number)" }
    static func packHint(_ name: String) -> String {
        "bring \(name) back from another copy; or delete it, and tacit backup create writes its rows again"
    }
    static let copyHint =
        "bring that file back from another copy of the directory, or begin a new directory"
    static let listHint = "list them with: tacit backup list"
    static func changed(_ name: String) -> String { "\(name) is not what was written" }
    static func missing(_ name: String) -> String { "\(name) is missing" }
    static func packAgain(_ name: String) -> String {
        "\(name) is missing; its rows are written again"
    }
    static func made(_ number: Int, rows: Int, new: Int, bytes: String) -> String {
        "backup \(number): \(rows) rows, \(new) of them new, \(bytes) written"
    }
    static func tested(_ size: UInt64, records: UInt64) -> String {
        "restored for a test: \(size) log entries, \(records) records, the same as the vault's"
    }
    static let waitsForTest =
        "made while locked: its restore test is still to be done: tacit unlock; tacit backup verify"
    static func findings(_ count: Int) -> String {
        "the vault had \(count) \(count == 1 ? "fault" : "faults") when this backup was made: tacit check tells where"
    }
    static func restored(_ size: UInt64, records: UInt64, last: String?) -> String {
        "restored at \(size) log entries, \(records) records"
            + (last.map { ", the last of \($0)" } ?? "")
    }
    static func wouldMake(_ path: String) -> String {
        "would make a backup in \(path); nothing was written"
    }
    static func wouldRestore(_ number: Int) -> String {
        "would restore backup \(number); nothing was done"
    }
    static func filesWhole(_ number: Int, bytes: String) -> String {
        "backup \(number): all files are whole (\(bytes))"
    }
    static let whileLocked = "made while locked"
    static let forceHint =
        "a vault is never written over: --force moves it aside first, or choose another place with --vault DIR"
    static let lockHint = "lock it first: tacit lock; then --force moves it aside"
    static let afterRestore =
        "check it: tacit check; and where other copies of this vault are in use, stop using them"

    static let never = "there is no backup yet"
    static func old(_ days: Int) -> String { "the last backup is \(days) days old" }
    static func untested(_ days: Int?) -> String {
        days.map { "the last restore test is \($0) days old" }
            ?? "no backup was ever restored for a test"
    }
    static func fresh(_ days: Int) -> String {
        days == 0
            ? "the last backup is of today"
            : "the last backup is \(days) \(days == 1 ? "day" : "days") old"
    }
    static let createAdvice = "make one: tacit backup create DIR"
    static let verifyAdvice = "test it: tacit backup verify"

    static let readme = """
        These are backups of a vault of tacit, all of them encrypted.

        To restore the newest: install tacit, then say
            tacit backup restore THIS-DIRECTORY
        and type the passphrase of the vault, or with --recovery the kit on its sheet.

        BACKUP-n says what each backup is and which files it brought:
            grep -hE '^[0-9a-f]{64}  ' BACKUP-* | sha256sum -c --ignore-missing
        HEADER-n and KEYS-n.age are of the two newest backups only; they open the older ones too.
        DATA-n.age and ROWS-n belong together: keep them all.

        """
}
