public import TacitClinical

/// An accounting of disclosures to hand to the client: what is listed, and what is not and why.
public struct AccountingPage {
    private let accounting: Accounting
    private let isFictional: Bool

    /// The page of an accounting; `fictional` puts the banner on it, because the value does not know.
    public init(_ accounting: Accounting, fictional: Bool) {
        (self.accounting, isFictional) = (accounting, fictional)
    }

    /// The page.
    public var html: String {
        let facts = Markup.facts([
            (AccountingWords.name, accounting.name), (AccountingWords.day, accounting.day.description),
            (AccountingWords.part2, AccountingWords.since(accounting.part2Since)),
            (AccountingWords.hipaa, AccountingWords.since(accounting.hipaaSince)),
        ])
        return Page(
            title: AccountingWords.pageTitle, isFictional: isFictional,
            content: [.element(.h1, AccountingWords.title)] + facts
                + section(AccountingWords.listed, accounting.listed)
                + section(AccountingWords.leftOut, accounting.leftOut)
        ).html
    }

    /// An empty list is said, so that a missing page is not taken for one.
    private func section(_ title: String, _ lines: [Accounting.Line]) -> [Markup] {
        let items = lines.isEmpty ? [.element(.p, AccountingWords.none)] : lines.map(item)
        return [.element(.section, [.element(.h2, title)] + items)]
    }

    private func item(_ line: Accounting.Line) -> Markup {
        .element(
            .div, role: "item",
            [.element(.h3, AccountingWords.heading(line))]
                + Markup.facts([
                    (AccountingWords.organisation, line.organisation), (AccountingWords.address, line.address),
                    (AccountingWords.what, line.what), (AccountingWords.purpose, line.purpose),
                    (AccountingWords.basis, AccountingWords.basis(line.basis)),
                    (AccountingWords.how, AccountingWords.how(line.how)),
                    (AccountingWords.part2, AccountingWords.standing(line.part2)),
                    (AccountingWords.hipaa, AccountingWords.standing(line.hipaa)),
                    (AccountingWords.record, line.ref),
                ]))
    }
}
