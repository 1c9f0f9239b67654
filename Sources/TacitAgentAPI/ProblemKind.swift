/// Every way in which a request or a command can fail: slug, exit code, HTTP status, title and next step.
///
/// This is the one list. The slug is the last part of the RFC 9457 `type` (`/problems/locked`), the topic of
/// `tacit help problem locked`, and never changes; exit codes are never renumbered.
public enum ProblemKind: String, CaseIterable, Sendable {
    case failed, findings
    case noVault = "no-vault"
    case vaultExists = "vault-exists"
    case busy
    case wrongPassphrase = "wrong-passphrase"
    case locked
    case notFound = "not-found"
    case ambiguous
    case conflict
    case staleVersion = "stale-version"
    case noConsent = "no-consent"
    case foreignBundle = "foreign-bundle"
    case bundleDamaged = "bundle-damaged"
    case unknownSender = "unknown-sender"
    case notSigned = "not-signed"
    case alreadySigned = "already-signed"
    case tooLate = "too-late"
    case integrity
    case foreignSchema = "foreign-schema"
    case notAVault = "not-a-vault"
    case newerFormat = "newer-format"
    case keyslotOutOfRange = "keyslot-out-of-range"
    case noBackupKey = "no-backup-key"
    case changedMeanwhile = "changed-meanwhile"
    case backupDamaged = "backup-damaged"
    case backupKeysOlder = "backup-keys-older"
    case foreignBackup = "foreign-backup"
    case noBackup = "no-backup"
    case aborted
    case targetFailed = "target-failed"
    case rollback, fork
    case anchorMissing = "anchor-missing"
    case readOnly = "read-only"
    case usage
    case nameOnCommandLine = "name-on-command-line"
    case weakPassphrase = "weak-passphrase"
    case malformedRequest = "malformed-request"
    case invalidDocument = "invalid-document"
    case unknownMember = "unknown-member"
    case tooLarge = "too-large"
    case unsupportedMediaType = "unsupported-media-type"
    case headerTooLarge = "header-too-large"
    case unreadableInput = "unreadable-input"
    case foreignOrigin = "foreign-origin"
    case clockRefused = "clock-refused"
    case agentUnreachable = "agent-unreachable"
    case logUnavailable = "log-unavailable"
    case bug
    case outputExists = "output-exists"
    case inputOutput = "input-output"
    case diskFull = "disk-full"
    case permissions
    case noRuntimeDirectory = "no-runtime-directory"
    case socketPathTooLong = "socket-path-too-long"
    case memoryLock = "memory-lock"
    case badConfiguration = "bad-configuration"
    case interrupted
}

/// What is fixed about a kind of problem.
public struct ProblemFacts: Sendable {
    /// The exit code of a command that ends with it (`tacit help exit-codes`).
    public let exitCode: Int32
    /// The HTTP status; nil for what only the command line meets.
    public let status: Int?
    /// One sentence, lower case, no period.
    public let title: String
    /// What to do next; nil when the sentence says it all.
    public let hint: String?

    init(_ exitCode: Int32, _ status: Int?, _ title: String, _ hint: String?) {
        self.exitCode = exitCode
        self.status = status
        self.title = title
        self.hint = hint
    }
}

extension ProblemKind {
    /// Exit code, status and sentences of this kind.
    public var facts: ProblemFacts { state ?? records ?? vaultFile ?? backup ?? request ?? machine }

    private var state: ProblemFacts? {
        switch self {
        case .noVault: .init(10, 404, "there is no vault here", "make one with: tacit init")
        case .vaultExists:
            .init(
                17, 409, "there is a vault here already", "choose another place with --vault DIR; nothing was changed")
        case .busy: .init(11, 409, "another agent has this vault", "stop it with: tacit agent stop")
        case .wrongPassphrase:
            .init(
                12, 401, "that passphrase does not open this vault",
                "try again, or use the kit: tacit unlock --recovery")
        case .locked: .init(13, 423, "the vault is locked", "unlock it with: tacit unlock")
        case .rollback:
            .init(
                22, 409, "this vault is older than the one this machine saw last; it is open for reading only",
                "find the newer file; or go on with: tacit unlock --accept-rollback")
        case .fork:
            .init(
                22, 409, "this vault is another branch than the one this machine saw last; it is open for reading only",
                "two copies were used; keep the newer; or go on with: tacit unlock --accept-rollback")
        case .anchorMissing:
            .init(
                22, 409, "this machine has no memory of this vault, so a rollback would go unseen",
                "compare size and date below, then: tacit unlock --accept-anchor")
        case .readOnly:
            .init(22, 409, "the vault is open for reading only", "see: tacit help problem rollback")
        default: nil
        }
    }

    private var records: ProblemFacts? {
        switch self {
        case .failed: .init(1, nil, "that did not work", nil)
        case .findings: .init(3, nil, "there are findings", "each line says what to do")
        case .notFound: .init(14, 404, "there is no such record", "look it up with: tacit log CLIENT")
        case .ambiguous: .init(15, 409, "that fits more than one", "write more of it")
        case .conflict: .init(17, 409, "that id is taken by other content", "try again with a new id")
        case .staleVersion:
            .init(
                17, 412, "there is a newer version than the one this was based on",
                "your text is kept as a draft: tacit draft list")
        case .noConsent:
            .init(
                16, 403, "no consent covers this, so nothing left",
                "each line above says what is missing; ask first with: tacit consent check")
        case .foreignBundle:
            .init(
                18, 409, "this bundle was made for another key than yours",
                "ask the sender for one made for: tacit key card")
        case .bundleDamaged:
            .init(
                18, 409, "this is no bundle as its sender signed it",
                "ask the sender to send it again; nothing of it was kept")
        case .unknownSender:
            .init(
                18, 409, "nobody of your list has the key that signed this",
                "compare the six words by telephone, then: tacit provider edit CODE; tacit provider verify CODE")
        case .notSigned: .init(17, 409, "only what is signed can be amended", "sign it first, or edit the draft")
        case .alreadySigned: .init(17, 409, "that is signed already", "add to it with: tacit amend REF")
        case .tooLate: .init(17, 409, "it is too late to undo that", "amend it with: tacit amend REF")
        default: nil
        }
    }

