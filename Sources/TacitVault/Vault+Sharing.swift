internal import TacitAge
internal import TacitClinical
internal import TacitCrypto
internal import TacitLog
internal import TacitStore

/// The public keys that a colleague needs of this vault.
public struct OwnKeys: Hashable, Sendable {
    /// The recipient for age 1.3 and newer, `age1pq1...`.
    public var hybrid: String
    /// The recipient for every age, `age1...`.
    public var x25519: String
    /// The key that signs bundles, `ssh-ed25519 AAAA...`.
    public var signingKey: String
}

extension Vault {
    /// What a colleague encrypts to and verifies with.
    ///
    /// A vault of before there was sharing gets its identities here, with one entry in the log.
    ///
    /// - Throws: `readOnly` where they would have to be made and nothing may be written.
    public func ownKeys(_ act: Act) throws(VaultError) -> OwnKeys {
        var identities = try ShareIdentities(try ring.state(store))
        if !identities.areComplete {
            try makeShareIdentities(act)
            identities = try ShareIdentities(try ring.state(store))
        }
        guard let hybrid = identities.hybrid.first, let x25519 = identities.x25519.first else { throw .integrity }
        return OwnKeys(
            hybrid: hybrid.recipient.description, x25519: x25519.recipient.description, signingKey: signingKey)
    }

    /// The texts of all recipients of the vault's life, the newest of each kind first, the hybrid ones before the
    /// others: what somebody may have encrypted to this vault is for one of them.
    public func shareRecipients(_ act: Act) throws(VaultError) -> [String] {
        _ = try ownKeys(act)
        let identities = try ShareIdentities(try ring.state(store))
        return identities.hybrid.map(\.recipient.description) + identities.x25519.map(\.recipient.description)
    }

    /// The recipients of every identity of the vault's life: what was sealed to an old one is hers all the same.
    public func everyRecipient(_ act: Act) throws(VaultError) -> [String] {
        _ = try ownKeys(act)
        let identities = try ShareIdentities(try ring.state(store))
        return identities.hybrid.map(\.recipient.description) + identities.x25519.map(\.recipient.description)
    }

    /// The key that verifies what this vault signs, as OpenSSH writes it.
    public nonisolated var signingKey: String { ring.signing.publicKey.sshText }

    /// Opens a file that was encrypted to this vault, in memory; nil when it is for somebody else or damaged.
    ///
    /// All identities of the vault's life are tried, so that what was sealed to an old one opens.
    public func openShared(_ file: [UInt8]) throws(VaultError) -> [UInt8]? {
        let identities = try shareIdentities()
        do throws(AgeError) { return try Age.decrypt(file, with: identities) } catch {
            if case .primitive(let cause) = error { throw VaultError(cause) }
            return nil
        }
    }

    /// Who opens what was encrypted to this vault.
    func shareIdentities() throws(VaultError) -> [any Identity] {
        try ShareIdentities(try ring.state(store)).all
    }

    func makeShareIdentities(_ act: Act) throws(VaultError) {
        let state = try ring.state(store).next(adding: try .random(), at: UInt64(act.now.unixMilliseconds))
        let cell = try state.sealed(ring: ring.ring, vaultID: ring.vaultID)
        let body = Body.StateRewritten(
            sequence: state.sequence, hash: SHA256Hash.digest(cell.span).hexadecimal)
        let record = PendingRecord(
            stream: .vault(.keys), kind: .stateRewritten, id: .random(), at: act.now,
            json: try Body.encode(body, at: act.now))
        try append([record], changes: [.putMeta(.state, cell)])
    }
}
