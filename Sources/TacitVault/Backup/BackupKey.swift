internal import TacitAge
internal import TacitCrypto

/// What backups are encrypted to, in the header: the recipient in the clear, so that a locked vault can be
/// backed up, and the secret in a box.
///
/// ```
/// LP(recipient, the text age1pq1...) | LP(box of the 32-byte secret)
/// box: key = ring key, label "backup-secret", context = vault id | recipient, no associated data
/// ```
///
/// Hybrid, because copies of a backup stay sensitive for decades. The secret is one for the vault's life: who
/// could unlock the vault can restore each of its backups.
struct BackupKey: Equatable, Sendable {
    private static let secretCount = 32

    let recipient: [UInt8]
    let box: [UInt8]

    /// A new one.
    static func random(ring: borrowing SecureBytes, vaultID: [UInt8]) throws(VaultError)
        -> BackupKey
    {
        let secret = try secured { () throws(CryptoError) in
            try SecureBytes.random(count: secretCount)
        }
        let copy = try secured { () throws(CryptoError) in try secret.slice(0..<secretCount) }
        let identity = try Self.identity(copy)
        let recipient = Array(identity.recipient.description.utf8)
        let box = try secret.withSpan { (bytes) throws(VaultError) in
            try sealed(bytes, ring: ring, vaultID: vaultID, recipient: recipient)
        }
        return BackupKey(recipient: recipient, box: box)
    }

    /// Who opens the backups.
    ///
    /// - Throws: `integrity` when box and recipient do not belong together.
    func identity(ring: borrowing SecureBytes, vaultID: [UInt8]) throws(VaultError)
        -> HybridIdentity
    {
        let secret = try opened(ring: ring, vaultID: vaultID)
        let identity = try Self.identity(secret)
        guard Array(identity.recipient.description.utf8) == recipient else { throw .integrity }
        return identity
    }

    var encoded: [UInt8] {
        var bytes: [UInt8] = []
        for field in [recipient, box] {
            bytes.append(bigEndian: UInt32(field.count))
            bytes += field
        }
        return bytes
    }

    init(decoding bytes: [UInt8]) throws(VaultError) {
        var offset = 0
        let recipientCount = Int(try bytes.span.integer(UInt32.self, at: &offset))
        recipient = try bytes.span.array(recipientCount, at: &offset)
        let boxCount = Int(try bytes.span.integer(UInt32.self, at: &offset))
        box = try bytes.span.array(boxCount, at: &offset)
        guard offset == bytes.count, !recipient.isEmpty, !box.isEmpty else { throw .integrity }
    }

    private init(recipient: [UInt8], box: [UInt8]) {
        self.recipient = recipient
        self.box = box
    }

    private static func identity(_ secret: consuming SecureBytes) throws(VaultError)
        -> HybridIdentity
    {
        do throws(AgeError) { return try HybridIdentity(secret: secret) } catch {
            if case .primitive(let cause) = error { throw VaultError(cause) }
            throw .integrity
        }
    }

    private static func sealed(
        _ secret: Span<UInt8>,
        ring: borrowing SecureBytes,
        vaultID: [UInt8],
        recipient: [UInt8]
    ) throws(VaultError) -> [UInt8] {
        let context = vaultID + recipient
        let nothing: [UInt8] = []
        do throws(CryptoError) {
            return try CommittingAEAD.seal(
                secret,
                key: ring,
                label: .backupSecret,
                context: context.span,
                associatedData: nothing.span
            )
        } catch {
            throw VaultError(error)
        }
    }

    private func opened(ring: borrowing SecureBytes, vaultID: [UInt8]) throws(VaultError)
        -> SecureBytes
    {
        let context = vaultID + recipient
        let nothing: [UInt8] = []
        do throws(CryptoError) {
            return try CommittingAEAD.openSecure(
                box.span,
                key: ring,
                label: .backupSecret,
                context: context.span,
                associatedData: nothing.span
            )
        } catch {
            throw VaultError(error)
        }
    }
}

/// Runs a step of age and tells its error in this layer's words: a file of ours that does not open was changed.
func aged<R: ~Copyable>(_ body: () throws(AgeError) -> R) throws(VaultError) -> R {
    do throws(AgeError) { return try body() } catch {
        if case .primitive(let cause) = error { throw VaultError(cause) }
        throw .backupDamaged
    }
}
