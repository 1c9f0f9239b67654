internal import TacitClinical

/// The words of a letter's page besides its own.
enum LetterWords {
    static let pageTitle = "Letter"
    static let none = "Nothing was sent under this consent, so there is no letter."
    static let envelope = "On the envelope"

    static func title(_ letter: RelianceLetter) -> String { "Letter to \(letter.recipient)" }
}
