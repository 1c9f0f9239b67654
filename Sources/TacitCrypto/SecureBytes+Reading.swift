internal import CSodium

extension SecureBytes {
    /// Lends the bytes for reading.
    ///
    /// What `body` copies out of them is no longer protected.
    public borrowing func withSpan<R: ~Copyable, E: Error>(
        _ body: (Span<UInt8>) throws(E) -> R
    ) throws(E) -> R {
        try unsafe withPointer { (pointer) throws(E) -> R in
            try unsafe body(UnsafeBufferPointer(start: pointer, count: count).span)
        }
    }

    /// Copies a part.
    ///
    /// Throws `invalidLength` when the range does not lie inside.
    public borrowing func slice(_ range: Range<Int>) throws(CryptoError) -> SecureBytes {
        guard range.lowerBound >= 0, range.upperBound <= count else { throw .invalidLength }
        return try withSpan { (bytes) throws(CryptoError) -> SecureBytes in
            try SecureBytes(copying: bytes.extracting(range))
        }
    }

    /// A second value with the same bytes, for a second owner.
    public borrowing func copy() throws(CryptoError) -> SecureBytes {
        try withSpan { (bytes) throws(CryptoError) -> SecureBytes in
            try SecureBytes(copying: bytes)
        }
    }

    /// Whether both hold the same bytes, in a time that depends on the count only.
    public borrowing func equals(_ other: borrowing SecureBytes) -> Bool {
        guard count == other.count else { return false }
        return unsafe withPointer { mine in
            unsafe other.withPointer { theirs in
                unsafe sodium_memcmp(mine, theirs, count) == 0
            }
        }
    }
}
