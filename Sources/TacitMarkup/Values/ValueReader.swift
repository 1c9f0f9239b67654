internal import TacitClinical

/// Takes values out of fields. What is not of the wanted kind becomes a problem and nil; so does
/// nothing twice.
extension DocumentReading {
    /// Letters of a value that stands on one line: a name, a licence.
    static let lineLimit = 200

    /// One line of text.
    mutating func line(_ key: String) -> String? {
        guard let value = scalar(key) else { return nil }
        return isLine(value) ? value.text : nil
    }

    /// Text of one or several lines.
    mutating func text(_ key: String) -> String? { scalar(key)?.text }

    /// A list of lines; a single value is a list of one.
    mutating func lines(_ key: String) -> [String] {
        switch fields[key]?.value {
        case nil, .missing, .broken: return []
        case .text(let value): return value.text.isEmpty || !isLine(value) ? [] : [value.text]
        case .list(let items):
            return items.compactMap { item in
                guard !item.text.isEmpty else {
                    problems.add(.emptyItem, at: item.place)
                    return nil
                }
                return isLine(item) ? item.text : nil
            }
        case .map(let pairs):
            problems.add(.listWanted, at: pairs.first?.key.place ?? place(of: key))
            return []
        }
    }

    /// A day.
    mutating func day(_ key: String) -> CalendarDay? {
        guard let value = scalar(key) else { return nil }
        guard let day = DayText.day(value.text, today: context.now.day) else {
            problems.add(.noDay, at: value.place)
            return nil
        }
        return day
    }

    /// A moment, without a span.
    mutating func moment(_ key: String) -> Moment? {
        guard let value = scalar(key) else { return nil }
        guard let text = MomentText(value.text, today: context.now.day), text.end == nil,
            let moment = text.moment(in: context)
        else {
            problems.add(.noMoment, at: value.place)
            return nil
        }
        return moment
    }

    /// Yes or no.
    mutating func yesNo(_ key: String) -> Bool? {
        guard let value = scalar(key) else { return nil }
        switch value.text.lowercased() {
        case "yes", "true": return true
        case "no", "false": return false
        default:
            problems.add(.noYesNo, at: value.place)
            return nil
        }
    }

    /// A whole number of a range.
    mutating func number(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let value = scalar(key) else { return nil }
        guard let number = decimal(value.text), range.contains(number) else {
            problems.add(.noNumber(in: range), at: value.place)
            return nil
        }
        return number
    }

    /// One of the words of an enumeration, in any case.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        _ type: Choice.Type
    ) -> Choice?
    where Choice.RawValue == String {
        guard let value = scalar(key) else { return nil }
        return choice(of: value, type)
    }

    /// One of the words of an enumeration.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        of value: FieldText,
        _ type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        guard let choice = Choice(rawValue: value.text.lowercased()) else {
            problems.add(.notOne(of: Choice.allCases.map(\.rawValue)), at: value.place)
            return nil
        }
        return choice
    }

    /// The single value of a field that is there and not empty.
    mutating func scalar(_ key: String) -> FieldText? {
        switch fields[key]?.value {
        case nil, .missing, .broken: return nil
        case .text(let value): return value.text.isEmpty ? nil : value
        case .list(let items):
            problems.add(.textWanted, at: items.first?.place ?? place(of: key))
        case .map(let pairs):
            problems.add(.textWanted, at: pairs.first?.key.place ?? place(of: key))
        }
        return nil
    }

    /// Whether a value is one line, and no longer than one may be; a problem otherwise.
    mutating func isLine(_ value: FieldText) -> Bool {
        if value.text.contains(where: \.isNewline) {
            problems.add(.oneLineWanted, at: value.place)
            return false
        }
        if value.text.unicodeScalars.count > Self.lineLimit {
            problems.add(.lineTooLong, at: value.place)
            return false
        }
        return true
    }
}
