internal import CSodium

/// XChaCha20-Poly1305 that commits to its key, label, context and nonce.
///
///     box    = nonce 24 | commitment 32 | ciphertext | tag 16
///     ek||cm = B2(K, 64, LP("tacit/v1/" + label) + LP(ctx) + nonce)
///
/// Plain XChaCha20-Poly1305 does not commit: whoever knows two keys can make one ciphertext that
/// opens under both, to two different texts (Len, Grubbs, Ristenpart, "Partitioning Oracle
/// Attacks", 2021). Here that would need a collision of 32 bytes of BLAKE2b. The commitment is
/// compared in constant time before anything is decrypted.
///
/// The nonce is random and picked in here: no function takes one. With 192 bits, and with a cipher
/// key that is derived anew from each nonce, there is no limit of boxes to count.
public enum CommittingAEAD {
    /// Bytes that a box is longer than its plaintext.
    public static let overhead = 72

    /// Bytes of a key.
    public static let keyCount = 32

    private static let nonceCount = 24
    private static let commitmentCount = 32
    private static let tagCount = 16

    /// Seals `plaintext`; the result is `overhead` bytes longer.
    ///
    /// `associatedData` is authenticated and not contained. Throws `invalidKey` for a key that is
    /// not 32 bytes.
    public static func seal(
        _ plaintext: Span<UInt8>,
        key: borrowing SecureBytes,
        label: KeyLabel,
        context: Span<UInt8>,
        associatedData: Span<UInt8>
    ) throws(CryptoError) -> [UInt8] {
        let prefix: InlineArray<0, UInt8> = []
        return try seal(
            behind: prefix.span,
            count: plaintext.count,
            key: key,
            label: label,
            context: context,
            associatedData: associatedData
        ) { output in
            unsafe plaintext.withPointer { source, count in
                unsafe output.withUnsafeMutableBufferPointer { room in
                    // As long as each other: `count` above.
                    _ = unsafe room.baseAddress?.update(from: source, count: count)
                }
            }
        }
    }

    /// Seals `count` bytes that `fill` writes into zeros, and puts the box behind `prefix`, which is
    /// in the clear: a whole cell in one allocation.
    ///
    /// The plaintext is written where its ciphertext goes and turned into it there, so that no copy
    /// of it is left to be wiped. Throws as `seal` does.
    public static func seal(
        behind prefix: Span<UInt8>,
        count: Int,
        key: borrowing SecureBytes,
        label: KeyLabel,
        context: Span<UInt8>,
        associatedData: Span<UInt8>,
        fill: (inout MutableSpan<UInt8>) -> Void
    ) throws(CryptoError) -> [UInt8] {
        let (room, overflow) = count.addingReportingOverflow(overhead)
        let (total, isLonger) = room.addingReportingOverflow(prefix.count)
        guard count >= 0, !overflow, !isLonger else { throw .invalidLength }
        _ = Sodium.started
        return try unsafe [UInt8](count: total) { (start) throws(CryptoError) in
            unsafe prefix.withPointer { source, count in
                unsafe start.update(from: source, count: count)
            }
            let box = unsafe start + prefix.count
            unsafe randombytes_buf(box, nonceCount)
            let nonce = unsafe UnsafeBufferPointer(start: box, count: nonceCount)
            try unsafe withSubkeys(of: key, label, context, nonce: nonce.span) {
                (cipherKey, commitment) throws(CryptoError) in
                unsafe (box + nonceCount).update(from: commitment, count: commitmentCount)
                let text = unsafe box + nonceCount + commitmentCount
                unsafe text.initialize(repeating: 0, count: count)
                var span = unsafe UnsafeMutableBufferPointer(start: text, count: count).mutableSpan
                fill(&span)
                unsafe encrypt(text, count: count, cipherKey, nonce: box, associatedData)
            }
        }
    }

    /// Opens a box.
    ///
    /// Throws `authenticationFailed` for another key, label, context, associated data, or any
    /// changed byte; `invalidLength` for less than `overhead` bytes.
    public static func open(
        _ box: Span<UInt8>,
        key: borrowing SecureBytes,
        label: KeyLabel,
        context: Span<UInt8>,
        associatedData: Span<UInt8>
    ) throws(CryptoError) -> [UInt8] {
        guard box.count >= overhead else { throw .invalidLength }
        return try unsafe withCommitted(box, key: key, label, context) {
            (cipherKey) throws(CryptoError) -> [UInt8] in
            try unsafe [UInt8](count: box.count - overhead) { (output) throws(CryptoError) in
                try unsafe decrypt(box, cipherKey, associatedData, into: output)
            }
        }
    }

