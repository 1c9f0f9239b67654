/// How charts, timelines and lists of steps look.
enum ChartStyle {
    /// Rules for the `style` element of a page, which defines `--ink`, `--paper`, `--accent` and `--soft`.
    static let css = ""
}
