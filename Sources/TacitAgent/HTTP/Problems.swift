import TacitAgentAPI
import TacitCrypto
import TacitMarkup
import TacitShare
import TacitVault

/// The one place where an error of the vault becomes a problem of the API (a problem becomes an exit code in
/// `ProblemKind`).
extension Problem {
    /// The vault's errors; sizes and dates go along, and no word of a record is ever in them.
    init(of error: VaultError) {
        switch error {
        case .noVault: self.init(.noVault)
        case .vaultExists: self.init(.vaultExists)
        case .wrongKey: self.init(.wrongPassphrase)
        case .busy: self.init(.busy)
        case .notFound: self.init(.notFound)
        case .ambiguous(let candidates): self.init(.ambiguous, candidates: candidates)
        case .conflict: self.init(.conflict)
        case .stale: self.init(.staleVersion)
        case .notSigned: self.init(.notSigned)
        case .alreadySigned: self.init(.alreadySigned)
        case .tooLate: self.init(.tooLate)
        case .integrity: self.init(.integrity)
        case .foreignSchema: self.init(.foreignSchema)
        case .notAVault: self.init(.notAVault)
        case .newerFormat: self.init(.newerFormat)
        case .keyslotOutOfRange: self.init(.keyslotOutOfRange)
        case .readOnly: self.init(.readOnly)
        case .anchorMissing(let facts): self.init(.anchorMissing, detail: facts)
        case .logUnavailable: self.init(.logUnavailable)
        case .full: self.init(.diskFull)
        case .io: self.init(.inputOutput)
        case .permissions: self.init(.permissions)
        case .memoryLock: self.init(.memoryLock)
        case .tooLarge: self.init(.tooLarge)
        case .noBackupKey: self.init(.noBackupKey)
        case .changedMeanwhile: self.init(.changedMeanwhile)
        case .backupDamaged: self.init(.backupDamaged)
        case .backupKeysOlder: self.init(.backupKeysOlder)
        }
    }

    /// Why the worker has no vault to give.
    init(of error: WorkerError) {
        switch error {
        case .locked: self.init(.locked)
        case .alreadyOpen:
            self.init(.conflict, detail: "the vault is open already")
            hint = "lock it first: tacit lock"
        case .vault(let error): self.init(of: error)
        }
    }

    /// Secrets that could not be held, or octets that are none of ours.
    init(of error: CryptoError) {
        switch error {
        case .lockedMemoryUnavailable, .outOfMemory: self.init(.memoryLock)
        case .parametersOutOfRange: self.init(.keyslotOutOfRange)
        case .authenticationFailed, .invalidLength, .invalidKey, .invalidPoint, .invalidEncoding:
            self.init(.malformedRequest)
        }
    }

    /// Anything that a route threw.
    ///
    /// What is not known is a mistake of ours, and is not told in its own words,
    /// which could be those of a record.
    init(thrown error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as VaultError: self.init(of: error)
        case let error as WorkerError: self.init(of: error)
        case let error as CryptoError: self.init(of: error)
        case let error as BundleError: self.init(of: error)
        case let errors as DocumentErrors:
            self.init(.invalidDocument, places: errors.problems.map(ProblemPlace.init))
        default: self.init(.bug)
        }
    }
}
