import CTacitSystem
import Glibc
import TacitAgentClient

/// stdin, stdout and stderr without buffers.
enum StandardStreams {
    /// Writes to stdout; false when it could not all be written.
    ///
    /// A reader that has gone is no failure.
    @discardableResult
    static func out(_ text: String) -> Bool { write(text, to: 1) }

    /// Writes to stderr.
    static func error(_ text: String) { _ = write(text, to: 2) }

    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Columns of a terminal.
    static func columns(_ descriptor: Int32) -> Int? { size(descriptor)?.columns }

    /// Columns and rows of a terminal.
    static func size(_ descriptor: Int32) -> (columns: Int, rows: Int)? {
        var columns: UInt16 = 0
        var rows: UInt16 = 0
        guard unsafe tacit_terminal_size(descriptor, &columns, &rows) == 0, columns > 0, rows > 0
        else { return nil }
        return (Int(columns), Int(rows))
    }

    /// Neither `NO_COLOR` nor a dumb terminal.
    static var allowsColor: Bool {
        (ProcessEnvironment.value("NO_COLOR") ?? "").isEmpty
            && ProcessEnvironment.value("TERM") != "dumb"
    }

    static func write(_ text: String, to descriptor: Int32) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var done = 0
            while done < bytes.count {
                let rest = unsafe UnsafeRawBufferPointer(
                    rebasing: UnsafeRawBufferPointer(bytes)[done...]
                )
                let count = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count < 0 && errno == EINTR { continue }
                if count < 0 { return errno == EPIPE }
                done += count
            }
            return true
        }
    }
}
