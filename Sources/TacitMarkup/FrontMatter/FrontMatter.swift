/// The fields of a document.
///
/// The front matter is cut into its fields by their lines, and each is given to YAML alone: so one
/// that is not well-formed does not hide the faults of the others, and nothing crosses from one
/// field to another.
struct FrontMatter {
    private(set) var fields: [String: Field] = [:]

    /// Reads the fields of the given names; every other is a problem.
    init(
        _ lines: ArraySlice<SourceText.Line>,
        of source: SourceText,
        keys: [String],
        _ problems: inout Problems
    ) {
        for entry in Self.entries(lines, of: source, &problems) {
            guard keys.contains(entry.key) else {
                problems.add(
                    .unknownField(near: Spelling.nearest(to: entry.key, of: keys), all: keys),
                    at: entry.place
                )
                continue
            }
            if let first = fields[entry.key] {
                problems.add(.twice(first: first.place.line), at: entry.place)
                continue
            }
            fields[entry.key] = Field(place: entry.place, value: entry.value(&problems))
        }
    }

    private static func entries(
        _ lines: ArraySlice<SourceText.Line>,
        of source: SourceText,
        _ problems: inout Problems
    ) -> [FieldEntry] {
        var entries: [FieldEntry] = []
        for line in lines {
            let text = source.text(line.bytes)
            switch LineRole(text) {
            case .comment: continue
            case .more:
                guard !entries.isEmpty else {
                    if !source.isBlank(line) {
                        problems.add(.noField, at: Place(line: line.number, column: 1))
                    }
                    continue
                }
                entries[entries.count - 1].append(text, number: line.number)
            case .field(let key):
                entries.append(FieldEntry(key: key, text: text, number: line.number))
            case .document: problems.add(.severalDocuments, at: Place(line: line.number, column: 1))
            case .nothing: problems.add(.noField, at: Place(line: line.number, column: 1))
            }
        }
        return entries
    }
}

/// What a line of the front matter is, told by how it begins.
private enum LineRole {
    case field(String)
    /// Belongs to the field above.
    case more
    case comment
    /// `---` with something behind it, or `...`.
    case document
    case nothing

    init(_ line: String) {
        let bytes = Array(line.utf8)
        guard let first = bytes.first else {
            self = .more
            return
        }
        switch first {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "]"), UInt8(ascii: "}"):
            self = .more
        case UInt8(ascii: "#"): self = .comment
        case _ where line == "..." || line.hasPrefix("--- "): self = .document
        case UInt8(ascii: "-"):
            self = bytes.count == 1 || bytes[1] == UInt8(ascii: " ") ? .more : .nothing
        default: self = Self.key(bytes).map(Self.field) ?? .nothing
        }
    }

    /// The name in front of a colon that a space or the end of the line follows.
    private static func key(_ bytes: [UInt8]) -> String? {
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0,
            bytes[..<colon].allSatisfy(isOfName),
            colon + 1 == bytes.count || bytes[colon + 1] == UInt8(ascii: " ")
                || bytes[colon + 1] == UInt8(ascii: "\t")
        else { return nil }
        return String(decoding: bytes[..<colon], as: UTF8.self)
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
            || byte == 0x5F
            || byte == 0x2D
    }
}
