import NIOCore
import Synchronization

/// The connections that are open now, so that all can be told to end.
final class OpenConnections: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var isEnding = false
    }

    private let state = Mutex(State())

    /// Whether the end was announced.
    var isEnding: Bool { state.withLock { $0.isEnding } }

    /// Notes a connection; one that comes late, out of the accept queue, is told to end at once.
    func opened(_ channel: any Channel) {
        let late = state.withLock { state in
            state.channels[ObjectIdentifier(channel)] = channel
            return state.isEnding
        }
        if late { Self.announce(to: channel) }
    }

    /// Forgets a connection.
    func closed(_ channel: any Channel) {
        state.withLock { $0.channels[ObjectIdentifier(channel)] = nil }
    }

    /// Closes connections without a request, and the others after the answer they wait for.
    func end() {
        let open = state.withLock { state in
            state.isEnding = true
            return Array(state.channels.values)
        }
        open.forEach(Self.announce)
    }

    /// Closes all, whatever they wait for.
    func cut() {
        state.withLock { Array($0.channels.values) }.forEach { $0.close(promise: nil) }
    }

    private static func announce(to channel: any Channel) {
        channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    }
}
