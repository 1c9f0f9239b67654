/// The colours of pages for clients: dark on light paper, light on dark, and one accent.
///
/// Every text colour has a contrast of at least 4.5 against its ground, edges of controls 3 (WCAG 2.2, 1.4.3 and
/// 1.4.11); a test computes them from here.
enum Palette {
    /// Names in the style, and their values in light and in dark.
    static let colours: [(name: String, light: String, dark: String)] = [
        ("paper", "#fbfaf7", "#191816"), ("ink", "#1d1b18", "#f1eee8"), ("quiet", "#5a554d", "#b9b2a6"),
        ("line", "#8a8479", "#8a8479"), ("soft", "#ece8df", "#2a2824"), ("accent", "#155e75", "#7cc7dd"),
        ("on-accent", "#ffffff", "#10232a"),
    ]

    /// Rules that define them.
    static let css =
        ":root{color-scheme:light dark;\(list(\.light))}\n@media(prefers-color-scheme:dark){:root{\(list(\.dark))}}\n"
        + "@media print{:root{--paper:#fff;--ink:#000;--quiet:#333;--line:#666;--soft:#eee;--accent:#000;--on-accent:#fff}}\n"

    private static func list(_ scheme: KeyPath<(name: String, light: String, dark: String), String>) -> String {
        colours.map { "--\($0.name):\($0[keyPath: scheme])" }.joined(separator: ";")
    }
}
