/// What is said about a diagnosis.
enum DiagnosisSentence {
    static let noCode = EntryFault(
        "code",
        "this has not the form of an ICD-10-CM code",
        "write it with its dot, such as F10.20 or Z63.0"
    )
    static let noAssessment = EntryFault(
        "evidence",
        "this is no assessment that stands in the chart",
        "write the REF of one, or use `further_evidence`"
    )
    static let noDiagnosis = EntryFault(
        "supersedes",
        "this is no diagnosis that stands in the chart",
        "write the REF of the one that is replaced"
    )
    static let replacedAlready = EntryFault(
        "supersedes",
        "another diagnosis has taken the place of this one",
        "write the REF of that one"
    )

    static let madeBefore = EntryFault(
        "established_on",
        "the diagnosis was made before it began",
        "look at both days"
    )
    static let whichRemission = EntryFault(
        "remission",
        "nothing says which remission it is",
        "write early (3 to under 12 months) or sustained"
    )
    static let notInRemission = EntryFault(
        "status",
        "a remission is given, and the status is another",
        "write in-remission"
    )
    static let specifierAlone = EntryFault(
        "remission",
        "controlled environment and maintenance therapy specify a remission",
        "write which remission it is"
    )
    static let maintenance = EntryFault(
        "maintenance_therapy",
        "maintenance therapy specifies opioid or tobacco use disorder",
        "look at the code"
    )
    static let earlyMonths = EntryFault(
        "remission",
        "early remission is 3 to under 12 months without a criterion but craving",
        "look at `remission_since` and `onset`"
    )
    static let sustainedMonths = EntryFault(
        "remission",
        "sustained remission is 12 months or more without a criterion but craving",
        "look at `remission_since` and `onset`"
    )
    static let codeOfRemission = EntryFault(
        "status",
        "the code is that of a remission",
        "write in-remission, or the code that ends in 0"
    )
    static let codeWithoutRemission = EntryFault(
        "code",
        "the code is not that of a remission",
        "write the one that ends in 1, such as F10.21"
    )
    static let otherSeverity = EntryFault(
        "severity",
        "code and severity differ: mild is F10.10, moderate and severe are F10.20",
        "look at both"
    )
}
