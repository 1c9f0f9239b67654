import Glibc
import Hummingbird
import HummingbirdCore
import NIOCore
import TacitAgentAPI
import TacitCrypto
import TacitVault

/// A body that holds slot keys: it goes from the connection's buffer to secure memory, and the buffer is
/// overwritten before anything else happens.
///
/// Integers are big-endian; the layouts stand in `Docs/openapi.yaml`.
struct OctetBody: ~Copyable, Sendable {
    private let octets: SecureBytes
    private var offset = 0

    /// Reads a body of exactly one of the allowed lengths.
    ///
    /// - Throws: `malformed-request` for another length, `unsupported-media-type`, `memory-lock`.
    init(of call: Call, count lengths: Set<Int>) async throws {
        guard try call.contentType() == ContentType.octets else {
            throw Problem(.unsupportedMediaType)
        }
        let limit = lengths.max() ?? 0
        var octets = try SecureBytes(count: 0) { _ in }
        var isTooLong = false
        do {
            for try await part in call.request.body {
                // Every part is overwritten, also those that are only counted.
                defer { part.overwriteReadableBytes() }
                guard !isTooLong, octets.count + part.readableBytes <= limit else {
                    isTooLong = true
                    continue
                }
                octets = try octets.appending(part.readableBytesUInt8Span)
            }
        } catch let error as CryptoError {
            throw error
        } catch {
            throw Problem.malformed("the body did not arrive whole")
        }
        guard !isTooLong, lengths.contains(octets.count) else {
            throw Problem.malformed("these octets have one length, and it is another")
        }
        self.octets = octets
    }

    /// Takes the next integer.
    mutating func integer<Value: FixedWidthInteger>(_ type: Value.Type) throws(CryptoError) -> Value {
        try array(Value.bitWidth / 8).reduce(0) { $0 << 8 | Value($1) }
    }

    /// Takes bytes that are no secret.
    mutating func array(_ count: Int) throws(CryptoError) -> [UInt8] {
        guard count <= octets.count - offset else { throw .invalidLength }
        defer { offset += count }
        let start = offset
        return octets.withSpan { span in (start..<start + count).map { span[$0] } }
    }

    /// Takes a slot key.
    mutating func slotKey() throws(CryptoError) -> SecureBytes {
        let end = offset + PasswordHash.keyCount
        defer { offset = end }
        return try octets.slice(offset..<end)
    }

    /// Takes `kind u8 | passes u32 | memory KiB u64 | salt 16 | slot key 32`.
    mutating func keyslot(isWeak: Bool) throws -> NewKeyslot {
        let kind: Keyslot.Kind =
            switch try integer(UInt8.self) {
            case Keyslot.Kind.passphrase.rawValue: .passphrase
            case Keyslot.Kind.kit.rawValue: .kit
            default: throw Problem.malformed("a keyslot is of kind 1, passphrase, or 2, kit")
            }
        let passes = try integer(UInt32.self)
        let memoryKiB = try integer(UInt64.self)
        let salt = try array(PasswordHashParameters.saltCount)
        let isWeakPassphrase = kind == .passphrase ? isWeak : false
        let key = try slotKey()
        do {
            return try NewKeyslot(
                kind: kind,
                passes: passes,
                memoryKiB: memoryKiB,
                salt: salt,
                key: key,
                isWeak: isWeakPassphrase
            )
        } catch VaultError.keyslotOutOfRange {
            // In a header that would be tampering, in a request it is a mistake.
            throw Problem.malformed("passes are 2 to 16, memory 64 MiB to 4 GiB, both 0 for a kit")
        }
    }

    /// Takes everything.
    consuming func whole() throws(CryptoError) -> SecureBytes { try octets.copy() }

    /// Bytes that were not taken yet.
    var left: Int { octets.count - offset }

    /// Bytes of a slot key.
    static let slotKeyCount = PasswordHash.keyCount
    /// Bytes of a keyslot.
    static let keyslotCount = 1 + 4 + 8 + PasswordHashParameters.saltCount + slotKeyCount
}

extension SecureBytes {
    /// These bytes and then those, in new secure memory.
    fileprivate borrowing func appending(_ more: Span<UInt8>) throws(CryptoError) -> SecureBytes {
        try withSpan { (old) throws(CryptoError) in
            try SecureBytes(count: old.count + more.count) { target in
                for index in old.indices { target[index] = old[index] }
                for index in more.indices { target[old.count + index] = more[index] }
            }
        }
    }
}

extension ByteBuffer {
    /// Overwrites what was read from the connection, in the place where it was read to.
    ///
    /// A `ByteBuffer` copies before it writes when somebody else has the storage, and here the decoder often
    /// has; a copy is what must not be, so this writes through.
    func overwriteReadableBytes() {
        unsafe withUnsafeReadableBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            // Sound: these bytes were handed over as this part of the body; nobody reads or writes them again.
            unsafe explicit_bzero(UnsafeMutableRawPointer(mutating: start), bytes.count)
        }
    }
}
