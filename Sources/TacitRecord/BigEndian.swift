extension [UInt8] {
    /// Appends `value`, first byte highest: the one integer encoding of every format of tacit.
    mutating func append<Value: FixedWidthInteger>(bigEndian value: Value) {
        unsafe Swift.withUnsafeBytes(of: value.bigEndian) { unsafe append(contentsOf: $0) }
    }
}

extension Collection<UInt8> {
    /// The integer that these bytes are, first byte highest: at most as many as it has.
    func bigEndian<Value: FixedWidthInteger & UnsignedInteger>(_: Value.Type) -> Value {
        reduce(0) { $0 << 8 | Value($1) }
    }
}
