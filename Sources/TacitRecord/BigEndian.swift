extension [UInt8] {
    /// Appends `value`, first byte highest: the one integer encoding of every format of tacit.
    mutating func append<Value: FixedWidthInteger>(bigEndian value: Value) {
        for shift in stride(from: Value.bitWidth - 8, through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: value >> Value(shift)))
        }
    }
}

extension Collection<UInt8> {
    /// The integer that these bytes are, first byte highest: at most as many as it has.
    func bigEndian<Value: FixedWidthInteger & UnsignedInteger>(_: Value.Type) -> Value {
        reduce(0) { $0 << 8 | Value($1) }
    }
}
