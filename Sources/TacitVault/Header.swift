internal import TacitCrypto

/// Meta row 1: public, of fixed length, and authenticated as a whole once the root key is known.
///
/// ```
/// magic 8 | format u16 | minimum reader u16 | flags u32 | must understand u32 | vault id 16
///     | root epoch u32 | header sequence u64 | signing key 32 | inbox key 32 | LP(backup key)
///     | slot count u8 | slots | zeros to 16,352 | MAC 32
/// MAC = B2(KDF(root, "header-mac", vault id), 32, the 16,352 bytes before it)
/// ```
struct Header: Equatable, Sendable {
    static let byteCount = 16_384
    static let macByteCount = 32
    static let magic = Array("TACITVLT".utf8)
    static let format: UInt16 = 1
    /// What fits beside a hybrid backup recipient of 1.3 KB.
    static let mostSlots = 24
    static let fictionalFlag: UInt32 = 1

    var isFictional: Bool
    let vaultID: [UInt8]
    var rootEpoch: UInt32
    var sequence: UInt64
    var signingKey: [UInt8]
    var inboxKey: [UInt8]
    /// Nil until the first backup makes it.
    var backupKey: BackupKey?
    var slots: [HeaderSlot]

    /// The header as stored, with its MAC under a key from `root`.
    func encoded(root: borrowing SecureBytes) throws(VaultError) -> [UInt8] {
        var bytes = Self.magic
        bytes.append(bigEndian: Self.format)
        bytes.append(bigEndian: Self.format)
        bytes.append(bigEndian: isFictional ? Self.fictionalFlag : 0)
        bytes.append(bigEndian: UInt32(0))
        bytes += vaultID
        bytes.append(bigEndian: rootEpoch)
        bytes.append(bigEndian: sequence)
        bytes += signingKey
        bytes += inboxKey
        let backup = backupKey?.encoded ?? []
        bytes.append(bigEndian: UInt32(backup.count))
        bytes += backup
        bytes.append(UInt8(slots.count))
        for slot in slots { slot.append(to: &bytes) }
        let covered = Self.byteCount - Self.macByteCount
        guard slots.count <= Self.mostSlots, bytes.count <= covered else { throw .tooLarge }
        bytes += [UInt8](repeating: 0, count: covered - bytes.count)
        return bytes + (try Self.mac(bytes, vaultID: vaultID, root: root))
    }

    /// Reads a header as it lies in the file; nothing of it is believed until ``authenticate(_:root:)``.
    init(unverified bytes: [UInt8]) throws(VaultError) {
        guard bytes.count == Self.byteCount, bytes.starts(with: Self.magic) else { throw .notAVault }
        let reader = bytes.span
        var offset = Self.magic.count
        _ = try reader.integer(UInt16.self, at: &offset)
        let minimumReader = try reader.integer(UInt16.self, at: &offset)
        let flags = try reader.integer(UInt32.self, at: &offset)
        let mustUnderstand = try reader.integer(UInt32.self, at: &offset)
        guard minimumReader <= Self.format, mustUnderstand == 0, flags & ~Self.fictionalFlag == 0 else {
            throw .newerFormat
        }
        isFictional = flags & Self.fictionalFlag != 0
        vaultID = try reader.array(16, at: &offset)
        rootEpoch = try reader.integer(UInt32.self, at: &offset)
        sequence = try reader.integer(UInt64.self, at: &offset)
        signingKey = try reader.array(32, at: &offset)
        inboxKey = try reader.array(32, at: &offset)
        let backupCount = Int(try reader.integer(UInt32.self, at: &offset))
        let backup = try reader.array(backupCount, at: &offset)
        backupKey = backup.isEmpty ? nil : try BackupKey(decoding: backup)
        slots = []
        let count = try reader.integer(UInt8.self, at: &offset)
        guard count <= Self.mostSlots else { throw .integrity }
        for _ in 0..<count { slots.append(try HeaderSlot(reading: reader, at: &offset)) }
        let padding = try reader.skip(bytes.count - offset - Self.macByteCount, at: &offset)
        guard bytes[padding].allSatisfy({ $0 == 0 }), Set(slots.map(\.id)).count == slots.count else {
            throw .integrity
        }
    }

    /// Throws `integrity` unless the stored header was written with this root key.
    static func authenticate(_ bytes: [UInt8], vaultID: [UInt8], root: borrowing SecureBytes) throws(VaultError) {
        guard bytes.count == byteCount else { throw .integrity }
        let covered = byteCount - macByteCount
        let expected = try mac(Array(bytes[..<covered]), vaultID: vaultID, root: root)
        guard ConstantTime.equal(expected.span, Array(bytes[covered...]).span) else { throw .integrity }
    }

    init(vaultID: [UInt8], isFictional: Bool, signingKey: [UInt8], inboxKey: [UInt8], slots: [HeaderSlot]) {
        self.isFictional = isFictional
        self.vaultID = vaultID
        rootEpoch = 1
        sequence = 1
        self.signingKey = signingKey
        self.inboxKey = inboxKey
        backupKey = nil
        self.slots = slots
    }

    private static func mac(
        _ bytes: [UInt8], vaultID: [UInt8], root: borrowing SecureBytes
    ) throws(VaultError) -> [UInt8] {
        let key = try derive(root, .headerMAC, vaultID)
        return try mac(bytes, key: key)
    }

    private static func mac(_ bytes: [UInt8], key: borrowing SecureBytes) throws(VaultError) -> [UInt8] {
        do throws(CryptoError) {
            return try KeyDerivation.mac(key, message: bytes.span)
        } catch {
            throw VaultError(error)
        }
    }
}

/// A key from a key, with the error in this layer's words.
func derive(_ key: borrowing SecureBytes, _ label: KeyLabel, _ context: [UInt8]) throws(VaultError) -> SecureBytes {
    do throws(CryptoError) {
        return try KeyDerivation.derive(key, label, context: context.span)
    } catch {
        throw VaultError(error)
    }
}
