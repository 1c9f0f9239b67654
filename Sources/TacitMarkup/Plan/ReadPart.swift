internal import TacitClinical

/// One `- key: value` line as it stands in a document.
struct ReadFact {
    /// In small letters.
    let key: String
    let text: String
    /// Where the line begins.
    let place: Place
    /// Where the value begins.
    let valuePlace: Place
}

/// A problem, goal, objective or intervention as it stands in a document: perhaps without an id.
struct ReadPart {
    let kind: PlanIDs.Kind
    let place: Place
    var statement: String
    var id: String?
    /// The goal that an objective stands below, by its index among the goals.
    var goal: Int?
    var facts: [ReadFact] = []
    var steps: [ReadStep] = []

    /// The fact with a key, if it has a value.
    func fact(_ key: String) -> ReadFact? { facts.first { $0.key == key && !$0.text.isEmpty } }

    /// Reads a heading without its word.
    init(_ kind: PlanIDs.Kind, words: String, at place: Place, goal: Int?) {
        self.kind = kind
        self.place = place
        self.goal = goal
        (statement, id) = PlanHeading.divide(words)
    }
}

/// A line that begins with a dash or star, with the further lines that belong to it.
struct ReadItem {
    let place: Place
    /// The first line as it stands.
    let line: String
    /// Without the dash.
    var text: String

    /// The place of the first scalar of some kind, or the start of the line.
    func place(where matches: (Unicode.Scalar) -> Bool) -> Place {
        let before = line.unicodeScalars.prefix { !matches($0) }
        guard before.endIndex < line.unicodeScalars.endIndex else { return place }
        return Place(line: place.line, column: before.count + 1)
    }

    /// `key: value`; nil when there is no colon behind a key.
    func fact() -> ReadFact? {
        let scalars = text.unicodeScalars
        let key = String(Substring(scalars.prefix { $0 != ":" })).trimmed.lowercased()
        guard let colon = scalars.firstIndex(of: ":"), !key.isEmpty else { return nil }
        let all = line.unicodeScalars
        let behind = all.drop { $0 != ":" }.dropFirst().drop { $0.isBlank }
        let column = all.distance(from: all.startIndex, to: behind.startIndex) + 1
        return ReadFact(
            key: key,
            text: String(Substring(scalars[colon...].dropFirst())).trimmed,
            place: place,
            valuePlace: Place(line: place.line, column: column)
        )
    }
}

extension DocumentReading {
    /// The items of some lines; a line that belongs to none is a problem.
    mutating func items(of lines: some Sequence<SourceText.Line>, otherwise: Sentence) -> [ReadItem] {
        var items: [ReadItem] = []
        for line in lines where !source.isBlank(line) {
            let bytes = source.bytes[line.bytes]
            let place = Place(line: line.number, column: 1)
            if bytes.starts(with: "- ".utf8) || bytes.starts(with: "* ".utf8) {
                let text = String(decoding: bytes.dropFirst(2), as: UTF8.self).trimmed
                items.append(ReadItem(place: place, line: source.text(line.bytes), text: text))
            } else if bytes.first == UInt8(ascii: " ") || bytes.first == UInt8(ascii: "\t"),
                !items.isEmpty
            {
                items[items.count - 1].text += " \(source.text(line.bytes).trimmed)"
            } else {
                problems.add(otherwise, at: place)
            }
        }
        return items
    }
}
