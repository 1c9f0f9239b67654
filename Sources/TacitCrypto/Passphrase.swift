/// Passphrases: generated, brought into one form, and rated.
///
/// A passphrase is never a `String` in here: it stays in locked memory from the terminal to
/// Argon2id.
public enum Passphrase {
    /// How many words a generated passphrase has unless said otherwise: 77.5 bits.
    public static let defaultWords = 6

    /// How many words may be asked for.
    ///
    /// Under four (51 bits) Argon2id alone would have to hold.
    public static let wordLimits = 4...24

    /// The most bytes of a passphrase that a person may choose.
    public static let maximumCount = 1_024

    /// Words of the EFF large list, each drawn with equal chance, joined by hyphens.
    ///
    /// Throws `parametersOutOfRange` for a number of words outside `wordLimits`.
    public static func generate(words: Int = defaultWords) throws(CryptoError) -> SecureBytes {
        guard wordLimits.contains(words) else { throw .parametersOutOfRange }
        let room = words * (WordList.width + 1)
        var used = 0
        let text = try SecureBytes(count: room) { bytes in
            for word in 0..<words {
                if word > 0 {
                    bytes[used] = UInt8(ascii: "-")
                    used += 1
                }
                let index = Int(RandomBytes.uniform(below: UInt32(WordList.count)))
                WordList.append(index, to: &bytes, at: &used)
            }
        }
        return try text.slice(0..<used)
    }
}
