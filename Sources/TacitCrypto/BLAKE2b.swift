internal import CSodium

/// Keyed BLAKE2b, `B2(k, n, m)` of the format (RFC 7693).
enum BLAKE2b {
    /// Key lengths that libsodium's `crypto_generichash` takes.
    static let keyCounts = 16...64

    /// Writes the `count` bytes of `B2(key, count, message)` to `output`.
    ///
    /// `count` is 16 to 64.
    @inline(__always)
    static func hash(
        key: borrowing SecureBytes,
        message: Span<UInt8>,
        count: Int,
        into output: UnsafeMutablePointer<UInt8>
    ) throws(CryptoError) {
        guard keyCounts.contains(key.count) else { throw .invalidKey }
        _ = Sodium.started
        let result = unsafe key.withPointer { keyPointer in
            unsafe message.withPointer { pointer, length in
                unsafe crypto_generichash(
                    output,
                    count,
                    pointer,
                    UInt64(length),
                    keyPointer,
                    key.count
                )
            }
        }
        guard result == 0 else { throw .invalidLength }
    }
}

extension [UInt8] {
    /// `LP("tacit/v1/" + label) + LP(context) + tail`, what is hashed when a key is derived.
    ///
    /// Written through a pointer into one allocation of the right size: sealing a cell needs one of
    /// these, and appending byte by byte would cost more than the hash.
    static func derivationMessage(
        _ label: KeyLabel,
        _ context: Span<UInt8>,
        tail: Span<UInt8>
    ) throws(CryptoError) -> [UInt8] {
        var domain = label.domain
        guard let domainCount = UInt32(exactly: domain.utf8.count),
            let contextCount = UInt32(exactly: context.count)
        else { throw .invalidLength }
        // No overflow: two counts below 2^32 and one that lies in memory.
        let count = 4 + domain.utf8.count + 4 + context.count + tail.count
        return unsafe [UInt8](count: count) { output in
            var end = unsafe output
            unsafe write(domainCount.bigEndian, to: &end)
            domain.withUTF8 { unsafe write($0.span, to: &end) }
            unsafe write(contextCount.bigEndian, to: &end)
            unsafe write(context, to: &end)
            unsafe write(tail, to: &end)
        }
    }

    private static func write(_ value: UInt32, to end: inout UnsafeMutablePointer<UInt8>) {
        unsafe UnsafeMutableRawPointer(end).storeBytes(of: value, as: UInt32.self)
        unsafe end += 4
    }

    private static func write(_ bytes: Span<UInt8>, to end: inout UnsafeMutablePointer<UInt8>) {
        unsafe bytes.withPointer { pointer, count in
            unsafe end.update(from: pointer, count: count)
            unsafe end += count
        }
    }
}