    /// Opens a box whose content is a secret, straight into locked memory.
    ///
    /// Throws as `open` does.
    public static func openSecure(
        _ box: Span<UInt8>,
        key: borrowing SecureBytes,
        label: KeyLabel,
        context: Span<UInt8>,
        associatedData: Span<UInt8>
    ) throws(CryptoError) -> SecureBytes {
        guard box.count >= overhead else { throw .invalidLength }
        return try unsafe withCommitted(box, key: key, label, context) {
            (cipherKey) throws(CryptoError) -> SecureBytes in
            try unsafe SecureBytes.written(count: box.count - overhead) {
                (output) throws(CryptoError) in
                try unsafe decrypt(box, cipherKey, associatedData, into: output)
            }
        }
    }

    /// Compares the commitment and only then lends the cipher key.
    ///
    /// The box is long enough.
    @inline(__always)
    private static func withCommitted<R: ~Copyable>(
        _ box: Span<UInt8>,
        key: borrowing SecureBytes,
        _ label: KeyLabel,
        _ context: Span<UInt8>,
        _ body: (UnsafePointer<UInt8>) throws(CryptoError) -> R
    ) throws(CryptoError) -> R {
        try unsafe withSubkeys(
            of: key,
            label,
            context,
            nonce: box.extracting(first: nonceCount)
        ) { (cipherKey, commitment) throws(CryptoError) -> R in
            let committed = unsafe box.withPointer { pointer, _ in
                unsafe sodium_memcmp(pointer + nonceCount, commitment, commitmentCount) == 0
            }
            guard committed else { throw .authenticationFailed }
            return try unsafe body(cipherKey)
        }
    }

    /// Turns the text into ciphertext where it stands, which libsodium allows, and writes the tag
    /// behind it, where the caller has left room.
    @inline(__always)
    private static func encrypt(
        _ text: UnsafeMutablePointer<UInt8>,
        count: Int,
        _ cipherKey: UnsafePointer<UInt8>,
        nonce: UnsafePointer<UInt8>,
        _ associatedData: Span<UInt8>
    ) {
        unsafe associatedData.withPointer { data, dataCount in
            _ = unsafe crypto_aead_xchacha20poly1305_ietf_encrypt(
                text,
                nil,
                text,
                UInt64(count),
                data,
                UInt64(dataCount),
                nil,
                nonce,
                cipherKey
            )
        }
    }

    /// Writes the plaintext of a box of at least `overhead` bytes to `output`.
    @inline(__always)
    private static func decrypt(
        _ box: Span<UInt8>,
        _ cipherKey: UnsafePointer<UInt8>,
        _ associatedData: Span<UInt8>,
        into output: UnsafeMutablePointer<UInt8>
    ) throws(CryptoError) {
        let head = nonceCount + commitmentCount
        let result = unsafe box.withPointer { pointer, count in
            unsafe associatedData.withPointer { data, dataCount in
                unsafe crypto_aead_xchacha20poly1305_ietf_decrypt(
                    output,
                    nil,
                    nil,
                    pointer + head,
                    UInt64(count - head),
                    data,
                    UInt64(dataCount),
                    pointer,
                    cipherKey
                )
            }
        }
        guard result == 0 else { throw .authenticationFailed }
    }

    /// Lends `ek` and `cm`.
    ///
    /// They live on the stack, because locked pages for each box would cost more than the cipher,
    /// and are overwritten before this returns.
    @inline(__always)
    private static func withSubkeys<R: ~Copyable>(
        of key: borrowing SecureBytes,
        _ label: KeyLabel,
        _ context: Span<UInt8>,
        nonce: Span<UInt8>,
        _ body: (UnsafePointer<UInt8>, UnsafePointer<UInt8>) throws(CryptoError) -> R
    ) throws(CryptoError) -> R {
        guard key.count == keyCount else { throw .invalidKey }
        let messageCount = try DerivationMessage.count(label, context, tail: nonce)
        let count = keyCount + commitmentCount
        // Subkeys, then the message that they come from: on the stack for every cell, whose context
        // is short.
        return try unsafe withUnsafeTemporaryAllocation(
            of: UInt8.self,
            capacity: count + messageCount
        ) { (room) throws(CryptoError) -> R in
            guard let start = room.baseAddress else { throw .outOfMemory }
            defer { unsafe sodium_memzero(start, count) }
            unsafe DerivationMessage.write(label, context, tail: nonce, to: start + count)
            let message = unsafe UnsafeBufferPointer(start: start + count, count: messageCount)
            try unsafe BLAKE2b.hash(key: key, message: message.span, count: count, into: start)
            return try unsafe body(start, start + keyCount)
        }
    }
}
