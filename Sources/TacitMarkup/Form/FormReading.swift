public import TacitClinical

/// What the document of an entry says, and where it says it.
public struct FormReading: Sendable {
    /// The values by the keys of the fields, as JSON holds them.
    ///
    /// Days and moments are ISO, words of a choice are spelled as in the table, a reference is as
    /// typed. A field without a value is not there.
    public let values: [String: FormValue]
    let places: [String: Place]
    let lost: [String: Place]

    /// A fault of the entry as a problem of this document.
    ///
    /// It stands at the value of its field; a field that is missing would stand at the start of the
    /// document, a missing text at its end.
    public func problem(_ fault: EntryFault) -> DocumentProblem {
        let place = places[fault.field] ?? lost[fault.field] ?? .start
        return DocumentProblem(
            line: place.line,
            column: place.column,
            message: fault.message,
            hint: fault.hint
        )
    }
}

extension FormField {
    /// Whether it is a section below the fields.
    var isProse: Bool {
        if case .prose = shape { true } else { false }
    }
}
