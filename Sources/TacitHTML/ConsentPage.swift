public import TacitClinical

/// A consent as a form to read and to sign on paper, in large print.
public struct ConsentPage {
    private let form: ConsentForm

    /// The page of a form.
    public init(_ form: ConsentForm) { self.form = form }

    /// The page.
    public var html: String {
        let signers = form.signers.flatMap { signer -> [Markup] in
            [
                .element(.p, ConsentWords.signer(signer)), .element(.p, role: "room", ConsentWords.room(signer)),
            ]
        }
        let revoked = form.revokedOn.map { [Markup.element(.p, role: "notice", ConsentWords.revoked($0))] } ?? []
        return Page(
            title: ConsentWords.pageTitle, isFictional: form.fictional,
            content: [.element(.h1, form.title)] + revoked + lines(form.lines, from: 1)
                + [.element(.h2, ConsentWords.statements)]
                + lines(form.statements, from: form.lines.count + 1)
                + [.element(.h2, ConsentWords.signatures)] + signers
                + [.element(.p, ConsentWords.copy), .element(.p, "\(ConsentTexts.notAdvice) \(form.ref)")]
        ).html
    }

    /// The elements, numbered through the whole form, so that one can be named by its number.
    private func lines(_ lines: [ConsentForm.Line], from first: Int) -> [Markup] {
        zip(first..., lines).map { number, line in
            let texts =
                line.texts.isEmpty ? [Markup.element(.p, role: "room", "")] : line.texts.flatMap(Markup.prose)
            return .element(.div, role: "item", [.element(.h3, "\(number). \(line.label) (\(line.paragraph))")] + texts)
        }
    }
}

/// The words of the form besides its own.
enum ConsentWords {
    static let pageTitle = "Form"
    static let statements = "What you should know"
    static let signatures = "Signatures"
    static let copy = "You get a copy of this form."

    static func signer(_ signer: ConsentForm.Signer) -> String {
        [PageWords.label(signer.role.rawValue), signer.name].compactMap(\.self).joined(separator: ": ")
    }

    static func room(_ signer: ConsentForm.Signer) -> String {
        signer.signedOn.map { "Signed \($0)" } ?? "Signature and date:"
    }

    static func revoked(_ day: CalendarDay) -> String { "Revoked \(day)." }
}
