import Glibc
import TacitAgentAPI
import TacitAgentClient

/// Terminal preferences and where the backups are, the only thing in clear on the disk: `key = value` lines.
struct Configuration: Equatable {
    /// The keys that there are, in the order of `config show`.
    static let keys = ["editor", "color", "pager", "backup"]

    /// The editor, before `VISUAL` and `EDITOR`.
    var editor: String?
    /// When to use colour.
    var color: ColorChoice?
    /// The pager, `cat` for none.
    var pager: String?
    /// The directory of the backups, when none is named.
    var backup: String?

    /// Reads the file; an absent one is empty.
    ///
    /// `bad-configuration` names the line.
    static func read(_ path: String) throws(Problem) -> Self {
        guard FileFacts(at: path) != nil else { return Self() }
        return try parse(try Input.document(path))
    }

    static func parse(_ text: String) throws(Problem) -> Self {
        var configuration = Self()
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let line = line.trimmed
            if line.isEmpty || line.hasPrefix("#") { continue }
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, configuration.set(parts[0].trimmed, to: parts[1].trimmed) else {
                throw Problem(.badConfiguration, detail: ConfigSentences.badLine(number + 1))
            }
        }
        return configuration
    }

    /// Sets a value, or takes it away when it is empty; false for a key or a value that is not known.
    mutating func set(_ key: String, to value: String) -> Bool {
        let text = value.isEmpty ? nil : value
        switch key {
        case "editor": editor = text
        case "pager": pager = text
        case "backup": backup = text
        case "color":
            color = text.flatMap(ColorChoice.init)
            return text == nil || color != nil
        default: return false
        }
        return true
    }

    /// The set values.
    var values: [(key: String, value: String)] {
        Self.keys.compactMap { key in
            switch key {
            case "editor": editor.map { (key, $0) }
            case "color": color.map { (key, $0.rawValue) }
            case "pager": pager.map { (key, $0) }
            default: backup.map { (key, $0) }
            }
        }
    }

    /// The file's text.
    var text: String { values.map { "\($0.key) = \($0.value)\n" }.joined() }
}
