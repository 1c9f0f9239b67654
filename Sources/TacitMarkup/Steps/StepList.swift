internal import TacitClinical

extension DocumentReading {
    /// The steps of the lines below `## Steps`: items that begin with a dash or star, each perhaps
    /// with further lines that begin with a space.
    mutating func readSteps(_ lines: ArraySlice<SourceText.Line>) -> [ReadStep] {
        var items: [(place: Place, text: String)] = []
        for line in lines where !source.isBlank(line) {
            let bytes = source.bytes[line.bytes]
            if bytes.starts(with: "- ".utf8) || bytes.starts(with: "* ".utf8) {
                let item = String(decoding: bytes.dropFirst(2), as: UTF8.self).trimmed
                items.append((Place(line: line.number, column: 1), item))
            } else if bytes.first == UInt8(ascii: " ") || bytes.first == UInt8(ascii: "\t"),
                !items.isEmpty
            {
                items[items.count - 1].text += " \(source.text(line.bytes).trimmed)"
            } else {
                problems.add(.noStep, at: Place(line: line.number, column: 1))
            }
        }
        guard items.count <= PlanDocument.stepLimit else {
            problems.add(.stepsTooMany, at: items[PlanDocument.stepLimit].place)
            return []
        }
        return items.compactMap {
            StepLine.read($0.text, at: $0.place, today: context.now.day, &problems)
        }
    }
}
