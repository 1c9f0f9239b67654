extension [UInt8] {
    /// Appends `value`, first byte highest: the one integer encoding of every format of tacit.
    mutating func append<Value: FixedWidthInteger>(bigEndian value: Value) {
        unsafe Swift.withUnsafeBytes(of: value.bigEndian) { unsafe append(contentsOf: $0) }
    }
}

/// Fixed-width fields, read front to back: each read is checked against what is left and moves
/// `offset` behind the field.
extension Span<UInt8> {
    @inline(__always)
    func integer<Value: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _: Value.Type,
        at offset: inout Int
    ) throws(LogError) -> Value {
        let width = Value.bitWidth / 8
        guard offset >= 0, width <= count - offset else { throw .malformed }
        // Any bits are an integer, and they lie within the span: the guard above. A million entries
        // have ten million fields, so they are not put together byte by byte.
        let value = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: Value.self)
        offset += width
        return Value(bigEndian: value)
    }

    @inline(__always)
    func digest(at offset: inout Int) throws(LogError) -> Digest {
        Digest(
            words: (
                try integer(UInt64.self, at: &offset), try integer(UInt64.self, at: &offset),
                try integer(UInt64.self, at: &offset), try integer(UInt64.self, at: &offset)
            )
        )
    }

    @inline(__always)
    func identifier(at offset: inout Int) throws(LogError) -> OpaqueID {
        OpaqueID(
            high: try integer(UInt64.self, at: &offset),
            low: try integer(UInt64.self, at: &offset)
        )
    }

    /// Refuses bytes behind the last field.
    func requireEnd(at offset: Int) throws(LogError) {
        guard offset == count else { throw .malformed }
    }
}
