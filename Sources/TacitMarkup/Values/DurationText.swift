/// Lengths of time as people write them: `50`, `50 min`, `1 h 20 min`, `1h20`, `PT50M`, `PT1H20M`.
enum DurationText {
    private static let hours: Set<String> = ["h", "hr", "hrs", "hour", "hours"]
    private static let minutes: Set<String> = ["m", "min", "mins", "minute", "minutes"]

    /// The minutes; nil when the text is none of the forms.
    static func minutes(_ text: String) -> Int? {
        var text = text.lowercased()
        if text.hasPrefix("pt") {
            text.removeFirst(2)
            guard !text.contains(" "), text.hasSuffix("h") || text.hasSuffix("m") else {
                return nil
            }
        }
        let parts = numbersAndUnits(text)
        switch parts.count {
        case 1:
            guard let number = parts[0].number else { return nil }
            return hours.contains(parts[0].unit)
                ? number * 60 : isMinutes(parts[0].unit) ? number : nil
        case 2:
            guard let first = parts[0].number, let second = parts[1].number,
                hours.contains(parts[0].unit),
                isMinutes(parts[1].unit), second < 60
            else { return nil }
            return first * 60 + second
        default: return nil
        }
    }

    private static func isMinutes(_ unit: String) -> Bool { unit.isEmpty || minutes.contains(unit) }

    /// `1 h 20 min` as (1, h), (20, min).
    private static func numbersAndUnits(_ text: String) -> [(number: Int?, unit: String)] {
        var parts: [(number: Int?, unit: String)] = []
        var rest = text[...]
        while !rest.isEmpty {
            let digits = rest.prefix { ("0"..."9").contains($0) }
            let unit = rest.dropFirst(digits.count).prefix { !("0"..."9").contains($0) }
            parts.append((decimal(digits), String(unit).trimmed))
            rest = rest.dropFirst(digits.count + unit.count)
        }
        return parts
    }
}
