internal import TacitClinical

/// One step as a list item:
/// `- [ ] text {s1} (due 2031-02-18, owner therapist, resized from s1, because it was too much)`.
///
/// With an id everything in front of it is the text, whatever it looks like; without one the
/// bracket at the end is read when it begins with one of its words. All is done on Unicode scalars:
/// an accent behind a space makes one character with it, and the space would not be found.
enum StepLine {
    typealias Scalars = Substring.UnicodeScalarView

    static let due = "due ".unicodeScalars
    static let owner = "owner ".unicodeScalars
    static let resized = "resized from ".unicodeScalars
    /// Only behind the three others: text often ends with a bracket that begins so.
    static let because = "because ".unicodeScalars
    private static let boxes: [(Unicode.Scalar, StepState)] = [
        (" ", .todo), ("~", .doing), ("x", .done), ("X", .done), ("-", .skipped), (">", .resized),
    ]

    /// The item of a step.
    static func text(_ step: PlanStep) -> String {
        let box = boxes.first { $0.1 == step.state }?.0 ?? " "
        var facts: [String] = []
        if let day = step.due { facts.append("\(due)\(day)") }
        if let name = step.owner { facts.append("\(owner)\(factText(name))") }
        if let from = step.resizedFrom { facts.append("\(resized)\(from)") }
        if step.resizedFrom != nil, let why = step.whyResized {
            facts.append("\(because)\(factText(why))")
        }
        let id = step.id.isEmpty ? "" : " {\(step.id)}"
        return "- [\(box)] \(PlanLines.oneLine(step.text))\(id)"
            + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")
    }

    /// In quotes when it could be read as more than the owner or the reason; a brace is marked,
    /// because ids are looked for.
    private static func factText(_ text: String) -> String {
        let name = PlanLines.oneLine(text)
        let special = ",\"\\(){".unicodeScalars
        guard name.unicodeScalars.contains(where: special.contains) else { return name }
        var text = "\"".unicodeScalars
        for scalar in name.unicodeScalars {
            if scalar == "\\" || scalar == "\"" || scalar == "{" { text.append("\\") }
            text.append(scalar)
        }
        return String(text) + "\""
    }

    /// Reads an item, without its dash; what is wrong with it becomes a problem at its place.
    static func read(
        _ item: String,
        at place: Place,
        today: CalendarDay,
        _ problems: inout Problems
    ) -> ReadStep? {
        guard item.unicodeScalars.count <= PlanDocument.stepLengthLimit else {
            problems.add(.stepTooLong, at: place)
            return nil
        }
        guard let (state, rest) = box(item.unicodeScalars[...]) else {
            problems.add(.stepBox, at: place)
            return nil
        }
        let (text, id, facts) = divide(rest)
        guard !text.isEmpty else {
            problems.add(.stepEmpty, at: place)
            return nil
        }
        var step = ReadStep(place: place, id: id, text: text, state: state)
        if let facts, !step.take(facts, today: today) { problems.add(.stepFacts, at: place) }
        return step
    }

    /// The state, and what stands behind the box.
    ///
    /// An item without a box is to do; nil when the box is none of ours.
    private static func box(_ item: Scalars) -> (StepState, Scalars)? {
        let head = Array(item.prefix(3))
        guard head.first == "[" else { return (.todo, item) }
        guard head.count == 3, head[2] == "]" else {
            return head.starts(with: ["[", "]"]) ? nil : (.todo, item)
        }
        return boxes.first { $0.0 == head[1] }.map { ($0.1, item.dropFirst(3)) }
    }

    /// Text, id and the inside of the bracket.
    ///
    /// The id is the last `{s1}` that nothing but a bracket follows.
    private static func divide(_ item: Scalars) -> (String, String?, Scalars?) {
        var rest = item
        while let open = rest.lastIndex(of: "{") {
            rest = item[..<open]
            guard rest.isEmpty || rest.last == " ", let close = item[open...].firstIndex(of: "}")
            else { continue }
            let id = String(Substring(item[open..<close].dropFirst()))
            let after = String(Substring(item[close...].dropFirst())).trimmed.unicodeScalars[...]
            guard PlanIDs.kind(of: id) == .step, after.isEmpty || isBracket(after) else { continue }
            return (string(rest), id, after.isEmpty ? nil : after.dropFirst().dropLast())
        }
        let item = string(item).unicodeScalars[...]
        rest = item
        while item.last == ")", let open = rest.lastIndex(of: "(") {
            rest = item[..<open]
            guard rest.isEmpty || rest.last == " ", isBracket(item[open...]) else { continue }
            return (string(rest), nil, item[open...].dropFirst().dropLast())
        }
        return (string(item), nil, nil)
    }

    private static func isBracket(_ text: Scalars) -> Bool {
        let inside = text.dropFirst()
        return text.first == "(" && text.last == ")"
            && (inside.starts(with: due) || inside.starts(with: owner)
                || inside.starts(with: resized))
    }

    private static func string(_ scalars: Scalars) -> String { String(Substring(scalars)).trimmed }
}
