internal import TacitClinical

/// Takes the values of a form's fields; what is not of the wanted shape becomes a problem and nil.
extension DocumentReading {
    mutating func value(of field: FormField) -> FormValue? {
        let key = field.key
        switch field.shape {
        case .line: return line(key).map(FormValue.text)
        case .prose: return nil
        case .day: return day(key).map { .text($0.description) }
        case .moment: return moment(key).map { .text($0.description) }
        case .number(let range): return decimal(key, in: range)
        case .whole(let range):
            return scalar(key).flatMap { whole($0, in: range) }.map(FormValue.number)
        case .yesNo: return yesNo(key).map(FormValue.flag)
        case .choice(let words): return word(key, of: words)
        case .list:
            let lines = lines(key)
            return lines.isEmpty ? nil : .list(lines)
        case .pairs:
            let pairs = map(key) { reading, value in reading.isLine(value) ? value.text : nil }
            return pairs.isEmpty ? nil : .pairs(pairs)
        case .scores:
            let scores = map(key) { reading, value in reading.whole(value, in: FormNumber.scores) }
            return scores.isEmpty ? nil : .scores(scores)
        case .reference: return reference(key)
        }
    }

    private mutating func decimal(_ key: String, in range: ClosedRange<Double>) -> FormValue? {
        guard let value = scalar(key) else { return nil }
        guard let number = FormNumber.number(value.text), range.contains(number) else {
            problems.add(.noNumber(in: range), at: value.place)
            return nil
        }
        return .number(number)
    }

    private mutating func whole(_ value: FieldText, in range: ClosedRange<Int>) -> Double? {
        guard let number = FormNumber.whole(value.text), range.contains(number) else {
            problems.add(.noNumber(in: range), at: value.place)
            return nil
        }
        return Double(number)
    }

    private mutating func word(_ key: String, of words: [String]) -> FormValue? {
        guard let value = scalar(key) else { return nil }
        let small = value.text.lowercased()
        guard let word = words.first(where: { $0.lowercased() == small }) else {
            problems.add(.notOne(of: words), at: value.place)
            return nil
        }
        return .text(word)
    }

    private mutating func reference(_ key: String) -> FormValue? {
        guard let value = scalar(key) else { return nil }
        guard Reference(value.text) != nil || RecordID(value.text) != nil else {
            problems.add(.formNoReference, at: value.place)
            return nil
        }
        return .text(value.text)
    }

    /// A map; a name without a value is one left out.
    private mutating func map<Value>(
        _ key: String,
        _ take: (inout DocumentReading, FieldText) -> Value?
    ) -> [String: Value] {
        switch fields[key]?.value {
        case nil, .missing, .broken: return [:]
        case .text(let value) where value.text.isEmpty: return [:]
        case .text(let value): problems.add(.formMapWanted, at: value.place)
        case .list(let items):
            problems.add(.formMapWanted, at: items.first?.place ?? place(of: key))
        case .map(let pairs):
            var map: [String: Value] = [:]
            for (name, value) in pairs where !value.text.isEmpty {
                if name.text.isEmpty {
                    problems.add(.emptyItem, at: name.place)
                } else if map[name.text] != nil {
                    problems.add(.duplicateKey, at: name.place)
                } else if isLine(name), let taken = take(&self, value) {
                    map[name.text] = taken
                }
            }
            return map
        }
        return [:]
    }
}

/// Numbers in a form, in digits.
enum FormNumber {
    /// Item answers and sums of them; wide, because what an instrument allows is its own rule.
    static let scores = -1_000_000...1_000_000
    /// Characters of a number; no measure is longer, and it bounds the work.
    private static let lengthLimit = 24

    /// Decimals with a point, also with an exponent; no hexadecimal, no infinity.
    static func number(_ text: String) -> Double? {
        guard (1...lengthLimit).contains(text.utf8.count),
            text.unicodeScalars.allSatisfy({ "0123456789.+-eE".unicodeScalars.contains($0) }),
            let number = Double(text), number.isFinite
        else { return nil }
        // The sign of a zero says nothing, and would not be written again.
        return number == 0 ? 0 : number
    }

    /// A whole number, also a negative one.
    static func whole(_ text: String) -> Int? {
        guard (1...lengthLimit).contains(text.utf8.count) else { return nil }
        return Int(text)
    }
}
