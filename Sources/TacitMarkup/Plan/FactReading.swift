internal import TacitClinical

/// Takes values out of the facts of a part. What is not of the wanted kind becomes a problem and nil.
extension DocumentReading {
    /// Keys that a part may have several times.
    private static let repeated: Set<String> = ["barrier"]

    /// Every key must be known and stand once.
    mutating func check(_ part: ReadPart, keys: [String]) {
        var first: [String: Place] = [:]
        for fact in part.facts {
            guard keys.contains(fact.key) else {
                let near = Spelling.nearest(to: fact.key, of: keys)
                problems.add(.unknownField(near: near, all: keys), at: fact.place)
                continue
            }
            if let place = first[fact.key], !Self.repeated.contains(fact.key) {
                problems.add(.twice(first: place.line), at: fact.place)
            }
            first[fact.key] = first[fact.key] ?? fact.place
        }
    }

    /// A day.
    mutating func day(_ key: String, _ part: ReadPart) -> CalendarDay? {
        part.fact(key).flatMap { day($0.text, at: $0.valuePlace) }
    }

    /// A whole number of a range.
    mutating func whole(_ key: String, _ part: ReadPart, in range: ClosedRange<Int>) -> Int? {
        guard let fact = part.fact(key) else { return nil }
        guard let number = decimal(fact.text), range.contains(number) else {
            problems.add(.noNumber(in: range), at: fact.valuePlace)
            return nil
        }
        return number
    }

    /// One of the words of an enumeration, in any case.
    mutating func word<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        _ part: ReadPart,
        _ type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        part.fact(key).flatMap { choice(of: FieldText($0.text, at: $0.valuePlace), type) }
    }

    /// Words between commas, each once.
    mutating func items(_ key: String, _ part: ReadPart) -> [String] {
        guard let fact = part.fact(key) else { return [] }
        let items = fact.text.unicodeScalars.split(separator: ",", omittingEmptySubsequences: false)
            .map { String(Substring($0)).trimmed }
        if items.contains("") {
            problems.add(.emptyBetweenCommas, at: fact.valuePlace)
        } else if Set(items).count < items.count {
            problems.add(.itemTwice, at: fact.valuePlace)
        }
        return items
    }

    /// `0 (2031-01-13)`, or the number alone.
    mutating func baseline(_ part: ReadPart) -> MeasureBaseline? {
        guard let fact = part.fact("baseline") else { return nil }
        let scalars = fact.text.unicodeScalars
        let front = scalars.prefix { $0 != "(" }
        guard let value = PlanNumber.value(String(Substring(front)).trimmed) else {
            problems.add(.noBaseline, at: fact.valuePlace)
            return nil
        }
        let bracket = scalars[front.endIndex...]
        guard !bracket.isEmpty else { return MeasureBaseline(value: value, date: nil) }
        guard bracket.last == ")" else {
            problems.add(.noBaseline, at: fact.valuePlace)
            return nil
        }
        let text = String(Substring(bracket.dropFirst().dropLast())).trimmed
        return day(text, at: fact.valuePlace).map { MeasureBaseline(value: value, date: $0) }
    }

    /// `>= 5`.
    mutating func target(_ part: ReadPart) -> MeasureTarget? {
        guard let fact = part.fact("target") else { return nil }
        let text = fact.text.replacing("\u{2265}", with: ">=").replacing("\u{2264}", with: "<=")
        let sign = text.prefix { "<>=".contains($0) }
        guard let comparison = MeasureTarget.Comparison(rawValue: String(sign)),
            let value = PlanNumber.value(String(text.dropFirst(sign.count)).trimmed)
        else {
            problems.add(.noTarget, at: fact.valuePlace)
            return nil
        }
        return MeasureTarget(op: comparison, value: value)
    }

    private mutating func day(_ text: String, at place: Place) -> CalendarDay? {
        let day = DayText.day(text, today: context.now.day)
        if day == nil { problems.add(.noDay, at: place) }
        return day
    }
}

/// Numbers of a plan: `5`, `-2`, `+1`, `6.5`, and as computers write very small ones, `1e-05`.
enum PlanNumber {
    /// Larger ones are slips of the hand.
    static let limit = 1e9

    static func value(_ text: String) -> Double? {
        let bytes = text.utf8
        let digits =
            bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+")
            ? bytes.dropFirst() : bytes[...]
        guard let first = digits.first, let last = digits.last, isDigit(first), isDigit(last),
            bytes.count <= 32,
            digits.allSatisfy({ isDigit($0) || ".-e".utf8.contains($0) }),
            let value = Double(text), abs(value) <= limit
        else { return nil }
        return value
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
