/// Lines for programs under `--plain`: cells divided by tabs, so none has a tab or a line break of
/// its own.
enum PlainRow {
    /// One line.
    static func line(_ cells: [String]) -> String {
        cells.map(VisibleText.inLine).joined(separator: "\t")
    }
}
