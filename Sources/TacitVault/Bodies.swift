internal import FoundationEssentials
internal import TacitClinical

/// What every record's JSON is: when it was recorded, with the clock's offset, and its content.
struct Recorded<Content: Codable & Equatable>: Codable, Equatable {
    var at: Moment
    var content: Content
}

/// The JSON of the records, `schema` 1. Keys are sorted when written; the stored bytes are never written anew.
enum Body {
    static let schema: UInt16 = 1

    struct StateRewritten: Codable, Equatable {
        var sequence: UInt64
        /// SHA-256 of the cell of meta row 2, hexadecimal.
        var hash: String
    }

    struct HeaderRewritten: Codable, Equatable {
        var sequence: UInt64
        /// SHA-256 of meta row 1, hexadecimal.
        var hash: String
    }

    struct Keyslot: Codable, Equatable {
        var slot: UInt32
        var kind: UInt8
        /// Whether its passphrase was easy to guess: in the log and not in the header, where it would tell a thief.
        var weak: Bool?
    }

    struct Unlocked: Codable, Equatable {
        var slot: UInt32
    }

    /// One API request that showed something; ids only.
    struct Read: Codable, Equatable {
        var what: String
        var client: ClientID?
        var records: [RecordID]
    }

    struct Checked: Codable, Equatable {
        var entries: UInt64
        var findings: Int
    }

    struct Accepted: Codable, Equatable {
        var what: String
        var size: UInt64
    }

    struct BackupKeyMade: Codable, Equatable {
        /// SHA-256 of the recipient's text, hexadecimal.
        var recipient: String
    }

    struct BackupMade: Codable, Equatable {
        var number: Int
        var rows: Int
        /// SHA-256 of the list of rows, hexadecimal.
        var live: String
        /// Whether the vault was locked then; the entry follows at the next unlock.
        var locked: Bool?
    }

    struct BackupVerified: Codable, Equatable {
        var number: Int
        /// Entries in the log of the restored copy.
        var size: UInt64
        var findings: Int
    }

    struct Restored: Codable, Equatable {
        var number: Int
        var size: UInt64
        var findings: Int
    }

    struct ClientCreated: Codable, Equatable {
        var id: ClientID
        var handle: String
        var client: Client
    }

    struct ClientRevised: Codable, Equatable {
        var id: ClientID
        var client: Client
    }

    struct ClientClosed: Codable, Equatable {
        var id: ClientID
        var closure: Closure
    }

    struct ClientReopened: Codable, Equatable {
        var id: ClientID
    }

    struct Notice: Codable, Equatable {
        var id: ClientID
        var notice: NoticeGiven
    }

    struct PracticeSet: Codable, Equatable {
        var practice: Practice
    }

    struct ProviderSet: Codable, Equatable {
        /// The record of the provider's first entry, which this is when `version` is 1.
        var id: RecordID
        var code: String
        var provider: Provider
        var version: Int
    }

    struct ProviderVerified: Codable, Equatable {
        var id: RecordID
        var verification: Verification
    }

    struct ProviderRemoved: Codable, Equatable {
        var id: RecordID
    }

    /// A bundle that came, so that it is known when it comes again.
    struct BundleOpened: Codable, Equatable {
        /// Its id, 32 hexadecimal digits.
        var bundle: String
        /// The sender's key as OpenSSH writes it.
        var sender: String
        /// SHA-256 of the signed text, 64 hexadecimal digits.
        var manifest: String
        /// Where it was filed.
        var client: ClientID?
        var attachment: RecordID?
    }

    struct DemandReceived: Codable, Equatable {
        var request: ClientRequest
        var author: String?
    }

    struct DemandAnswered: Codable, Equatable {
        var answer: RequestAnswer
        var author: String?
    }

    struct DraftSaved: Codable, Equatable {
        var purpose: DraftPurpose
        var noteClass: NoteClass
        var text: String
        /// The draft whose text this one replaces.
        var replaces: RecordID?

        enum CodingKeys: String, CodingKey {
            case purpose, text, replaces
            case noteClass = "class"
        }
    }

