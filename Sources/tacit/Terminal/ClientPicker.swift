import Glibc
import TacitAgentAPI
import TacitClinical

/// The list in which a client is picked by typing part of a name or code name; Esc leaves.
enum ClientPicker {
    /// The most rows that are shown at once.
    private static let rows = 10

    static func run(_ clients: [ClientSummary], on terminal: Terminal) throws(Problem)
        -> ClientSummary
    {
        terminal.willAsk()
        let signals = SignalGuard()
        defer { signals.end() }
        let mode = try TerminalMode(terminal.descriptor, .keys)
        defer { mode.restore() }
        var state = PickerState(clients)
        let width = StandardStreams.size(terminal.descriptor)?.columns ?? Style.pipeWidth
        var drawn = 0
        defer { erase(drawn, on: terminal) }
        while true {
            erase(drawn, on: terminal)
            let lines = state.lines(rows: rows, width: width)
            terminal.say(lines.joined(separator: "\r\n"), terminator: "")
            drawn = lines.count
            switch try PickerKey.read(terminal, signals) {
            case .up: state.move(-1)
            case .down: state.move(1)
            case .erase: state.erase()
            case .text(let letter): state.type(letter)
            case .enter: if let client = state.chosen { return client }
            case .leave: throw Problem(.aborted)
            case .other: break
            }
        }
    }

    private static func erase(_ lines: Int, on terminal: Terminal) {
        guard lines > 0 else { return }
        let up = lines > 1 ? "\u{1b}[\(lines - 1)A" : ""
        terminal.say("\r\(up)\u{1b}[J", terminator: "")
    }
}

/// What stands in the picker: pure, so that it can be tested without a terminal.
struct PickerState {
    private let clients: [ClientSummary]
    private(set) var filter = ""
    private var selected = 0

    init(_ clients: [ClientSummary]) { self.clients = clients }

    /// Clients that have every typed word in the name or the code name.
    var fitting: [ClientSummary] {
        let words = filter.lowercased().split(separator: " ")
        return clients.filter { client in
            let text = "\(client.handle) \(client.name)".lowercased()
            return words.allSatisfy { text.contains($0) }
        }
    }

    var chosen: ClientSummary? { fitting.isEmpty ? nil : fitting[min(selected, fitting.count - 1)] }

    mutating func move(_ step: Int) {
        selected = max(0, min(selected + step, fitting.count - 1))
    }

    mutating func type(_ text: String) {
        filter += text
        selected = 0
    }

    mutating func erase() {
        if !filter.isEmpty { filter.removeLast() }
        selected = 0
    }

    func lines(rows: Int, width: Int) -> [String] {
        let fitting = fitting
        let first = max(0, min(selected - rows + 1, fitting.count - rows))
        let shown = fitting.enumerated().dropFirst(first).prefix(rows).map { index, client in
            let mark = index == selected ? "> " : "  "
            let closed = client.closed ? " (\(PickerSentences.closed))" : ""
            return Paragraph.fitted(
                mark + VisibleText.inLine("\(client.handle)  \(client.name)\(closed)"),
                width: width - 1
            )
        }
        let rest = fitting.isEmpty ? [PickerSentences.noneFits] : []
        return shown + rest + [
            Paragraph.fitted("\(PickerSentences.prompt) \(filter)", width: width - 1)
        ]
    }
}

/// One key of the picker.
enum PickerKey: Equatable {
    case up, down, enter, erase, leave, other
    case text(String)

    static func read(_ terminal: Terminal, _ signals: SignalGuard) throws(Problem) -> Self {
        guard let byte = try terminal.readByte(signals) else { return .leave }
        switch byte {
        case 0x0d, 0x0a: return .enter
        case 0x7f, 0x08: return .erase
        case 0x03: throw Problem(.interrupted)
        case 0x04: return .leave
        case 0x10: return .up
        case 0x0e: return .down
        case 0x1b: return try escape(terminal)
        case 0x20...0x7e: return .text(String(UnicodeScalar(byte)))
        case 0xc2...0xf4: return try letter(byte, terminal)
        default: return .other
        }
    }

    /// Esc alone, or an arrow key: the rest of its sequence comes at once.
    private static func escape(_ terminal: Terminal) throws(Problem) -> Self {
        guard hasMore(terminal), let second = try terminal.readByte() else { return .leave }
        guard second == UInt8(ascii: "[") || second == UInt8(ascii: "O") else { return .other }
        while let byte = try terminal.readByte() {
            switch byte {
            case UInt8(ascii: "A"): return .up
            case UInt8(ascii: "B"): return .down
            case 0x40...0x7e: return .other
            default: continue
            }
        }
        return .leave
    }

    private static func letter(_ first: UInt8, _ terminal: Terminal) throws(Problem) -> Self {
        var bytes = [first]
        let count = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
        while bytes.count < count, let next = try terminal.readByte() { bytes.append(next) }
        return String(validating: bytes, as: UTF8.self).map { .text($0) } ?? .other
    }

    /// Whether another byte comes within 50 ms.
    private static func hasMore(_ terminal: Terminal) -> Bool {
        var waiting = pollfd(fd: terminal.descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&waiting, 1, 50) == 1
    }
}
