import TacitClinical

/// What is said about entries of a chart.
enum EntrySentences {
    static let none = "nothing is entered"
    static let undone = "taken back"
    static let severalBySemicolon = "several: put a ; between them"
    static let pairsBySemicolon = "as name: value; name: value"
    static let yesOrNo = "yes or no"
    static let mayBeEmpty = "may be empty"

    static func enter(_ kind: EntryKind) -> String { "Enter this \(ClinicalWords.entry(kind))?" }
    static let mendJSON = "mend the JSON and give it again; nothing was entered or kept"
    static let noItem = "neither plan nor problems have this id"

    static func entered(_ entry: Entry) -> String {
        "entered \(entry.ref), \(ClinicalWords.entry(entry.content.kind)): \(entry.content.value.title)"
    }
    static func wouldEnter(_ kind: EntryKind, _ handle: String) -> String {
        "would enter this for \(handle): \(ClinicalWords.entry(kind)); nothing was looked at or done"
    }
    static func otherKind(_ kind: EntryKind) -> String {
        "the REF names something else than this: \(ClinicalWords.entry(kind))"
    }
    static func refMissing(_ kind: EntryKind) -> String {
        "give the REF of this: \(ClinicalWords.entry(kind)); tacit log lists them"
    }
    static func closeWith(_ handle: String) -> String {
        "end the work with: tacit client close \(handle)"
    }
    static func itemsWith(_ handle: String) -> String {
        "the ids stand in: tacit plan show \(handle), tacit problem list \(handle)"
    }
}

extension EntrySentences {
    static let notAnEntry = "the REF is not of an assessment; tacit assess list lists them"
}
