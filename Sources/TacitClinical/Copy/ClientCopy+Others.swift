extension ClientCopy {
    /// The chart without what other people told and who was asked, as ``CopyTexts`` promises, so that neither the page
    /// nor the file for programs can hold it.
    ///
    /// Evidence is in neither of them in any case, and notes are chosen by their participants.
    static func withoutOthers(_ view: ChartView) -> ChartView {
        var view = view
        let client = view.client.client
        let own = [client.name, client.called].compactMap { $0?.lowercased() }
        view.entries = view.entries.compactMap { entry in
            var entry = entry
            switch entry.content.value {
            case let value as Assessment where value.mode == .collateral: return nil
            case let value as Reading where value.source == .collateral: return nil
            case var value as Evaluation:
                value.collateralSource = nil
                value.collateralConsent = nil
                entry.content = EntryContent(value)
            case var value as Review:
                value.participants = value.participants.filter { own.contains($0.lowercased()) }
                entry.content = EntryContent(value)
            default: break
            }
            return entry
        }
        return view
    }
}
