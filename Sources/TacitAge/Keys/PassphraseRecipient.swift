public import TacitCrypto

/// Whoever knows a passphrase, through scrypt.
///
/// It is taken byte for byte as it is; `Passphrase.normalise` of TacitCrypto makes one form of what
/// a person types.
public final class PassphraseRecipient: Recipient {
    /// The work of one attempt unless said otherwise: 2^18, 256 MiB and about a second.
    public static let defaultWorkFactor = 18

    private let passphrase: SecureBytes
    private let workFactor: Int

    /// A passphrase and the logarithm of the work for one attempt.
    ///
    /// Throws `primitive(.parametersOutOfRange)` outside `Scrypt.costLimits`.
    public init(
        _ passphrase: consuming SecureBytes,
        workFactor: Int = defaultWorkFactor
    ) throws(AgeError) {
        guard Scrypt.costLimits.contains(workFactor) else {
            throw .primitive(.parametersOutOfRange)
        }
        self.passphrase = passphrase
        self.workFactor = workFactor
    }

    /// Stands alone.
    public var company: Company { .alone }

    /// One stanza, with a fresh salt.
    public func wrap(_ key: borrowing FileKey) throws(AgeError) -> [Stanza] {
        let salt = RandomBytes.bytes(PassphraseStanza.saltCount)
        let wrapping = try PassphraseStanza.wrappingKey(passphrase, salt: salt, workFactor)
        let body = try key.sealed(key: wrapping)
        return [PassphraseStanza.stanza(salt: salt, workFactor: workFactor, body: body)]
    }
}

/// A passphrase that may open a file.
public final class PassphraseIdentity: Identity {
    /// The most work that one attempt may take unless said otherwise: 2^22, 4 GiB and some fifteen
    /// seconds, the limit of stock age.
    public static let defaultMaximumWorkFactor = 22

    private let passphrase: SecureBytes
    private let maximumWorkFactor: Int

    /// A passphrase and the logarithm of the most work for one attempt.
    ///
    /// A stranger's file says how much work an attempt takes, and this much memory it can make the
    /// reader take: on a small machine choose less. Throws `primitive(.parametersOutOfRange)`
    /// outside `Scrypt.costLimits`.
    public init(
        _ passphrase: consuming SecureBytes,
        maximumWorkFactor: Int = defaultMaximumWorkFactor
    ) throws(AgeError) {
        guard Scrypt.costLimits.contains(maximumWorkFactor) else {
            throw .primitive(.parametersOutOfRange)
        }
        self.passphrase = passphrase
        self.maximumWorkFactor = maximumWorkFactor
    }

    /// Tries the passphrase stanza; nil when there is none or another passphrase made it.
    ///
    /// Throws `header(.passphraseNotAlone)` when it is not the only one and `header(.workFactor)`
    /// when it asks for too much, before any memory is taken.
    public func unwrap(_ stanzas: [Stanza]) throws(AgeError) -> FileKey? {
        guard let stanza = stanzas.first(where: { $0.type == PassphraseStanza.type }) else {
            return nil
        }
        guard stanzas.count == 1 else { throw .header(.passphraseNotAlone) }
        let (salt, workFactor, body) = try PassphraseStanza.parts(of: stanza)
        guard workFactor <= maximumWorkFactor else { throw .header(.workFactor) }
        let wrapping = try PassphraseStanza.wrappingKey(passphrase, salt: salt, workFactor)
        return try FileKey.opened(body, key: wrapping)
    }
}
