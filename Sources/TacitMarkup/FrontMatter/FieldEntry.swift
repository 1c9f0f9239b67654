internal import Yams

/// The lines of one field, from its name to the next one's.
struct FieldEntry {
    let key: String
    private(set) var lines: [String]
    private(set) var numbers: [Int]

    init(key: String, text: String, number: Int) {
        self.key = key
        lines = [text]
        numbers = [number]
    }

    mutating func append(_ text: String, number: Int) {
        lines.append(text)
        numbers.append(number)
    }

    /// Where the name stands.
    var place: Place { Place(line: numbers[0], column: 1) }

    /// What is behind the colon on the first line.
    var firstValue: Substring.UnicodeScalarView {
        lines[0].unicodeScalars.dropFirst(key.unicodeScalars.count + 1)
    }

    /// The place of a scalar of a line of this field; both from 0, and moved into the field when
    /// outside.
    func place(line: Int, column: Int) -> Place {
        Place(line: numbers[min(max(line, 0), numbers.count - 1)], column: max(column, 0) + 1)
    }

    /// Reads the field; `broken` when it adds a problem.
    func value(_ problems: inout Problems) -> FieldValue {
        if let (fault, place) = EntryGuard.fault(in: self) {
            problems.add(fault, at: place)
            return .broken
        }
        do {
            return try FieldReading(entry: self).value()
        } catch let refusal as FieldRefusal {
            problems.add(refusal.sentence, at: refusal.place)
        } catch let error as YamlError {
            let (sentence, place) = error.refusal(in: self)
            problems.add(sentence, at: place)
        } catch {
            problems.add(.malformed, at: place)
        }
        return .broken
    }
}

/// Why a field is not taken although it is YAML.
struct FieldRefusal: Error {
    let sentence: Sentence
    let place: Place
}

extension YamlError {
    /// The sentence for an error of libyaml, whose own words stay inside, and its place in the
    /// document.
    fileprivate func refusal(in entry: FieldEntry) -> (Sentence, Place) {
        switch self {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let sentence = Self.sentence(context: context?.text ?? "", problem: problem)
            let place =
                sentence == .openQuote || sentence == .openList ? context?.mark ?? mark : mark
            return (sentence, entry.place(line: place.line - 1, column: place.column - 1))
        case .duplicatedKeysInMapping(_, let context):
            return (
                .duplicateKey,
                entry.place(line: context.mark.line - 1, column: context.mark.column - 1)
            )
        default: return (.malformed, entry.place)
        }
    }

    private static func sentence(context: String, problem: String) -> Sentence {
        if problem.contains("mapping values are not allowed")
            || problem.contains("could not find expected ':'")
        {
            return .colon
        }
        if context.contains("quoted scalar") {
            return problem.contains("escape") ? .escape : .openQuote
        }
        if context.contains("flow ") { return .openList }
        if problem.contains("cannot start any token") { return .startOfValue }
        return .malformed
    }
}
