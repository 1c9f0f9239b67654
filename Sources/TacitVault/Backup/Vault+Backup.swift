public import TacitClinical
internal import TacitCrypto
internal import TacitLog
internal import TacitStore

/// What a backup takes of a vault; the same of an open and of a locked one.
///
/// The caller keeps the files: the vault opens no path that a request names. It gets the list of rows, asks for
/// those that no earlier pack has, then for the keys, writes all of it, and says what it made.
extension Vault {
    /// The list of all rows, 27 bytes each (`Docs/Formats/backup.md`); the first one makes the backup key.
    ///
    /// - Throws: `readOnly` when the key has to be made and the vault is in doubt.
    public func backupRows(_ act: Act) throws(VaultError) -> [UInt8] {
        if header.backupKey == nil { try makeBackupKey(act) }
        return try backupCopy().rows().encoded
    }

    /// Rows of the list as one age file.
    ///
    /// - Throws: `changedMeanwhile`, `tooLarge`, `backupDamaged` for a list that is none.
    public func backupPack(_ rows: [UInt8]) throws(VaultError) -> [UInt8] {
        try backupCopy().pack(try VaultRow.decode(rows))
    }

    /// The header, and header with state as an age file.
    public func backupKeys() throws(VaultError) -> (header: [UInt8], keys: [UInt8]) {
        try backupCopy().keys()
    }

    /// Enters that a backup was made.
    public func enterBackup(_ backup: MadeBackup, _ act: Act) throws(VaultError) {
        let body = Body.BackupMade(backup, locked: nil)
        if try wasDone(act, .backupMade, in: .vault(.access), body) { return }
        try append([try access(.backupMade, body, act.now, id: act.id)])
    }

    /// When the last backup was made, and when one was last restored for a test; nil for never.
    public func lastBackup() throws(VaultError) -> (made: Moment?, verified: Moment?) {
        (try lastMoment(of: .backupMade), try lastMoment(of: .backupVerified))
    }

    private func lastMoment(of kind: RecordKind) throws(VaultError) -> Moment? {
        let entries = try index().entries(of: .vault(.access))
        guard let entry = entries.last(where: { $0.type == kind.rawValue }) else { return nil }
        return Moment(unixMilliseconds: Int64(clamping: entry.unixMilliseconds))
    }

    private func backupCopy() throws(VaultError) -> BackupCopy {
        guard let key = header.backupKey else { throw .noBackupKey }
        return BackupCopy(store: store, recipient: key.recipient)
    }

    private func makeBackupKey(_ act: Act) throws(VaultError) {
        let key = try BackupKey.random(ring: ring.ring, vaultID: ring.vaultID)
        var next = header
        next.backupKey = key
        let body = Body.BackupKeyMade(recipient: SHA256Hash.digest(key.recipient.span).hexadecimal)
        let record = PendingRecord(
            stream: .vault(.keys),
            kind: .backupKeyMade,
            id: .random(),
            at: act.now,
            json: try Body.encode(body, at: act.now)
        )
        try rewriteHeader(next, [record])
        // A locked vault is backed up to this copy of the key.
        try? LocalKeys.write(places, ring: ring, header: header)
        try? writeAnchor(act.now)
    }
}

extension ClosedVault {
    /// As ``Vault/backupRows(_:)``, of a locked vault; first SQLite checks the file's structure.
    ///
    /// - Throws: `noBackupKey` before the first backup that was made while it was open, and on a machine that
    ///   has never unlocked it; `integrity`.
    public func backupRows() throws(VaultError) -> [UInt8] {
        let copy = try backupCopy()
        guard try stored({ () throws(StoreError) in try store.integrityCheck() }) else {
            throw .integrity
        }
        return try copy.rows().encoded
    }

    /// As ``Vault/backupPack(_:)``.
    public func backupPack(_ rows: [UInt8]) throws(VaultError) -> [UInt8] {
        try backupCopy().pack(try VaultRow.decode(rows))
    }

    /// As ``Vault/backupKeys()``.
    public func backupKeys() throws(VaultError) -> (header: [UInt8], keys: [UInt8]) {
        try backupCopy().keys()
    }

    /// Keeps a receipt, which the next unlock enters.
    public func enterBackup(_ backup: MadeBackup, now: Moment) throws(VaultError) {
        try BackupReceipts(places, vaultID: try header().header.vaultID)
            .add(Body.BackupMade(backup, locked: true), at: now)
    }

    /// The recipient is that of this machine's signed memory: while locked nothing authenticates the header.
    private func backupCopy() throws(VaultError) -> BackupCopy {
        guard
            let recipient = LocalKeys(places, vaultID: try header().header.vaultID)?
                .backupRecipient,
            !recipient.isEmpty
        else { throw .noBackupKey }
        return BackupCopy(store: store, recipient: recipient)
    }
}

/// What was made: entered in the log.
public struct MadeBackup: Hashable, Sendable {
    /// Its number in its directory, from 1.
    public var number: Int
    /// Rows that it has.
    public var rows: Int
    /// SHA-256 of the list of its rows, 64 hexadecimal digits.
    public var live: String

    /// Describes a backup.
    public init(number: Int, rows: Int, live: String) {
        self.number = number
        self.rows = rows
        self.live = live
    }
}

extension Body.BackupMade {
    init(_ backup: MadeBackup, locked: Bool?) {
        self.init(number: backup.number, rows: backup.rows, live: backup.live, locked: locked)
    }
}
