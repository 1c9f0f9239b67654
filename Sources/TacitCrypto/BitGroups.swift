/// Bytes as groups of five bits and back, most significant bit first: the common part of Base32 and
/// Bech32.
enum BitGroups {
    /// The groups of the bytes; the last one is filled up with zero bits.
    static func split(_ data: Span<UInt8>) -> [UInt8] {
        var groups: [UInt8] = []
        groups.reserveCapacity(data.count / 5 * 8 + 8)
        var bits: UInt32 = 0
        var held = 0
        for index in data.indices {
            // At most 4 bits are held, so 12 with the new byte; older ones are shifted out.
            bits = bits << 8 | UInt32(data[index])
            held += 8
            while held >= 5 {
                held -= 5
                groups.append(UInt8(truncatingIfNeeded: bits >> held & 31))
            }
        }
        if held > 0 {
            groups.append(UInt8(truncatingIfNeeded: bits << (5 - held) & 31))
        }
        return groups
    }

    /// The bytes of groups below 32.
    ///
    /// `invalidEncoding` when a whole group is left over or a leftover bit is set: then `split`
    /// would not give these groups.
    static func join(_ groups: [UInt8]) throws(CryptoError) -> [UInt8] {
        var data: [UInt8] = []
        data.reserveCapacity(groups.count / 8 * 5 + 5)
        var bits: UInt32 = 0
        var held = 0
        for group in groups {
            bits = bits << 5 | UInt32(group)
            held += 5
            if held >= 8 {
                held -= 8
                data.append(UInt8(truncatingIfNeeded: bits >> held))
            }
        }
        let leftover = bits & (1 << held - 1)
        guard held < 5, leftover == 0 else { throw .invalidEncoding }
        return data
    }
}
