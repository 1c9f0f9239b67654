import TacitClinical
import TacitVault

/// What left once, made again from the records of that moment.
struct SharedAgain {
    private let vault: Vault
    private let client: ClientID
    private let view: ChartView
    private let disclosure: Disclosure
    private let act: Act

    init(_ vault: Vault, _ client: ClientID, _ view: ChartView, _ disclosure: Disclosure, _ act: Act) {
        (self.vault, self.client, self.view, self.disclosure, self.act) = (vault, client, view, disclosure, act)
    }

    /// The value from which everything that left was made.
    func chart(practice: Practice) async throws -> SharedChart {
        let recipient = SharedChart.Party(
            name: disclosure.recipientName, organisation: disclosure.recipientOrganisation)
        return try SharedChart(
            of: view, from: practice, to: recipient, parts: disclosure.sharedParts,
            purpose: disclosure.purpose ?? disclosure.purposeKind.inWords, kind: disclosure.purposeKind,
            madeAt: disclosure.madeAt, fictional: vault.isFictional, note: try await note())
    }

    private func note() async throws -> Note? {
        guard let noteClass = disclosure.protectedClass, let ref = disclosure.sharedParts.first?.reference else {
            return nil
        }
        let id = try await vault.resolve(reference: ref.description).id
        return try await vault.protectedNote(client, id, noteClass, act)
    }
}
