internal import TacitCrypto

/// What an entry says about its record's body: nothing to who has no blind, one body to who has.
///
/// The body is hashed as it is stored, never encoded anew. The blind is random, fresh for each
/// record and held in the record's cell only: many bodies have so little entropy ("no show") that
/// a plain hash would give them away.
public enum Commitment {
    /// First bytes of what the hash covers; a zero byte follows.
    public static let domain = "tacit/v1/commit"
    /// Length of the blind in bytes.
    public static let blindCount = 32

    /// SHA-256("tacit/v1/commit" || 0 || blind || body).
    ///
    /// `blind` has ``blindCount`` bytes: it comes out of a decoder that knows the length.
    public static func commit(blind: Span<UInt8>, body: Span<UInt8>) -> Digest {
        precondition(blind.count == blindCount)
        var prefix = Array(domain.utf8)
        prefix.append(0)
        for index in blind.indices {
            prefix.append(blind[index])
        }
        return Digest(words: SHA256Hash.words(prefix: prefix.span, body))
    }
}