    private var vaultFile: ProblemFacts? {
        switch self {
        case .integrity:
            .init(
                18, 500, "the vault was changed by something other than tacit",
                "stop, keep a copy of the file, then: tacit check")
        case .foreignSchema:
            .init(
                18, 500, "the vault file has tables or triggers that tacit did not make",
                "keep a copy of the file and restore a backup")
        case .notAVault: .init(19, 409, "that file is no tacit vault", "name the right directory with --vault DIR")
        case .newerFormat: .init(19, 409, "the vault was made by a newer tacit", "install that version of tacit")
        case .keyslotOutOfRange:
            .init(
                18, 500, "a keyslot asks for less or more work than any tacit would",
                "the header was changed; restore a backup")
        default: nil
        }
    }

    private var backup: ProblemFacts? {
        switch self {
        case .noBackupKey:
            .init(
                13, 423, "there is no key for backups on this machine yet",
                "make the first one open: tacit unlock; tacit backup create")
        case .changedMeanwhile:
            .init(17, 409, "the vault changed while it was copied", "say it again; what was written is used")
        case .backupDamaged:
            .init(
                18, 409, "this backup is not what was made, or not of this vault",
                "find what is wrong with: tacit backup verify; an older one: --number N")
        case .backupKeysOlder:
            .init(
                18, 409, "the keys in this backup are older than its data",
                "use the KEYS and HEADER of the newest backup of this vault")
        case .foreignBackup:
            .init(
                17, nil, "that directory holds backups of another vault", "name another directory; nothing was written")
        case .noBackup: .init(14, nil, "there is no backup there", "make one with: tacit backup create DIR")
        default: nil
        }
    }

    private var request: ProblemFacts? {
        switch self {
        case .usage: .init(64, nil, "the command line is not right", "see: tacit help")
        case .nameOnCommandLine:
            .init(64, nil, "names do not belong on a command line", "use the code name; tacit client list shows them")
        case .weakPassphrase:
            .init(65, 422, "that passphrase is easy to guess", "take the generated one, or say --weak-passphrase")
        case .malformedRequest: .init(65, 400, "the request is not well-formed", "see: tacit help documents")
        case .invalidDocument:
            .init(65, 422, "the document has errors", "each line above names a place; nothing was lost")
        case .unknownMember: .init(65, 422, "the request has a member that is not known", "see GET /v1/openapi.json")
        case .tooLarge: .init(65, 413, "that is too large", "the limit is 8 MiB for a request, 4 MiB for a text")
        case .headerTooLarge: .init(65, 431, "the header of the request is too large", "the limit is 16 KiB")
        case .unsupportedMediaType:
            .init(65, 415, "that media type is not taken here", "send application/json or text/markdown")
        case .unreadableInput: .init(66, nil, "the input cannot be read", "check the path and its permissions")
        case .foreignOrigin:
            .init(77, 403, "requests from web pages are refused", "use the command line or a program of your own")
        case .clockRefused:
            .init(77, 403, "only a fictional vault takes a clock from outside", "make one with: tacit init --demo")
        default: nil
        }
    }

    private var machine: ProblemFacts {
        switch self {
        case .aborted: .init(20, nil, "stopped at your word; nothing was changed", nil)
        case .targetFailed: .init(21, nil, "the target could not be written", "check the place and try again")
        case .agentUnreachable:
            .init(69, nil, "the agent does not answer", "start it with: tacit unlock; look with: tacit agent status")
        case .logUnavailable:
            .init(
                69, 503, "the log cannot be written, so nothing is shown",
                "free some space, then try again; to read without: --break-glass")
        case .outputExists:
            .init(73, nil, "the output cannot be written", "say --force to overwrite, or name another file")
        case .inputOutput: .init(74, 507, "the disk reported an error", "look at the disk, then: tacit check")
        case .diskFull: .init(74, 507, "the disk is full; nothing was lost", "free some space, then say it again")
        case .permissions: .init(77, 403, "others could read or change this", "see: tacit doctor")
        case .noRuntimeDirectory:
            .init(
                78, nil, "there is no private directory for the socket",
                "set XDG_RUNTIME_DIR to a directory of yours with mode 0700")
        case .socketPathTooLong:
            .init(78, nil, "the socket's path is over 103 bytes", "set XDG_RUNTIME_DIR to a shorter path")
        case .memoryLock:
            .init(
                78, 503, "memory for keys cannot be locked, so it could reach the disk",
                "raise the limit: ulimit -l 8192")
        case .badConfiguration: .init(78, nil, "the configuration cannot be used", "see: tacit help config")
        case .interrupted: .init(130, nil, "interrupted", nil)
        default: .init(70, 500, "tacit made a mistake", "please report it; nothing was lost")
        }
    }
}
