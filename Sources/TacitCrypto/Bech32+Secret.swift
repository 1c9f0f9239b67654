/// Bech32 of secrets: from locked memory to locked memory, with no array or string on the way.
///
/// Only BIP-173 and only capitals, which is how age writes identities. The prefix is given, so one
/// pass suffices: the checksum is summed up while the bits are moved.
extension Bech32 {
    /// The text of a secret in capitals.
    ///
    /// `invalidEncoding` for a prefix that is not 1 to 83 printable ASCII characters without small
    /// letters, `invalidLength` for a text over `maximumCount`.
    public static func encodeSecret(
        prefix: String,
        _ secret: borrowing SecureBytes
    ) throws(CryptoError) -> SecureBytes {
        let head = try lowerCased(prefix)
        let groups = (secret.count * 8 + 4) / 5
        let count = head.count + 1 + groups + checksumCount
        guard count <= maximumCount else { throw .invalidLength }
        var sum = head.checksum
        return try SecureBytes(count: count) { text in
            var place = 0
            func put(_ character: UInt8) {
                text[place] = character
                place += 1
            }
            for character in prefix.utf8 { put(character) }
            put(UInt8(ascii: "1"))
            secret.withSpan { bytes in
                for group in 0..<groups {
                    let symbol = Self.symbol(group, of: bytes)
                    sum = step(sum, symbol)
                    put(capital(symbol))
                }
            }
            for _ in 0..<checksumCount { sum = step(sum, 0) }
            sum ^= Variant.bech32.constant
            for index in 0..<checksumCount {
                put(capital(UInt8(truncatingIfNeeded: sum >> UInt32(25 - 5 * index) & 31)))
            }
        }
    }

    /// The secret of a text that `encodeSecret` gives for this prefix, else `invalidEncoding`.
    public static func decodeSecret(
        prefix: String,
        _ text: Span<UInt8>
    ) throws(CryptoError) -> SecureBytes {
        let head = try lowerCased(prefix)
        let groups = text.count - head.count - 1 - checksumCount
        guard text.count <= maximumCount, groups >= 0 else { throw .invalidEncoding }
        // A whole group left over would be a second way to write the same bytes.
        let leftover = groups * 5 % 8
        guard leftover < 5 else { throw .invalidEncoding }
        var place = 0
        var isValid = true
        for character in prefix.utf8 {
            isValid = isValid && text[place] == character
            place += 1
        }
        isValid = isValid && text[place] == UInt8(ascii: "1")
        guard isValid else { throw .invalidEncoding }
        var sum = head.checksum
        var bits: UInt32 = 0
        let secret = try SecureBytes(count: groups * 5 / 8) { bytes in
            var held = 0
            var filled = 0
            for index in (place + 1)..<text.count {
                guard let symbol = symbol(ofCapital: text[index]) else {
                    isValid = false
                    return
                }
                sum = step(sum, symbol)
                guard index <= place + groups else { continue }
                bits = bits << 5 | UInt32(symbol)
                held += 5
                guard held >= 8 else { continue }
                held -= 8
                bytes[filled] = UInt8(truncatingIfNeeded: bits >> UInt32(held))
                filled += 1
            }
        }
        guard isValid, sum == Variant.bech32.constant, bits & (1 << leftover - 1) == 0 else {
            throw .invalidEncoding
        }
        return secret
    }

    /// A prefix in the small letters that the checksum sees.
    private static func lowerCased(
        _ prefix: String
    ) throws(CryptoError) -> (count: Int, checksum: UInt32) {
        let characters = Array(prefix.utf8)
        guard isPrefix(characters), !characters.contains(where: isLower) else {
            throw .invalidEncoding
        }
        let small = characters.map { isUpper($0) ? $0 + 0x20 : $0 }
        return (small.count, expand(small).reduce(1, step))
    }

    /// The five bits at `5 * group`, zeros behind the end.
    private static func symbol(_ group: Int, of bytes: Span<UInt8>) -> UInt8 {
        let first = group * 5 / 8
        let high = UInt16(bytes[first]) << 8
        let low = first + 1 < bytes.count ? UInt16(bytes[first + 1]) : 0
        return UInt8(truncatingIfNeeded: (high | low) >> UInt16(11 - group * 5 % 8) & 31)
    }

    private static func capital(_ symbol: UInt8) -> UInt8 {
        let character = alphabet[Int(symbol)]
        return isLower(character) ? character - 0x20 : character
    }

    private static func symbol(ofCapital character: UInt8) -> UInt8? {
        guard !isLower(character) else { return nil }
        let small = isUpper(character) ? character + 0x20 : character
        return alphabet.firstIndex(of: small).map { UInt8(truncatingIfNeeded: $0) }
    }
}
