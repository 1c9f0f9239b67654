public import TacitCrypto

/// The public part of a way to open the vault.
public struct Keyslot: Hashable, Sendable {
    /// What the slot key is made from.
    public enum Kind: UInt8, Sendable, CaseIterable {
        /// A passphrase, by Argon2id.
        case passphrase = 1
        /// The 20 bytes of a recovery kit.
        case kit = 2
        /// Executor shares.
        case shares = 3
    }

    /// Its number in this vault.
    public let id: UInt32
    /// What the slot key is made from.
    public let kind: Kind
    /// Work of the passphrase hash; nil unless ``kind`` is `passphrase`.
    public let parameters: PasswordHashParameters?
    /// 16 bytes, fresh at each wrapping.
    public let salt: [UInt8]
}

/// A keyslot to be: its public part and the slot key, which the client made.
public final class NewKeyslot: Sendable {
    let kind: Keyslot.Kind
    let passes: UInt32
    let memoryKiB: UInt64
    let salt: [UInt8]
    let key: SecureBytes
    /// Whether the passphrase was found easy to guess and taken all the same.
    let isWeak: Bool

    /// Takes over the slot key.
    ///
    /// - Throws: `keyslotOutOfRange` for a salt or key of another length, for passphrase parameters outside
    ///   `PasswordHash.minimum...maximum`, and for a kit with parameters.
    public init(
        kind: Keyslot.Kind, passes: UInt32, memoryKiB: UInt64, salt: [UInt8], key: consuming SecureBytes,
        isWeak: Bool = false
    ) throws(VaultError) {
        guard salt.count == PasswordHashParameters.saltCount, key.count == PasswordHash.keyCount else {
            throw .keyslotOutOfRange
        }
        if kind == .passphrase {
            try secured { () throws(CryptoError) in
                try PasswordHash.check(.init(passes: passes, memoryKiB: memoryKiB, salt: salt))
            }
        } else {
            guard passes == 0, memoryKiB == 0 else { throw .keyslotOutOfRange }
        }
        self.kind = kind
        self.passes = passes
        self.memoryKiB = memoryKiB
        self.salt = salt
        self.key = key
        self.isWeak = isWeak
    }
}

/// What opening a slot gives.
enum SlotContent: UInt8 {
    /// The root key.
    case root = 1
    /// The roster stream's keys only, for an executor.
    case roster = 2
}

/// A keyslot in the header: what is public, and the cell that the slot key opens.
///
/// ```
/// id u32 | kind u8 | content u8 | passes u32 | memory KiB u64 | salt 16 | cell length u16 | cell
/// context of the box = vault id 16 | the 34 bytes before the cell length
/// ```
struct HeaderSlot: Equatable, Sendable {
    let id: UInt32
    let kind: Keyslot.Kind
    let content: SlotContent
    let passes: UInt32
    let memoryKiB: UInt64
    let salt: [UInt8]
    let cell: [UInt8]
    /// version 1 | box of (32 bytes of key | zeros to 375): a box of 447 bytes, the smallest cell.
    static let cellByteCount = 448
    private static let paddedCount = cellByteCount - 1 - CommittingAEAD.overhead

    /// Seals the root key under a slot key.
    init(
        wrapping root: borrowing SecureBytes, with slot: NewKeyslot, id: UInt32, vaultID: [UInt8]
    ) throws(VaultError) {
        self.id = id
        kind = slot.kind
        content = .root
        passes = slot.passes
        memoryKiB = slot.memoryKiB
        salt = slot.salt
        let description = Self.describe(id, kind, .root, passes, memoryKiB, salt)
        var plaintext = root.withSpan { bytes in bytes.indices.map { bytes[$0] } }
        plaintext += [UInt8](repeating: 0, count: Self.paddedCount - plaintext.count)
        defer { SecureMemory.wipe(&plaintext) }
        do throws(CryptoError) {
            cell =
                [Self.version]
                + (try CommittingAEAD.seal(
                    plaintext.span, key: slot.key, label: .slot, context: (vaultID + description).span,
                    associatedData: [Self.version].span))
        } catch {
            throw VaultError(error)
        }
    }

    /// The root key, or `wrongKey`.
    func open(with key: borrowing SecureBytes, vaultID: [UInt8]) throws(VaultError) -> SecureBytes {
        guard cell.count == Self.cellByteCount, cell[0] == Self.version, content == .root else { throw .integrity }
        let context = vaultID + Self.describe(id, kind, content, passes, memoryKiB, salt)
        do throws(CryptoError) {
            let padded = try CommittingAEAD.openSecure(
                cell.span.extracting(1...), key: key, label: .slot, context: context.span,
                associatedData: [Self.version].span)
            let isCanonical = padded.withSpan { bytes in
                bytes.count == Self.paddedCount && (32..<bytes.count).allSatisfy { bytes[$0] == 0 }
            }
            guard isCanonical else { throw .invalidEncoding }
            return try padded.slice(0..<32)
        } catch .authenticationFailed {
            throw .wrongKey
        } catch {
            throw VaultError(error)
        }
    }

    private static let version: UInt8 = 1

    private static func describe(
        _ id: UInt32, _ kind: Keyslot.Kind, _ content: SlotContent, _ passes: UInt32, _ memoryKiB: UInt64,
        _ salt: [UInt8]
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: id)
        bytes += [kind.rawValue, content.rawValue]
        bytes.append(bigEndian: passes)
        bytes.append(bigEndian: memoryKiB)
        return bytes + salt
    }

    func append(to bytes: inout [UInt8]) {
        bytes += Self.describe(id, kind, content, passes, memoryKiB, salt)
        bytes.append(bigEndian: UInt16(cell.count))
        bytes += cell
    }

    init(reading reader: Span<UInt8>, at offset: inout Int) throws(VaultError) {
        id = try reader.integer(UInt32.self, at: &offset)
        guard let kind = Keyslot.Kind(rawValue: try reader.integer(UInt8.self, at: &offset)),
            let content = SlotContent(rawValue: try reader.integer(UInt8.self, at: &offset))
        else { throw .newerFormat }
        self.kind = kind
        self.content = content
        passes = try reader.integer(UInt32.self, at: &offset)
        memoryKiB = try reader.integer(UInt64.self, at: &offset)
        salt = try reader.array(16, at: &offset)
        let cellCount = Int(try reader.integer(UInt16.self, at: &offset))
        cell = try reader.array(cellCount, at: &offset)
        guard cell.count == Self.cellByteCount else { throw .integrity }
        // Nobody shall even be told to compute a hash that is too cheap, or one that takes all memory.
        if let parameters = keyslot.parameters {
            try secured { () throws(CryptoError) in try PasswordHash.check(parameters) }
        } else if passes != 0 || memoryKiB != 0 {
            throw .keyslotOutOfRange
        }
    }

    /// What may be shown of it.
    var keyslot: Keyslot {
        Keyslot(
            id: id, kind: kind,
            parameters: kind == .passphrase
                ? PasswordHashParameters(passes: passes, memoryKiB: memoryKiB, salt: salt) : nil,
            salt: salt)
    }

    /// Whether its work is below what is written today, so that it should be wrapped anew.
    var isBelowFloor: Bool { keyslot.parameters.map(PasswordHash.isBelowFloor) ?? false }
}
