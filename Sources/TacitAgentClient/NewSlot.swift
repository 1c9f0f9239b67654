internal import NIOCore
public import TacitAgentAPI
public import TacitCrypto

/// A keyslot that the vault is to have: its public part and its key, which nobody else holds.
public final class NewSlot: Sendable {
    /// What opens it.
    public let kind: KeyslotWire.Kind
    /// The parameters of Argon2id; nil for a kit.
    public let parameters: PasswordHashParameters?
    /// The salt, fresh for this slot.
    public let salt: [UInt8]
    /// Whether the passphrase is easy to guess: the vault remembers it for `doctor`.
    public let isWeak: Bool
    private let slotKey: SecureBytes

    private init(
        kind: KeyslotWire.Kind,
        parameters: PasswordHashParameters?,
        salt: [UInt8],
        isWeak: Bool = false,
        slotKey: consuming SecureBytes
    ) {
        self.kind = kind
        self.parameters = parameters
        self.salt = salt
        self.isWeak = isWeak
        self.slotKey = slotKey
    }

    /// A slot for a passphrase; runs Argon2id with these parameters, whose salt must be fresh.
    public static func passphrase(
        _ passphrase: borrowing SecureBytes,
        _ parameters: PasswordHashParameters
    ) throws(Problem) -> NewSlot {
        do {
            let normal = try Passphrase.normalise(passphrase)
            return NewSlot(
                kind: .passphrase,
                parameters: parameters,
                salt: parameters.salt,
                isWeak: try Passphrase.isWeak(normal),
                slotKey: try PasswordHash.derive(normal, parameters)
            )
        } catch {
            throw error.problem
        }
    }

    /// A slot for a recovery kit.
    public static func kit(_ kit: borrowing RecoveryKit) throws(Problem) -> NewSlot {
        let salt = RandomBytes.bytes(PasswordHashParameters.saltCount)
        return NewSlot(
            kind: .kit,
            parameters: nil,
            salt: salt,
            slotKey: try kit.slotKey(salt: salt)
        )
    }

    /// Bytes of one record on the wire.
    static let recordCount = 1 + 4 + 8 + 16 + 32

    /// Appends kind u8 | passes u32 | memory KiB u64 | salt 16 | key 32.
    func write(to buffer: inout ByteBuffer) {
        buffer.writeInteger(UInt8(kind == .passphrase ? 1 : 2))
        buffer.writeInteger(parameters?.passes ?? 0)
        buffer.writeInteger(parameters?.memoryKiB ?? 0)
        buffer.writeBytes(salt)
        buffer.write(slotKey)
    }
}

extension ByteBuffer {
    /// Appends secret bytes.
    ///
    /// Who makes the buffer reserves room first: growing it would leave a copy.
    mutating func write(_ secret: borrowing SecureBytes) {
        secret.withSpan { bytes in
            for index in bytes.indices { writeInteger(bytes[index]) }
        }
    }
}
