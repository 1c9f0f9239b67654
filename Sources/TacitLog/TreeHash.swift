internal import TacitCrypto

/// The three hashes of RFC 6962 section 2.1.
///
/// Leaves and nodes start with different bytes, so that no node can be shown as a leaf.
public enum TreeHash {
    /// First byte of what a leaf hash covers.
    public static let leafPrefix: UInt8 = 0x00
    /// First byte of what a node hash covers.
    public static let nodePrefix: UInt8 = 0x01

    /// The root of a tree without leaves: SHA-256 of nothing.
    public static let emptyRoot: Digest = {
        let nothing: InlineArray<0, UInt8> = []
        return Digest(words: SHA256Hash.words(prefix: nothing.span, nothing.span))
    }()

    /// SHA-256(0x00 || entry).
    public static func leaf(_ entry: Span<UInt8>) -> Digest {
        let prefix: InlineArray<1, UInt8> = [leafPrefix]
        return Digest(words: SHA256Hash.words(prefix: prefix.span, entry))
    }

    /// SHA-256(0x01 || left || right).
    public static func node(_ left: Digest, _ right: Digest) -> Digest {
        Digest(words: SHA256Hash.words(prefix: nodePrefix, left.words, right.words))
    }
}
