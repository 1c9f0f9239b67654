extension [UInt8] {
    /// Appends `value`, first byte highest: the one integer encoding of every format of tacit.
    mutating func append<Value: FixedWidthInteger>(bigEndian value: Value) {
        for shift in stride(from: Value.bitWidth - 8, through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: value >> Value(shift)))
        }
    }
}

/// Fixed-width fields, read front to back: each read is checked against what is left and moves
/// `offset` behind the field.
extension Span<UInt8> {
    func integer<Value: FixedWidthInteger & UnsignedInteger>(
        _: Value.Type,
        at offset: inout Int
    ) throws(LogError) -> Value {
        let width = Value.bitWidth / 8
        guard offset >= 0, width <= count - offset else { throw .malformed }
        var value: Value = 0
        for index in offset..<offset + width {
            value = (value << 8) | Value(self[index])
        }
        offset += width
        return value
    }

    func digest(at offset: inout Int) throws(LogError) -> Digest {
        Digest(
            words: (
                try integer(UInt64.self, at: &offset), try integer(UInt64.self, at: &offset),
                try integer(UInt64.self, at: &offset), try integer(UInt64.self, at: &offset)
            )
        )
    }

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
