internal import CUTF8Proc

extension Passphrase {
    /// The passphrase in Unicode normal form C, so that an "é" gives one key however it was typed.
    ///
    /// Throws `invalidEncoding` for bytes that are not UTF-8 and for code points that this
    /// machine's Unicode tables do not know: their normal form may be another with newer tables,
    /// and the vault would no longer open. Throws `invalidLength` over `maximumCount` bytes.
    /// Nothing is trimmed and no case is folded.
    public static func normalise(
        _ passphrase: borrowing SecureBytes
    ) throws(CryptoError) -> SecureBytes {
        guard passphrase.count <= maximumCount else { throw .invalidLength }
        let codePoints = try decomposedCount(of: passphrase)
        // libutf8proc composes and re-encodes in place: four bytes for each code point and one for
        // a zero at the end. Rounded up to 16, because `sodium_malloc` puts the end of its memory
        // on a page boundary, so only such a count begins at an address for 32-bit values.
        let room = (codePoints * 4 + 1 + 15) / 16 * 16
        var used = 0
        let scratch = try unsafe SecureBytes.written(count: room) { (memory) throws(CryptoError) in
            unsafe memory.initialize(repeating: 0, count: room)
            used = try unsafe UnsafeMutableRawPointer(memory).withMemoryRebound(
                to: utf8proc_int32_t.self,
                capacity: room / 4
            ) { (buffer) throws(CryptoError) in
                try unsafe compose(passphrase, codePoints, in: buffer)
            }
        }
        return try scratch.slice(0..<used)
    }

    /// Canonical decomposition, then composition; refuses code points that are not assigned.
    private static var options: utf8proc_option_t {
        utf8proc_option_t(
            rawValue: UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue
                | UTF8PROC_REJECTNA.rawValue
        )
    }

    /// How many code points the decomposed passphrase has: at most 18 for each of the at most
    /// 1,024.
    private static func decomposedCount(
        of passphrase: borrowing SecureBytes
    ) throws(CryptoError) -> Int {
        let count = unsafe passphrase.withPointer { pointer in
            unsafe utf8proc_decompose(pointer, passphrase.count, nil, 0, options)
        }
        guard count >= 0 else { throw .invalidEncoding }
        return count
    }

    /// Writes the normal form over `buffer` and returns its count of bytes.
    private static func compose(
        _ passphrase: borrowing SecureBytes,
        _ codePoints: Int,
        in buffer: UnsafeMutablePointer<utf8proc_int32_t>
    ) throws(CryptoError) -> Int {
        let count = unsafe passphrase.withPointer { pointer in
            unsafe utf8proc_decompose(pointer, passphrase.count, buffer, codePoints, options)
        }
        guard count == codePoints else { throw .invalidEncoding }
        let bytes = unsafe utf8proc_reencode(buffer, count, options)
        guard bytes >= 0, bytes <= codePoints * 4 else { throw .invalidEncoding }
        return bytes
    }
}
