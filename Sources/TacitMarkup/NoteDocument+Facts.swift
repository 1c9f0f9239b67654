internal import TacitClinical

/// What a note that is kept separate may not hold (clinical.md 1.5).
extension DocumentReading {
    /// The sections of a note; in a separate note those that hold facts are problems.
    mutating func sections(of note: NoteContent) -> [Section] {
        bodySections().compactMap { part in
            guard let section = section(part, headings: note.format.headings) else { return nil }
            if note.noteClass.keepsNoFacts, SessionFacts.isHeading(section.heading) {
                problems.add(.factsSection, at: part.place)
            }
            return section
        }
    }

    /// Each field of a separate note that holds facts is a problem; its time is not, but a span of
    /// time is.
    mutating func refuseFacts(in note: NoteContent) {
        guard note.noteClass.keepsNoFacts else { return }
        for key in SessionFacts.fields where !isMissing(key) {
            problems.add(.noFact(key), at: place(of: key))
        }
        if isMissing("duration"), note.durationMinutes != nil {
            problems.add(.noFact("duration"), at: place(of: "at"))
        }
    }
}
