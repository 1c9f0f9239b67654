internal import TacitCrypto
internal import TacitLog
internal import TacitRecord
internal import TacitStore

/// Why the vault refused or failed: codes, ids and sizes, never a word of a record.
public enum VaultError: Error, Equatable, Sendable {
    /// No vault is in the directory.
    case noVault
    /// A vault is there already.
    case vaultExists
    /// The slot does not open with that key.
    case wrongKey
    /// Another process has the file.
    case busy
    /// No such client or record.
    case notFound
    /// The text fits several; their code names or REFs.
    case ambiguous([String])
    /// The chosen id names other content.
    case conflict
    /// Based on a version that is not the newest.
    case stale
    /// Only what is signed can be amended.
    case notSigned
    /// It is signed and final.
    case alreadySigned
    /// Nothing was done in the last five minutes that could be taken back.
    case tooLate
    /// Something other than tacit changed the vault.
    case integrity
    /// Tables or triggers that tacit did not make.
    case foreignSchema
    /// Not a vault at all.
    case notAVault
    /// A newer format.
    case newerFormat
    /// A keyslot's parameters lie outside what any tacit writes.
    case keyslotOutOfRange
    /// Open for reading only.
    case readOnly
    /// This machine has no anchor for the vault; the sentence has size and date.
    case anchorMissing(String)
    /// The read could not be logged, so nothing is shown.
    case logUnavailable
    /// The disk is full; nothing of the act was kept.
    case full
    /// The system reported an error.
    case io
    /// Others could read or change the files.
    case permissions
    /// Memory for keys cannot be locked.
    case memoryLock
    /// A text or record is over its limit.
    case tooLarge
    /// There is no key for backups yet: the first one is made while the vault is open.
    case noBackupKey
    /// A row was removed while it was being copied.
    case changedMeanwhile
    /// The keys of a backup, or its packs, are not what a backup of this vault has.
    case backupDamaged
    /// The keys of a backup are older than its data.
    case backupKeysOlder
}

extension VaultError {
    init(_ error: StoreError) {
        self =
            switch error {
            case .notFound: .noVault
            case .alreadyExists: .vaultExists
            case .notAVault: .notAVault
            case .newerFormat: .newerFormat
            case .foreignSchema: .foreignSchema
            case .permissions: .permissions
            case .full: .full
            case .busy: .busy
            case .readOnly, .journalPending: .readOnly
            case .damaged, .settingsRefused, .conflict: .integrity
            case .io, .closed: .io
            case .rowRefused: .tooLarge
            }
    }

    init(_ error: CellError) {
        self =
            switch error {
            case .tooLong: .tooLarge
            case .crypto(let error): VaultError(error)
            case .damaged, .notAuthentic, .paddingNotCanonical, .incomplete, .unknownWriter: .integrity
            }
    }

    init(_ error: CryptoError) {
        self =
            switch error {
            case .lockedMemoryUnavailable, .outOfMemory: .memoryLock
            case .parametersOutOfRange: .keyslotOutOfRange
            default: .integrity
            }
    }
}

/// Runs a step of a lower layer and tells its error in this one's words.
func stored<R: ~Copyable>(_ body: () throws(StoreError) -> R) throws(VaultError) -> R {
    do throws(StoreError) { return try body() } catch { throw VaultError(error) }
}

/// As ``stored(_:)``, for cells.
func sealed<R: ~Copyable>(_ body: () throws(CellError) -> R) throws(VaultError) -> R {
    do throws(CellError) { return try body() } catch { throw VaultError(error) }
}

/// As ``stored(_:)``, for primitives.
func secured<R: ~Copyable>(_ body: () throws(CryptoError) -> R) throws(VaultError) -> R {
    do throws(CryptoError) { return try body() } catch { throw VaultError(error) }
}

/// As ``stored(_:)``, for the log: whatever it refuses was not written by tacit.
func logged<R: ~Copyable>(_ body: () throws(LogError) -> R) throws(VaultError) -> R {
    do throws(LogError) { return try body() } catch { throw .integrity }
}
