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
        var identities = try shareIdentities()
        if !identities.areComplete {
            try makeShareIdentities(act)
            identities = try shareIdentities()
        }
        guard let hybrid = identities.hybrid.first, let x25519 = identities.x25519.first else { throw .integrity }
        return OwnKeys(
            hybrid: hybrid.recipient.description, x25519: x25519.recipient.description, signingKey: signingKey)
    }

    /// Who opens what was encrypted to this vault.
    ///
    /// - Throws: as ``ownKeys(_:)``.
    public func shareOpener(_ act: Act) throws(VaultError) -> ShareOpener {
        _ = try ownKeys(act)
        return ShareOpener(try shareIdentities())
    }

    /// The key that verifies what this vault signs, as OpenSSH writes it.
    public nonisolated var signingKey: String { ring.signing.publicKey.sshText }

    /// The identities of the vault's life.
    func shareIdentities() throws(VaultError) -> ShareIdentities { try ShareIdentities(try ring.state(store)) }

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
