internal import FoundationEssentials
internal import TacitClinical
internal import TacitCrypto
internal import TacitStore

/// Texts that were sealed to the inbox key while the vault was locked.
///
/// ```
/// row = text id 16 | part u16 | part count u16 | bytes of the sealed box, 16,300 at most
/// box = SealedBox of JSON {"client": code name, "draft_for": purpose, "class": class, "text": text}
/// ```
enum Inbox {
    /// Longest sealed text, 5 MiB: a document of 4 MiB and what JSON adds to it.
    static let largestText = 5 << 20
    private static let chunk = 16_300
    private static let head = 20

    struct Letter: Codable {
        var client: String
        var draftFor: DraftPurpose
        var noteClass: NoteClass
        var text: String

        enum CodingKeys: String, CodingKey {
            case client, text
            case draftFor = "draft_for"
            case noteClass = "class"
        }
    }

    /// A text as its rows hold it.
    struct Text {
        var id: RecordID
        var rows: [Int64]
        var sealed: [UInt8]?
    }

    /// The rows that keep a sealed text.
    static func rows(of sealed: [UInt8]) throws(VaultError) -> [Change] {
        guard sealed.count > SealedBox.overhead, sealed.count <= largestText else { throw .tooLarge }
        let id = RandomBytes.bytes(16)
        let count = (sealed.count + chunk - 1) / chunk
        return (0..<count).map { part in
            var row = id
            row.append(bigEndian: UInt16(part))
            row.append(bigEndian: UInt16(count))
            row += sealed[part * chunk..<min((part + 1) * chunk, sealed.count)]
            return .insertInbox(Int64.random(in: 0...Int64.max), row)
        }
    }

    /// The texts that wait; one with a part missing has no `sealed`.
    static func texts(in store: Store) throws(VaultError) -> [Text] {
        let rows = try stored { () throws(StoreError) in try store.inbox() }
        var parts: [[UInt8]: [(part: Int, count: Int, row: Int64, bytes: ArraySlice<UInt8>)]] = [:]
        for row in rows where row.bytes.count > head {
            let part = Int(row.bytes[16]) << 8 | Int(row.bytes[17])
            let count = Int(row.bytes[18]) << 8 | Int(row.bytes[19])
            parts[Array(row.bytes[..<16]), default: []].append((part, count, row.id, row.bytes[head...]))
        }
        return parts.compactMap { id, found in
            guard let id = RecordID(bytes: id) else { return nil }
            let sorted = found.sorted { $0.part < $1.part }
            let isWhole = sorted.map(\.part) == Array(0..<(sorted.first?.count ?? 0))
            return Text(id: id, rows: sorted.map(\.row), sealed: isWhole ? sorted.flatMap(\.bytes) : nil)
        }
    }

    /// Opens a text; nil when it is not one that was sealed to this vault.
    static func open(_ sealed: [UInt8], with key: borrowing AgreementKey) -> Letter? {
        guard let json = try? SealedBox.open(sealed.span, with: key) else { return nil }
        return try? JSONDecoder().decode(Letter.self, from: Data(json))
    }
}
