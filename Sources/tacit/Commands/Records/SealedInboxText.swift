import TacitAgentAPI
import TacitClinical
import TacitCrypto

/// A text that was written while the vault locked, as the inbox keeps it.
///
/// It is sealed to the vault's inbox key, so that this program cannot read it again. At the next
/// unlock it becomes a draft.
struct SealedInboxText: Encodable {
    let client: String
    let purpose: DraftPurpose
    let noteClass: NoteClass
    let text: String

    enum CodingKeys: String, CodingKey {
        case client, text
        case purpose = "draft_for"
        case noteClass = "class"
    }

    /// The sealed bytes; throws `locked` when the key is not known or is none.
    func sealed(to key: String?) throws -> [UInt8] {
        guard let key, let bytes = Hexadecimal.bytes(key), bytes.count == 32 else {
            throw Problem(.locked)
        }
        var content = try WireJSON.encode(self)
        defer { SecureMemory.wipe(&content) }
        // Spaces after JSON mean nothing; with them the box shows a coarse length only.
        let padded = Int(clamping: Padme.padded(UInt64(max(content.count, Self.shortest))))
        content += [UInt8](repeating: UInt8(ascii: " "), count: padded - content.count)
        return try SealedBox.seal(content.span, to: bytes.span)
    }

    /// Short texts are all of one length, in bytes.
    private static let shortest = 4_096
}
