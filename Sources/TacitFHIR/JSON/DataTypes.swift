import FoundationEssentials
import TacitClinical

/// FHIR's own data types, as far as the mapping needs them (FHIR 4.0.1, "Data Types").
extension FHIRValue {
    /// A text, where there is one.
    static func text(_ text: String?) -> Self? { text.map { .text($0) } }
    /// A date.
    static func day(_ day: CalendarDay?) -> Self? { day.map { .text($0.description) } }
    /// A dateTime or instant, with seconds and offset.
    static func moment(_ moment: Moment) -> Self { .text(moment.description) }
    /// A code of an enum.
    static func code(_ code: some RawRepresentable<String>) -> Self { .text(code.rawValue) }

    /// A Coding.
    static func coding(_ system: CodeSystem, _ code: String, _ display: String? = nil) -> Self {
        .object(["system": .text(system.rawValue), "code": .text(code), "display": text(display)])
    }

    /// A CodeableConcept of a text, a coding, or both.
    static func concept(_ words: String?, _ codings: FHIRValue?...) -> Self {
        .object(["coding": .list(codings.compactMap(\.self)), "text": text(words)])
    }

    /// A Reference to a resource of the bundle.
    static func reference(_ url: String?) -> Self? { url.map { .object(["reference": .text($0)]) } }

    /// A Reference that names somebody without a resource.
    static func named(_ display: String?) -> Self? {
        display.map { .object(["display": .text($0)]) }
    }

    /// A Period; nil without an end of either side.
    static func period(_ start: CalendarDay?, _ end: CalendarDay?) -> Self? {
        start == nil && end == nil ? nil : .object(["start": day(start), "end": day(end)])
    }

    /// An Annotation, one for each text that there is.
    static func notes(_ texts: String?...) -> Self { notes(texts) }

    /// The same of a list.
    static func notes(_ texts: [String?]) -> Self {
        .list(texts.compactMap(\.self).map { .object(["text": .text($0)]) }.filter { !$0.isEmpty })
    }

    /// A Quantity.
    static func quantity(_ value: Double, _ unit: String?, _ comparator: QuantityComparator? = nil)
        -> Self
    {
        .object([
            "value": .number(value), "comparator": comparator.map { .code($0) }, "unit": text(unit),
        ])
    }

    /// base64Binary (RFC 4648, section 4).
    static func base64(_ bytes: some Sequence<UInt8>) -> Self {
        .text(Data(bytes).base64EncodedString())
    }
}
