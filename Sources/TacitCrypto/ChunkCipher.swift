internal import CSodium

/// ChaCha20-Poly1305 over a long text in chunks (the STREAM construction of Hoang, Reyhanitabar,
/// Rogaway and Vizár, "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance",
/// 2015), as age has it.
///
/// The nonce is the chunk's number, eleven bytes from the most significant one, and a byte that is
/// 1 for the last chunk: chunks cannot change places, and an end cannot be cut off or added to. No
/// nonce repeats while no number does, so a key must serve one text only. Chunks do not depend on
/// each other and can be done on several cores.
public struct ChunkCipher: ~Copyable, Sendable {
    /// Bytes of a key.
    public static let keyCount = 32

    /// Bytes that a sealed chunk, a box, is longer than its text.
    public static let tagCount = 16

    private let key: SecureBytes

    /// Takes the key of one text; `invalidKey` unless it has 32 bytes.
    public init(key: consuming SecureBytes) throws(CryptoError) {
        guard key.count == Self.keyCount else { throw .invalidKey }
        self.key = key
        _ = Sodium.started
    }

    /// Seals a chunk into `box`, which is `tagCount` bytes longer, else `invalidLength`.
    public borrowing func seal(
        _ text: Span<UInt8>,
        into box: inout MutableSpan<UInt8>,
        number: UInt64,
        isLast: Bool
    ) throws(CryptoError) {
        guard box.count >= Self.tagCount, text.count == box.count - Self.tagCount else {
            throw .invalidLength
        }
        let nonce = Self.nonce(number, isLast)
        unsafe box.withUnsafeMutableBufferPointer { output in
            unsafe text.withPointer { input, count in
                unsafe nonce.span.withPointer { noncePointer, _ in
                    unsafe key.withPointer { keyPointer in
                        _ = unsafe crypto_aead_chacha20poly1305_ietf_encrypt(
                            // Not null: there is room for a tag at least.
                            output.baseAddress.unsafelyUnwrapped,
                            nil,
                            input,
                            UInt64(count),
                            nil,
                            0,
                            nil,
                            noncePointer,
                            keyPointer
                        )
                    }
                }
            }
        }
    }

    /// Opens a chunk into `text`, which is `tagCount` bytes shorter, else `invalidLength`.
    ///
    /// `authenticationFailed` leaves zeros in `text`: libsodium compares the tag before it deciphers.
    public borrowing func open(
        _ box: Span<UInt8>,
        into text: inout MutableSpan<UInt8>,
        number: UInt64,
        isLast: Bool
    ) throws(CryptoError) {
        guard box.count >= Self.tagCount, text.count == box.count - Self.tagCount else {
            throw .invalidLength
        }
        let nonce = Self.nonce(number, isLast)
        let result = unsafe text.withUnsafeMutableBufferPointer { output in
            unsafe box.withPointer { input, count in
                unsafe nonce.span.withPointer { noncePointer, _ in
                    unsafe key.withPointer { keyPointer in
                        unsafe crypto_aead_chacha20poly1305_ietf_decrypt(
                            // Null for an empty text: then only the tag is compared.
                            output.baseAddress,
                            nil,
                            nil,
                            input,
                            UInt64(count),
                            nil,
                            0,
                            noncePointer,
                            keyPointer
                        )
                    }
                }
            }
        }
        guard result == 0 else { throw .authenticationFailed }
    }

    /// Three zero bytes, the number in eight, the mark of the last chunk.
    ///
    /// Shifted out of one integer: counting up a byte would trap at the 256th chunk.
    private static func nonce(_ number: UInt64, _ isLast: Bool) -> InlineArray<12, UInt8> {
        InlineArray { index in
            switch index {
            case 3...10: UInt8(truncatingIfNeeded: number >> UInt64(8 * (10 - index)))
            case 11: isLast ? 1 : 0
            default: 0
            }
        }
    }
}
