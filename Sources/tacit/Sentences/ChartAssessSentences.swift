/// What is asked of an instrument.
enum AssessSentences {
    static let which = "Instrument (such as PHQ-9):"
    static let unknown = "no instrument has this name"
    static let onWhichDay = "Filled in on (empty: today):"
    static let answer = "answer:"
    static let total = "Total (empty when it is not complete):"

    static func known(_ names: [String]) -> String {
        "the instruments are: \(names.joined(separator: ", "))"
    }
    static func oneOf(_ values: [Int]) -> String {
        "   one of \(values.map(String.init).joined(separator: ", ")); an empty line leaves the item out"
    }
}
