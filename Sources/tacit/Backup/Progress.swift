import TacitAgentAPI

/// How far long work has come: a bar on a terminal, a line of JSON under `--json`, nothing else.
struct Progress {
    private static let width = 24

    private let label: String
    private let asJSON: Bool
    private let showsBar: Bool

    init(_ session: Session, _ label: String) {
        self.label = label
        asJSON = session.global.json
        showsBar = !asJSON && !session.global.quiet && StandardStreams.isTerminal(2)
    }

    /// Tells that `done` of `total` bytes or rows are behind us.
    func show(_ done: Int, of total: Int) {
        if asJSON {
            StandardStreams.out(
                "{\"event\":\"progress\",\"what\":\"\(label)\",\"done\":\(done),\"total\":\(total)}\n"
            )
        } else if showsBar {
            StandardStreams.error("\r" + Self.line(label, done, total))
        }
    }

    /// Takes the bar away.
    func end() {
        if showsBar { StandardStreams.error("\r\u{1B}[K") }
    }

    /// `copying   [############............]  50 %`
    static func line(_ label: String, _ done: Int, _ total: Int) -> String {
        let share = total > 0 ? min(1, Double(done) / Double(total)) : 1
        let filled = Int(share * Double(width))
        let percent = String(Int(share * 100))
        return "\(label)  [" + String(repeating: "#", count: filled)
            + String(repeating: ".", count: width - filled)
            + "] " + String(repeating: " ", count: 3 - percent.utf8.count) + percent + " %"
    }
}
