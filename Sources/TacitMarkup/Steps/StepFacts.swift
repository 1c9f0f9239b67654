internal import TacitClinical

extension ReadStep {
    /// Takes `due ..., owner ..., resized from ..., because ...`; false when something is none of
    /// them or stands twice, or when there is a reason and nothing that was resized.
    mutating func take(_ facts: StepLine.Scalars, today: CalendarDay) -> Bool {
        var rest = facts
        while !rest.isEmpty {
            let fact = rest.prefix { $0 != "," }
            if rest.starts(with: StepLine.due), due == nil {
                due = DayText.day(Self.string(fact.dropFirst(StepLine.due.count)), today: today)
                guard due != nil else { return false }
                rest = rest.dropFirst(fact.count)
            } else if rest.starts(with: StepLine.resized), resizedFrom == nil {
                resizedFrom = Self.string(fact.dropFirst(StepLine.resized.count))
                rest = rest.dropFirst(fact.count)
            } else if rest.starts(with: StepLine.owner), owner == nil {
                guard let (name, after) = Self.words(rest.dropFirst(StepLine.owner.count)) else {
                    return false
                }
                owner = name
                rest = after
            } else if rest.starts(with: StepLine.because), whyResized == nil {
                guard let (why, after) = Self.words(rest.dropFirst(StepLine.because.count)) else {
                    return false
                }
                whyResized = why
                rest = after
            } else {
                return false
            }
            rest = rest.drop { $0 == " " }
            guard rest.isEmpty || rest.first == "," else { return false }
            rest = rest.dropFirst().drop { $0 == " " }
        }
        return owner?.isEmpty != true && whyResized?.isEmpty != true
            && (whyResized == nil || resizedFrom != nil)
    }

    /// Words up to a comma, or in quotes with backslashes, and what follows.
    private static func words(_ text: StepLine.Scalars) -> (String, StepLine.Scalars)? {
        guard text.first == "\"" else {
            let name = text.prefix { $0 != "," }
            return (string(name), text.dropFirst(name.count))
        }
        var name = String.UnicodeScalarView()
        var rest = text.dropFirst()
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\"": return (String(name).trimmed, rest)
            case "\\":
                guard let next = rest.popFirst() else { return nil }
                name.append(next)
            default: name.append(scalar)
            }
        }
        return nil
    }

    private static func string(_ scalars: StepLine.Scalars) -> String {
        String(Substring(scalars)).trimmed
    }
}
