import TacitAgentAPI
import TacitClinical
import TacitHTML
import TacitShare

/// The texts that go with what leaves, all from the one share.
struct ShareTexts {
    /// What the recipient may do with it.
    let regime: Regime
    private let share: ShareCase

    init(_ share: ShareCase) {
        self.share = share
        let provider = share.recipient.record?.provider
        regime = Regime(
            basis: share.request.ground, consent: share.consent?.consent.content, isCovered: provider?.coveredEntity,
            isPart2Program: provider?.part2Program, isPart2: share.chart.isPart2)
    }

    var notice: String {
        BundleTexts.notice(regime, to: share.chart.recipient, fictional: share.chart.fictional)
    }

    var consent: String {
        BundleTexts.consent(share.consent, share.request.ground, fictional: share.chart.fictional)
    }

    func readme(toPassphrase: Bool) -> String {
        BundleTexts.readme(
            sender: share.chart.sender, fictional: share.chart.fictional, toPassphrase: toPassphrase)
    }

    /// The page that people read.
    var page: String { BundlePage(share.chart, notice: notice, consent: consent).html }

    /// The line of `plan.json` in a manifest, by which it is known whether a chart is the one that left.
    static func manifestLine(of chart: SharedChart) -> String {
        guard let json = try? WireJSON.encode(chart) else { return "" }
        return "\(FileHash(of: json[...]).text)  plan.json"
    }
}
