internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import TacitAgentAPI

/// Why there was no answer.
enum TransportError: Error, Equatable {
    /// Nothing listens: no socket, or a dead one.
    case absent
    /// The connection ended before an answer came.
    case endedEarly
    /// No answer in time.
    case timeout
    /// The answer is not HTTP, or over the limit.
    case malformed
    /// Socket or directory could be somebody else's.
    case unsafe
    /// The path does not fit into a socket address.
    case pathTooLong

    /// What the caller is told.
    var problem: Problem {
        switch self {
        case .absent: Problem(.agentUnreachable)
        case .endedEarly: Problem(.agentUnreachable, detail: "it ended before it answered")
        case .timeout: Problem(.agentUnreachable, detail: "no answer in time")
        case .malformed: Problem(.bug, detail: "the agent's answer is not HTTP")
        case .unsafe: Problem(.permissions, detail: "socket or directory is not private to you")
        case .pathTooLong: Problem(.socketPathTooLong)
        }
    }
}

/// One HTTP/1.1 connection over a Unix socket, made when first needed and kept.
///
/// When the worker behind the socket changes over, a connection ends before the answer; such a
/// request is sent again, for at most two seconds and only when a second sending does no harm.
final class Transport {
    /// How long a change of workers may take (the next one serves within 50 ms).
    private static let patience = Duration.seconds(2)

    private let path: String
    private let uid: UInt32
    private var channel: (any Channel)?

    init(socket: String, uid: UInt32) {
        path = socket
        self.uid = uid
    }

    deinit { channel?.close(promise: nil) }

    /// Whether a connection can be made.
    func probe() async -> Result<Void, TransportError> {
        do throws(TransportError) {
            _ = try await connection()
            return .success(())
        } catch {
            return .failure(error)
        }
    }

    func send(_ request: WireRequest) async throws(TransportError) -> WireReply {
        let clock = ContinuousClock()
        let end = clock.now + Self.patience
        var hadConnected = channel != nil
        while true {
            do throws(TransportError) {
                let channel = try await connection()
                hadConnected = true
                return try await exchange(request, on: channel)
            } catch {
                self.channel = nil
                guard request.isRepeatable, clock.now < end else { throw error }
                // A socket that was never there is not a change of workers.
                guard error == .endedEarly || (error == .absent && hadConnected) else {
                    throw error
                }
                try? await Task.sleep(for: .milliseconds(10))
            }
        }
    }

    private func connection() async throws(TransportError) -> any Channel {
        if let channel, channel.isActive { return channel }
        guard path.utf8.count <= SocketRules.longestPath else { throw .pathTooLong }
        try SocketRules.check(socket: path, uid: uid)
        let bootstrap = ClientBootstrap(group: EventLoops.one)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHTTPClientHandlers()
                    try pipeline.addHandler(ReplyCollector())
                }
            }
        do {
            let made = try await bootstrap.connect(unixDomainSocketPath: path).get()
            channel = made
            return made
        } catch {
            throw .absent
        }
    }

    private func exchange(
        _ request: WireRequest,
        on channel: any Channel
    ) async throws(TransportError) -> WireReply {
        let promise = channel.eventLoop.makePromise(of: WireReply.self)
        let sent = channel.eventLoop.makePromise(of: Void.self)
        // A channel that has closed meanwhile never hands the exchange to the collector.
        sent.futureResult.whenFailure { _ in promise.fail(TransportError.endedEarly) }
        channel.writeAndFlush(Exchange(request: request, promise: promise), promise: sent)
        let late = channel.eventLoop.scheduleTask(in: .seconds(request.seconds)) {
            promise.fail(TransportError.timeout)
            channel.close(promise: nil)
        }
        defer { late.cancel() }
        do {
            return try await promise.futureResult.get()
        } catch let error as TransportError {
            throw error
        } catch {
            throw .endedEarly
        }
    }
}

/// The one thread on which bytes travel.
private enum EventLoops {
    static let one = MultiThreadedEventLoopGroup(numberOfThreads: 1)
}
