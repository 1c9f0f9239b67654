internal import TacitAge
internal import TacitCrypto

/// The secrets of the two age identities that colleagues encrypt to: random, kept in the state.
struct ShareSecrets: ~Copyable {
    let x25519: SecureBytes
    let hybrid: SecureBytes

    static func random() throws(VaultError) -> ShareSecrets {
        do throws(CryptoError) {
            return ShareSecrets(x25519: try .random(count: 32), hybrid: try .random(count: 32))
        } catch {
            throw VaultError(error)
        }
    }
}

/// The vault's identities for sharing, of both kinds, the newest of each first.
struct ShareIdentities {
    var hybrid: [HybridIdentity] = []
    var x25519: [X25519Identity] = []

    init(_ state: borrowing RingState) throws(VaultError) {
        try state.eachIdentity(.shareHybrid) { (secret) throws(VaultError) in
            hybrid.append(try HybridIdentity.sharing(secret))
        }
        try state.eachIdentity(.shareX25519) { (secret) throws(VaultError) in
            x25519.append(try X25519Identity.sharing(secret))
        }
    }

    /// Whether there is one of each kind: not in a vault of before there was sharing.
    var areComplete: Bool { !hybrid.isEmpty && !x25519.isEmpty }

    /// All of them, to open with.
    var all: [any Identity] { hybrid + x25519 }
}

extension HybridIdentity {
    fileprivate static func sharing(_ secret: consuming SecureBytes) throws(VaultError) -> HybridIdentity {
        do throws(AgeError) { return try HybridIdentity(secret: secret) } catch { throw VaultError(stored: error) }
    }
}

extension X25519Identity {
    fileprivate static func sharing(_ secret: consuming SecureBytes) throws(VaultError) -> X25519Identity {
        do throws(AgeError) { return try X25519Identity(secret: secret) } catch { throw VaultError(stored: error) }
    }
}

extension VaultError {
    /// A secret of the state that age does not take was not put there by tacit.
    fileprivate init(stored error: AgeError) {
        if case .primitive(let cause) = error { self = VaultError(cause) } else { self = .integrity }
    }
}