    struct DraftDiscarded: Codable, Equatable {
        var draft: RecordID
        /// The client it was moved to, if it was.
        var movedTo: ClientID?

        enum CodingKeys: String, CodingKey {
            case draft
            case movedTo = "moved_to"
        }
    }

    struct NoteSigned: Codable, Equatable {
        var content: NoteContent
        var author: String?
        var draft: RecordID?
        /// Whether it was late by the limit in force that day.
        var late: Bool
    }

    struct AdditionSigned: Codable, Equatable {
        var note: RecordID
        var content: AmendmentContent
        var author: String?
        var draft: RecordID?
        var late: Bool
    }

    struct ErrorMarked: Codable, Equatable {
        var record: RecordID
        var mark: ErrorMark
        var author: String?
    }

    struct Undone: Codable, Equatable {
        var record: RecordID
    }

    struct PlanRecorded: Codable, Equatable {
        var version: Int
        var content: PlanContent
        var author: String?
        var draft: RecordID?
    }

    struct AttachmentPart: Codable, Equatable {
        var attachment: RecordID
        /// From 1.
        var number: Int
        /// In JSON base64.
        var bytes: Data
    }

    struct EntryMade: Codable, Equatable {
        var entry: EntryContent
        var author: String?
        var draft: RecordID?
    }

    /// Every text in a value, one on a line: what can be found in it.
    static func texts(of value: some Encodable) -> String {
        guard let json = try? JSONEncoder().encode(value),
            let tree = try? JSONDecoder().decode(TextTree.self, from: json)
        else { return "" }
        return tree.texts.joined(separator: "\n")
    }

    /// What every entry has, also one of a kind that this version does not know.
    struct EntryOutline: Codable, Equatable {
        struct Entry: Codable, Equatable {
            var kind: String
        }
        var entry: Entry
        var draft: RecordID?
    }

    /// The outline of an entry of a kind that this version does not know; nil for any other record.
    static func unknownEntry(_ json: [UInt8]) -> EntryOutline? {
        guard let body = try? decode(EntryOutline.self, json) else { return nil }
        return EntryKind(rawValue: body.content.entry.kind) == nil ? body.content : nil
    }

    static func encode(_ content: some Codable & Equatable, at moment: Moment) throws(VaultError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do { return Array(try encoder.encode(Recorded(at: moment, content: content))) } catch { throw .tooLarge }
    }

    /// Whether an addition or a plan says of which draft it was made.
    ///
    /// The member is looked for in the bytes: a career has ten thousand of these, and an unlock asks all of them. In a
    /// text a quotation mark stands behind a backslash, so the name of a member is one wherever it is found.
    static func namesDraft(_ json: [UInt8]) -> Bool {
        let name = Array(#""draft":"#.utf8)
        var start = json.startIndex
        while let found = json[start...].firstIndex(of: name[0]) {
            if json[found...].starts(with: name) { return true }
            start = found + 1
        }
        return false
    }

    /// The day on which a record was recorded.
    static func day(of json: [UInt8]) throws(VaultError) -> CalendarDay { try moment(of: json).day }

    /// When a record was recorded.
    static func moment(of json: [UInt8]) throws(VaultError) -> Moment {
        struct Dated: Codable, Equatable {
            var at: Moment
        }
        do { return try JSONDecoder().decode(Dated.self, from: Data(json)).at } catch { throw .integrity }
    }

    /// Reads a stored body; `integrity` for a known kind in another form, because only tacit seals.
    static func decode<Content: Codable & Equatable>(
        _ type: Content.Type, _ json: [UInt8]
    ) throws(VaultError) -> Recorded<Content> {
        do { return try JSONDecoder().decode(Recorded<Content>.self, from: Data(json)) } catch { throw .integrity }
    }
}

/// The texts of a JSON value, whatever its members are called.
private struct TextTree: Decodable {
    let texts: [String]

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            texts = [text]
        } else if let list = try? container.decode([TextTree].self) {
            texts = list.flatMap(\.texts)
        } else if let object = try? container.decode([String: TextTree].self) {
            texts = object.sorted { $0.key < $1.key }.flatMap(\.value.texts)
        } else {
            texts = []
        }
    }
}
