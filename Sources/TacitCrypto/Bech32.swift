/// Bech32 (BIP-173) and Bech32m (BIP-350): bytes as text with a prefix and a checksum, for keys and
/// sheets.
///
/// Strict on the way in: one case, a known checksum, no leftover bits. The limit of 90 characters
/// does not hold here (hybrid age recipients are longer); above it the checksum still finds nearly
/// every typing error but no longer promises to find any four.
public enum Bech32 {
    /// Which constant ends the checksum.
    public enum Variant: Sendable, CaseIterable {
        /// BIP-173; used by age.
        case bech32
        /// BIP-350; used by tacit.
        case bech32m

        var constant: UInt32 {
            switch self {
            case .bech32: 1
            case .bech32m: 0x2bc8_30a3
            }
        }
    }

    /// The most characters of a text: hybrid recipients need some 2,000.
    public static let maximumCount = 4_096

    /// The most characters of a prefix (BIP-173).
    public static let maximumPrefixCount = 83

    static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    static let checksumCount = 6

    /// The lower-case text.
    ///
    /// `invalidEncoding` for a prefix that is not 1 to 83 printable ASCII characters without
    /// capitals, `invalidLength` for a text over `maximumCount`.
    public static func encode(
        prefix: String,
        _ data: Span<UInt8>,
        _ variant: Variant
    ) throws(CryptoError) -> String {
        let head = Array(prefix.utf8)
        guard isPrefix(head), !head.contains(where: isUpper) else { throw .invalidEncoding }
        guard data.count <= maximumCount else { throw .invalidLength }
        let symbols = BitGroups.split(data)
        guard head.count + 1 + symbols.count + checksumCount <= maximumCount else {
            throw .invalidLength
        }
        let sum = checksum(head, symbols, variant)
        let tail = (symbols + sum).map { alphabet[Int($0)] }
        return prefix + "1" + String(decoding: tail, as: UTF8.self)
    }

    /// The parts of a text in lower or upper case, the prefix in lower case.
    ///
    /// `invalidEncoding` unless `encode` gives the same text back (in one case or the other).
    public static func decode(
        _ text: String
    ) throws(CryptoError) -> (prefix: String, data: [UInt8], variant: Variant) {
        let (prefix, symbols, variant) = try decodeSymbols(text)
        return (prefix, try BitGroups.join(symbols), variant)
    }

    /// As `decode`, with the data still in groups of five bits.
    static func decodeSymbols(
        _ text: String
    ) throws(CryptoError) -> (prefix: String, symbols: [UInt8], variant: Variant) {
        guard text.utf8.count <= maximumCount else { throw .invalidEncoding }
        let mixed = Array(text.utf8)
        let anyUpper = mixed.contains(where: isUpper)
        guard !(anyUpper && mixed.contains(where: isLower)) else { throw .invalidEncoding }
        let characters = mixed.map { isUpper($0) ? $0 + 0x20 : $0 }
        guard let separator = characters.lastIndex(of: UInt8(ascii: "1")) else {
            throw .invalidEncoding
        }
        let head = Array(characters[..<separator])
        guard isPrefix(head) else { throw .invalidEncoding }
        var symbols: [UInt8] = []
        for character in characters[(separator + 1)...] {
            guard let value = alphabet.firstIndex(of: character) else { throw .invalidEncoding }
            symbols.append(UInt8(truncatingIfNeeded: value))
        }
        guard symbols.count >= checksumCount else { throw .invalidEncoding }
        let sum = polymod(expand(head) + symbols)
        guard let variant = Variant.allCases.first(where: { $0.constant == sum }) else {
            throw .invalidEncoding
        }
        symbols.removeLast(checksumCount)
        return (String(decoding: head, as: UTF8.self), symbols, variant)
    }

    private static func checksum(
        _ prefix: [UInt8],
        _ symbols: [UInt8],
        _ variant: Variant
    ) -> [UInt8] {
        let zeros = [UInt8](repeating: 0, count: checksumCount)
        let sum = polymod(expand(prefix) + symbols + zeros) ^ variant.constant
        return (0..<checksumCount).map { UInt8(truncatingIfNeeded: sum >> (25 - 5 * $0) & 31) }
    }

    /// The prefix as the checksum sees it: high bits, zero, low bits.
    static func expand(_ prefix: [UInt8]) -> [UInt8] {
        prefix.map { $0 >> 5 } + [0] + prefix.map { $0 & 31 }
    }

    /// The BCH code of BIP-173.
    private static func polymod(_ values: [UInt8]) -> UInt32 {
        values.reduce(1, step)
    }

    /// The code after one more symbol.
    static func step(_ sum: UInt32, _ symbol: UInt8) -> UInt32 {
        let generator: InlineArray<5, UInt32> = [
            0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3,
        ]
        let top = sum >> 25
        var next = (sum & 0x1ff_ffff) << 5 ^ UInt32(symbol)
        for bit in generator.indices where top >> UInt32(bit) & 1 == 1 {
            next ^= generator[bit]
        }
        return next
    }

    static func isPrefix(_ text: [UInt8]) -> Bool {
        !text.isEmpty && text.count <= maximumPrefixCount
            && text.allSatisfy { (33...126).contains($0) }
    }

    static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5a).contains(byte) }

    static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte) }
}
