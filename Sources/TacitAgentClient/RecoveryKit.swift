public import TacitAgentAPI
public import TacitCrypto

/// The 160 random bits of a recovery sheet, and their text `tacit-kit1...` (Bech32m).
public struct RecoveryKit: ~Copyable, Sendable {
    /// Bytes of a kit.
    public static let count = 20
    private static let prefix = "tacit-kit"

    private let bytes: SecureBytes

    /// A new kit.
    public init() throws(Problem) {
        do { bytes = try .random(count: Self.count) } catch { throw error.problem }
    }

    /// Reads what was typed off a sheet: spaces and line ends do not count, capitals are taken for
    /// small letters.
    ///
    /// Nil when it is no kit or the checksum finds a mistake.
    public init?(typed text: String) throws(Problem) {
        let plain = text.filter { !$0.isWhitespace }.lowercased()
        guard var decoded = try? Bech32.decode(plain) else { return nil }
        guard decoded.prefix == Self.prefix, decoded.variant == .bech32m,
            decoded.data.count == Self.count
        else {
            SecureMemory.wipe(&decoded.data)
            return nil
        }
        do { bytes = try SecureBytes(consuming: &decoded.data) } catch { throw error.problem }
    }

    /// The text for the sheet, 48 characters.
    public borrowing func text() throws(Problem) -> String {
        do {
            return try bytes.withSpan { (span) throws(CryptoError) in
                try Bech32.encode(prefix: Self.prefix, span, .bech32m)
            }
        } catch {
            throw error.problem
        }
    }

    /// Whether both are the same kit, in constant time.
    public borrowing func equals(_ other: borrowing RecoveryKit) -> Bool {
        bytes.equals(other.bytes)
    }

    borrowing func slotKey(salt: [UInt8]) throws(Problem) -> SecureBytes {
        do { return try KeyDerivation.derive(bytes, .kit, context: salt.span) } catch {
            throw error.problem
        }
    }
}

extension CryptoError {
    /// What the command line says when a primitive refused here, outside the agent.
    public var problem: Problem {
        switch self {
        case .lockedMemoryUnavailable: Problem(.memoryLock)
        case .outOfMemory:
            Problem(.failed, detail: "there is not enough memory for the password hash")
        case .parametersOutOfRange: Problem(.keyslotOutOfRange)
        case .invalidEncoding:
            Problem(
                .malformedRequest,
                detail: "the passphrase is not text that every machine reads alike"
            )
        case .invalidLength:
            Problem(.tooLarge, detail: "a passphrase has at most \(Passphrase.maximumCount) bytes")
        case .authenticationFailed, .invalidKey, .invalidPoint: Problem(.bug)
        }
    }
}
