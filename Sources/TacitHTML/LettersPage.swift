public import TacitClinical

/// Letters to past recipients, each on a sheet of its own, and on the back of it what to write on the envelope, which
/// names no client.
public struct LettersPage {
    private let letters: [RelianceLetter]
    private let isFictional: Bool

    /// The page of letters; `fictional` puts the banner on it, because the values do not know.
    public init(_ letters: [RelianceLetter], fictional: Bool) {
        (self.letters, isFictional) = (letters, fictional)
    }

    /// The page.
    public var html: String {
        Page(
            title: LetterWords.pageTitle, isFictional: isFictional,
            content: letters.isEmpty
                ? [.element(.h1, LetterWords.none)]
                : letters.map { letter in
                    .element(
                        .div, role: "sheet",
                        [.element(.h1, LetterWords.title(letter))] + Markup.prose(letter.text)
                            + [.element(.section, [.element(.h2, LetterWords.envelope)] + Markup.prose(letter.outside))]
                    )
                }
        ).html
    }
}
