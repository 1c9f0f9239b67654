import TacitClinical
import TacitMarkup
import Testing

@Suite struct FormRoundTripTests {
    @Test func whatIsWrittenIsReadAgain() throws {
        for seed in UInt64(0)..<3_000 {
            var random = RandomContent(seed: seed)
            let values = random.form(SampleForm.fields)
            let text = FormDocument.render(
                values,
                fields: SampleForm.fields,
                context: Clock.context,
                head: DocumentHead(
                    client: ("otter-4", "Rowan Ashdown"),
                    help: ["---", "## Rationale"]
                )
            )
            check(values, text, seed)
            let template = FormDocument.template(
                fields: SampleForm.fields,
                prefilled: values,
                context: Clock.context
            )
            check(values, template, seed)
        }
    }

    private func check(_ values: [String: FormValue], _ text: String, _ seed: UInt64) {
        do {
            let read = try SampleForm.read(text)
            #expect(read == values, "seed \(seed):\n\(text)")
            let again = FormDocument.render(read, fields: SampleForm.fields, context: Clock.context)
            let first = FormDocument.render(
                values,
                fields: SampleForm.fields,
                context: Clock.context
            )
            // Equal strings may differ in their scalars; what is recorded may not.
            #expect(again.utf8.elementsEqual(first.utf8), "seed \(seed):\n\(text)")
        } catch {
            Issue.record("seed \(seed): \(places(error.problems))\n\(text)")
        }
    }
}

extension RandomContent {
    /// Values of a form: all that is required, and some of the rest.
    mutating func form(_ fields: [FormField]) -> [String: FormValue] {
        var values: [String: FormValue] = [:]
        for field in fields where field.isRequired || chance(2) {
            values[field.key] = value(of: field)
        }
        return values
    }

    private mutating func value(of field: FormField) -> FormValue {
        switch field.shape {
        case .line: .text(line())
        case .prose: .text(text())
        case .day: .text(day().description)
        case .moment: .text(moment().description)
        case .number(let range):
            .number(
                chance(4)
                    ? range.lowerBound : Double(number(0...99_999)) / Double(number(100...999))
            )
        case .whole(let range): .number(Double(number(range)))
        case .yesNo: .flag(chance(2))
        case .choice(let words): .text(one(of: words))
        case .list: .list((0...number(0...3)).map { _ in line() })
        case .pairs: .pairs(names { .init($0.line()) })
        case .scores: .scores(names { Double($0.number(-9...99)) })
        case .reference:
            .text(
                chance(2)
                    ? "e7f3q"
                    : RecordID(bytes: (1...16).map { _ in UInt8(number(0...255)) })?.description
                        ?? ""
            )
        }
    }

    private mutating func names<Value>(_ make: (inout Self) -> Value) -> [String: Value] {
        var names: [String: Value] = [:]
        for _ in 0...number(0...3) {
            let name = chance(2) ? String(number(1...20)) : line()
            names[name] = make(&self)
        }
        return names
    }
}
