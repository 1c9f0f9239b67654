/// What is said about a measure of the practitioner's own.
enum MeasureSentence {
    static let nameMissing = EntryFault(
        "measure",
        "the name is missing",
        "write what is measured in a few words"
    )
    static let nameOfInstrument = EntryFault(
        "measure",
        "an instrument has this name",
        "choose another name, or enter an assessment of the instrument"
    )
    static let noRange = EntryFault(
        "highest",
        "the highest value is not above the lowest",
        "exchange the two, or leave one out"
    )
    static let again = EntryFault(
        "measure",
        "the chart has a measure of this name; the later one counts",
        "choose another name to keep both"
    )
}
