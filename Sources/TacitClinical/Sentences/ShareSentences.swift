/// What is said about a share before it is decided.
extension EntryFault {
    static let recipientMissing = Self(
        "recipient_code",
        "nobody is named who receives it",
        "give the recipient's code; tacit provider list shows them"
    )
    static let bundleNeedsProvider = Self(
        "recipient_code",
        "a bundle goes to a provider with a code",
        "add the recipient with: tacit provider add; or enter what was told with --told"
    )
    static let nothingAsked = Self(
        "parts",
        "no part of the chart is named, and never is all of it (\(ConsentLaw.minimum))",
        "write one of: \(SharedPart.words.joined(separator: ", "))"
    )
    static let protectedAlone = Self(
        "parts",
        "a protected note leaves alone, under a consent of its own (\(ConsentLaw.together))",
        "share it by itself with --note REF, and the rest without it"
    )
    static let toldOnly = Self(
        "spoke",
        "who spoke and when is said of what was told, not of a bundle",
        "leave it out, or say --told"
    )
}
