/// A file of a chart, such as a report that was received; its bytes lie in parts under keys of their own.
///
/// It is entered when all parts are there, and only by attaching: what it says of the file is measured, not typed.
public struct Attachment: ChartContent {
    /// Most bytes of a file: 256 MiB (api.md).
    public static let largest = 256 << 20
    /// Most bytes of one part: 1 MiB.
    public static let partSize = 1 << 20
    /// Most parts of a file.
    public static let mostParts = largest / partSize

    /// Its kind.
    public static let kind = EntryKind.attachment
    /// The fields of its page.
    public static let fields = [
        FormField("file", .line, "Name of the file", isRequired: true),
        FormField("media_type", .line, "What it is, such as application/pdf", isRequired: true),
        FormField("on", .day, "Date of the document"),
        FormField("from", .line, "Who wrote it"),
        FormField("size", .whole(0...largest), "Bytes", isRequired: true),
        FormField("parts", .whole(1...mostParts), "Parts", isRequired: true),
        FormField("sha256", .line, "SHA-256 of the bytes", isRequired: true),
        FormField("note", .prose, "Note"),
    ]

    /// The name under which it is saved.
    public var name: String
    /// The media type, lower-case.
    public var mediaType: String
    /// The date of the document.
    public var on: CalendarDay?
    /// Who wrote it.
    public var from: String?
    /// Bytes.
    public var size: Int
    /// Parts that hold them.
    public var parts: Int
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    public var sha256: String
    /// What there is to say about it.
    public var note: String?

    /// Makes an attachment.
    public init(_ request: AttachmentRequest, size: Int, parts: Int, sha256: String) {
        name = request.name
        mediaType = request.mediaType
        on = request.on
        from = request.from
        note = request.note
        self.size = size
        self.parts = parts
        self.sha256 = sha256
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case on, from, size, parts, sha256, note
        case name = "file"
        case mediaType = "media_type"
    }

    /// Name and size.
    public var title: String { CareRules.title("\(name), \(size) bytes") }
}

/// What is said of a file when it is attached.
public struct AttachmentRequest: Codable, Hashable, Sendable {
    /// The name under which it is saved: one line without a slash, at most 200 characters.
    public var name: String
    /// The media type.
    public var mediaType: String
    /// The date of the document.
    public var on: CalendarDay?
    /// Who wrote it.
    public var from: String?
    /// What there is to say about it.
    public var note: String?
    /// How many parts were put.
    public var parts: Int
    /// SHA-256 of the bytes as the sender computed it, 64 hexadecimal digits.
    public var sha256: String

    /// Makes a request.
    public init(name: String, mediaType: String, parts: Int, sha256: String) {
        self.name = name
        self.mediaType = mediaType
        self.parts = parts
        self.sha256 = sha256
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case on, from, note, parts, sha256
        case name = "file"
        case mediaType = "media_type"
    }

    /// Whether name and type can be kept: one line each, and no path in the name.
    public var isWellFormed: Bool {
        let isLine = { (text: String) in
            (1...200).contains(text.unicodeScalars.count)
                && text.unicodeScalars.allSatisfy {
                    $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
                }
        }
        return isLine(name) && isLine(mediaType) && !name.contains("/") && name != "."
            && name != ".."
    }
}
