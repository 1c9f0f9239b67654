import CSQLite
import Foundation
import GRDB

/// Why the store refused or failed.
///
/// Codes only: no path, no statement, no byte of a row.
public enum StoreError: Error, Equatable, Sendable {
    /// There is no file at the path, or no directory that could hold one.
    case notFound
    /// A file is at the path where a vault was to be created.
    case alreadyExists
    /// The file is not a vault: empty, not SQLite, or another program's.
    case notAVault
    /// The vault's format is newer than this program; nothing was touched.
    case newerFormat
    /// The file carries a vault's marks, but its schema or page form is not exactly a vault's.
    case foreignSchema
    /// The directory is not a 0700 directory of ours, a file is not a 0600 file of ours, or one of
    /// them is a symbolic link.
    ///
    /// Also when the system denies access.
    case permissions
    /// No space is left.
    ///
    /// Nothing of the transaction was kept; reading goes on.
    case full
    /// Another process, or another `Store`, owns the vault.
    case busy
    /// The system failed; the number is for the person who looks into it.
    ///
    /// It is SQLite's extended result code, or the `errno` of one of our own calls.
    case io(Int32)
    /// The file's structure is broken, or a row is of a type or a size that is never written.
    case damaged
    /// A connection setting did not read back as it was set.
    case settingsRefused
    /// A row to be inserted has an id that is taken.
    ///
    /// Nothing of the transaction was kept.
    case conflict
    /// A change was out of bounds before it reached the file: negative id, empty, or too long.
    case rowRefused
    /// The store was opened for reading only, or the medium cannot be written.
    case readOnly
    /// A read-only opening found commits that are still in the journal: taking them over would
    /// write.
    ///
    /// Open the vault once for writing, or copy file and journal to where that is possible.
    case journalPending
    /// The store was closed.
    case closed
}

extension StoreError {
    /// The error of a system call that failed with `code`.
    init(errno code: Int32) {
        self =
            switch code {
            case ENOENT, ENOTDIR: .notFound
            case EEXIST: .alreadyExists
            // ELOOP is what O_NOFOLLOW says of a symbolic link.
            case EACCES, EPERM, ELOOP: .permissions
            case ENOSPC, EDQUOT: .full
            case EROFS: .readOnly
            case EWOULDBLOCK: .busy
            default: .io(code)
            }
    }

    /// The one translation of what GRDB throws; `systemCode` is SQLite's last `errno` (0: none).
    init(_ error: any Error, systemCode: Int32 = 0) {
        if let error = error as? StoreError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self = .io(SQLITE_INTERNAL)
            return
        }
        self =
            switch error.resultCode {
            case .SQLITE_FULL: .full
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
            case .SQLITE_NOTADB: .notAVault
            case .SQLITE_CORRUPT: .damaged
            case .SQLITE_CONSTRAINT: .conflict
            case .SQLITE_READONLY: .readOnly
            case .SQLITE_PERM, .SQLITE_AUTH: .permissions
            // A quota is to the user a full disk; SQLite knows only ENOSPC as such.
            case .SQLITE_IOERR where systemCode == ENOSPC || systemCode == EDQUOT: .full
            default: .io(error.extendedResultCode.rawValue)
            }
    }
}
