/// Colour and width of lines for people.
struct Style: Equatable {
    /// Whether escape sequences may be used.
    var color: Bool
    /// Columns to fill, 40 to 100.
    var width: Int

    /// The usual width of a pipe or a file.
    static let pipeWidth = 80

    func bold(_ text: String) -> String { wrapped(text, "1") }
    func dim(_ text: String) -> String { wrapped(text, "2") }
    /// Something that is wrong.
    func red(_ text: String) -> String { wrapped(text, "31") }
    /// Something that is well.
    func green(_ text: String) -> String { wrapped(text, "32") }
    /// Something to look at.
    func yellow(_ text: String) -> String { wrapped(text, "33") }

    /// The text in lines of this width, continued ones too, with spaces in front.
    func wrap(_ text: String, indent: Int = 0) -> [String] {
        Paragraph.lines(text, width: width, indent: indent)
    }

    /// The same without a terminal: no colour unless it is wanted always.
    func inPipe(_ choice: ColorChoice?) -> Self {
        Style(color: choice == .always, width: Self.pipeWidth)
    }

    /// What suits stdout: `--color`, then `NO_COLOR` (no-color.org), then whether it is a terminal.
    static func forStandardOutput(_ choice: ColorChoice?) -> Self {
        let isTerminal = StandardStreams.isTerminal(1)
        let color =
            switch choice ?? .auto {
            case .always: true
            case .never: false
            case .auto: isTerminal && StandardStreams.allowsColor
            }
        let columns = isTerminal ? StandardStreams.columns(1) ?? pipeWidth : pipeWidth
        return Style(color: color, width: min(max(columns, 40), 100))
    }

    private func wrapped(_ text: String, _ code: String) -> String {
        color && !text.isEmpty ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
    }
}
