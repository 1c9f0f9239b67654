/// Puts armor around what is written to it.
public final class ArmorWriter: ByteSink {
    private let sink: any ByteSink
    private var pending: [UInt8] = []
    private var text: [UInt8] = []
    private var hasBegun = false

    /// Writes armored text to a sink; call `finish` at the end.
    public init(_ sink: any ByteSink) {
        self.sink = sink
    }

    /// Takes bytes, and writes the lines that are full.
    public func write(_ bytes: Span<UInt8>) throws(AgeError) {
        begin()
        var rest = bytes
        if !pending.isEmpty {
            let missing = min(Armor.lineBytes - pending.count, rest.count)
            pending.append(rest.extracting(first: missing))
            rest = rest.extracting(droppingFirst: missing)
            guard pending.count == Armor.lineBytes else { return }
            appendPending()
        }
        while rest.count >= Armor.lineBytes {
            appendLine(rest.extracting(first: Armor.lineBytes))
            rest = rest.extracting(droppingFirst: Armor.lineBytes)
        }
        pending.append(rest)
        try flush()
    }

    /// Writes the line that is not full, if any, and the last one.
    ///
    /// Once, at the end; nothing may be written afterwards.
    public func finish() throws(AgeError) {
        begin()
        if !pending.isEmpty { appendPending() }
        text += Armor.end
        text.append(Byte.newline)
        try flush()
    }

    private func begin() {
        guard !hasBegun else { return }
        hasBegun = true
        text += Armor.begin
        text.append(Byte.newline)
    }

    private func appendPending() {
        let line = pending
        pending.removeAll(keepingCapacity: true)
        appendLine(line.span)
    }

    private func appendLine(_ bytes: Span<UInt8>) {
        Base64.append(bytes, to: &text)
        let padding = (3 - bytes.count % 3) % 3
        text.append(contentsOf: repeatElement(UInt8(ascii: "="), count: padding))
        text.append(Byte.newline)
    }

    private func flush() throws(AgeError) {
        // Taken out, since a span cannot be lent from a property of a class.
        let lines = text
        text = []
        try sink.write(lines.span)
    }
}
