internal import TacitAge
internal import TacitCrypto

/// Who opens what was encrypted to a vault, taken out of it: opening a file of 320 MiB keeps nobody waiting.
public struct ShareOpener: Sendable {
    private let identities: ShareIdentities

    init(_ identities: ShareIdentities) { self.identities = identities }

    /// The texts of all recipients of the vault's life, the newest of each kind first, the hybrid ones before the
    /// others: what somebody may have encrypted to this vault is for one of them.
    public var recipients: [String] {
        identities.hybrid.map(\.recipient.description) + identities.x25519.map(\.recipient.description)
    }

    /// Opens a file that was encrypted to this vault, in memory; nil when it is for somebody else or damaged.
    ///
    /// All identities of the vault's life are tried, so that what was sealed to an old one opens.
    public func open(_ file: [UInt8]) throws(VaultError) -> [UInt8]? {
        do throws(AgeError) { return try Age.decrypt(file, with: identities.all) } catch {
            if case .primitive(let cause) = error { throw VaultError(cause) }
            return nil
        }
    }
}
