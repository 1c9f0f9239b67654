public import TacitClinical

extension SampleChart {
    /// The client's copy of the chart.
    public func copy(_ options: ClientCopy.Options = .init()) throws -> ClientCopy {
        try ClientCopy(
            of: view, from: practice, options: options, seal: ClientCopy.Seal(size: 12, words: "one two three"),
            madeAt: Self.noon("\(view.day)"), fictional: true)
    }

    /// The same chart with another view.
    public func with(_ view: ChartView) -> SampleChart {
        var chart = self
        chart.view = view
        return chart
    }

    /// Somebody with an empty chart.
    public static let empty = SampleChart(Client(name: "Juniper Castellane"), handle: "wren-7", day: "2031-02-04")
}
