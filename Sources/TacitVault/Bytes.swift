internal import TacitCrypto

/// Fixed-width big-endian fields, read one after another; every step is checked.
extension Span where Element == UInt8 {
    /// The next integer; `integrity` when the bytes end before it does.
    func integer<T: FixedWidthInteger & UnsignedInteger>(
        _ type: T.Type, at offset: inout Int
    ) throws(VaultError) -> T {
        var value: UInt64 = 0
        for index in try skip(T.bitWidth / 8, at: &offset) {
            value = value << 8 | UInt64(self[index])
        }
        return T(truncatingIfNeeded: value)
    }

    /// The next `count` bytes.
    func array(_ count: Int, at offset: inout Int) throws(VaultError) -> [UInt8] {
        try skip(count, at: &offset).map { self[$0] }
    }

    /// Passes over `count` bytes and says where they are.
    @discardableResult
    func skip(_ count: Int, at offset: inout Int) throws(VaultError) -> Range<Int> {
        guard count >= 0, offset >= 0, offset <= self.count, self.count - offset >= count else { throw .integrity }
        defer { offset += count }
        return offset..<offset + count
    }
}

extension [UInt8] {
    mutating func append<T: FixedWidthInteger & UnsignedInteger>(bigEndian value: T) {
        for shift in stride(from: T.bitWidth - 8, through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: value >> T(shift)))
        }
    }

    /// Lower-case hexadecimal digits.
    var hexadecimal: String { Hexadecimal.text(self) }
}
