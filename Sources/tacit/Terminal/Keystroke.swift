import Glibc

/// What a read of one byte gives.
enum Keystroke: Equatable {
    case byte(UInt8)
    /// The end of input.
    case end
    /// A signal came first.
    case interrupted
    /// The error of the read.
    case failed(Int32)

    /// Waits for a byte, or for a signal when there is a guard.
    static func next(_ descriptor: Int32, _ signals: SignalGuard?) -> Self {
        if let signals, signals.descriptor >= 0 {
            var waiting = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            while unsafe poll(&waiting, 2, -1) < 0 {
                if errno != EINTR { return .failed(errno) }
            }
            if signals.signal != nil { return .interrupted }
        }
        var byte: UInt8 = 0
        while true {
            let count = unsafe read(descriptor, &byte, 1)
            if count < 0 && errno == EINTR { continue }
            if count < 0 { return .failed(errno) }
            return count == 1 ? .byte(byte) : .end
        }
    }
}
