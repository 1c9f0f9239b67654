public import TacitClinical

/// A letter to a past recipient, and below it what to write on the envelope, which names no client.
public struct LetterPage {
    private let letter: RelianceLetter
    private let isFictional: Bool

    /// The page of a letter; `fictional` puts the banner on it, because the value does not know.
    public init(_ letter: RelianceLetter, fictional: Bool = false) {
        (self.letter, isFictional) = (letter, fictional)
    }

    /// The page.
    public var html: String {
        Page(
            title: LetterWords.pageTitle, isFictional: isFictional,
            content: [.element(.h1, LetterWords.title(letter))] + Markup.prose(letter.text)
                + [.element(.section, [.element(.h2, LetterWords.envelope)] + Markup.prose(letter.outside))]
        ).html
    }
}
