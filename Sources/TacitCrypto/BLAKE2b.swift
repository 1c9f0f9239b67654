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

/// `LP("tacit/v1/" + label) + LP(context) + tail`, what is hashed when a key is derived.
///
/// Written through a pointer into room that the caller has: sealing a cell needs one of these, and
/// an array of its own, or appending byte by byte, would cost as much as the hash.
enum DerivationMessage {
    /// Bytes of the message; throws `invalidLength` for a context of 4 GiB or more.
    static func count(
        _ label: KeyLabel,
        _ context: Span<UInt8>,
        tail: Span<UInt8>
    ) throws(CryptoError) -> Int {
        guard UInt32(exactly: context.count) != nil else { throw .invalidLength }
        // No overflow: a short label, a count below 2^32, and one that lies in memory.
        return 4 + label.domainCount + 4 + context.count + tail.count
    }

    /// Writes the message to room for as many bytes as `count` gave for the same arguments.
    @inline(__always)
    static func write(
        _ label: KeyLabel,
        _ context: Span<UInt8>,
        tail: Span<UInt8>,
        to output: UnsafeMutablePointer<UInt8>
    ) {
        var end = unsafe output
        unsafe write(UInt32(label.domainCount).bigEndian, to: &end)
        unsafe write(KeyLabel.domainStart, to: &end)
        unsafe write(label.rawValue, to: &end)
        unsafe write(UInt32(context.count).bigEndian, to: &end)
        unsafe write(context, to: &end)
        unsafe write(tail, to: &end)
    }

    private static func write(_ value: UInt32, to end: inout UnsafeMutablePointer<UInt8>) {
        unsafe UnsafeMutableRawPointer(end).storeBytes(of: value, as: UInt32.self)
        unsafe end += 4
    }

    private static func write(_ text: String, to end: inout UnsafeMutablePointer<UInt8>) {
        var text = text
        text.withUTF8 { unsafe write($0.span, to: &end) }
    }

    private static func write(_ bytes: Span<UInt8>, to end: inout UnsafeMutablePointer<UInt8>) {
        unsafe bytes.withPointer { pointer, count in
            unsafe end.update(from: pointer, count: count)
            unsafe end += count
        }
    }
}
