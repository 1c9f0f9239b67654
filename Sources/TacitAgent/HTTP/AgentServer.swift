import HummingbirdCore
import Logging
import NIOCore
import NIOPosix

/// Serves one worker's requests on the listening socket that the parent bound.
///
/// ```
/// accept (at most 64 open) -> peer uid -> header limits -> Hummingbird's router -> Routes -> WorkerCore
/// ```
///
/// The socket is inherited: closing it here ends this worker's accepting and nothing else, and whoever is in
/// the backlog is answered by the next worker.
struct AgentServer: Sendable {
    private let listening: any Channel
    private let connections: OpenConnections
    private let accepting: Task<Void, Never>
    private let group: MultiThreadedEventLoopGroup

    /// Begins to accept on a listening Unix socket, which the server then owns.
    ///
    /// - Throws: what NIO reports when the descriptor is no listening socket.
    static func start(listener: CInt, core: WorkerCore) async throws -> AgentServer {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let http = HTTP1Channel(
            responder: Responder(core: core).respond,
            configuration: ConnectionSetup.configuration
        )
        let connections = OpenConnections()
        let (accepted, announcing) = AsyncStream.makeStream(of: HTTP1Channel.Value.self)
        do {
            let listening = try await ServerBootstrap(group: group)
                // One accept per read, or the last read could pass the limit by three.
                .serverChannelOption(.maxMessagesPerRead, value: 1)
                .serverChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(
                            AvailableConnectionsChannelHandler(maxConnections: Limits.connections)
                        )
                    }
                }
                .childChannelOption(.allowRemoteHalfClosure, value: true)
                .childChannelInitializer { channel in
                    ConnectionSetup.prepare(channel, for: http).map { connection in
                        // A connection that nobody handles has to end before it becomes active: NIO ends the
                        // process otherwise (`NIOAsyncWriter`). Its own accepting into an async sequence does that
                        // to a connection that comes while the socket is being closed.
                        if case .terminated = announcing.yield(connection) { channel.close(promise: nil) }
                    }
                }
                .withBoundSocket(listener).get()
            listening.closeFuture.whenComplete { _ in announcing.finish() }
            let accepting = Task {
                await handle(accepted, with: http, noting: connections)
                // Deaf without having been asked to end: the next worker listens again.
                if !connections.isEnding { await core.requestLock() }
            }
            return AgentServer(
                listening: listening,
                connections: connections,
                accepting: accepting,
                group: group
            )
        } catch {
            try? await group.shutdownGracefully()
            throw error
        }
    }

    /// Stops accepting, lets requests that were begun end, and cuts what is left when the time is up.
    func stop(within limit: Duration) async {
        connections.end()
        // Already closed is what is wanted.
        try? await listening.close()
        let patience = Task {
            try await Task.sleep(for: limit)
            connections.cut()
        }
        await accepting.value
        patience.cancel()
        try? await group.shutdownGracefully()
    }

    private static func handle(
        _ accepted: AsyncStream<HTTP1Channel.Value>,
        with http: HTTP1Channel,
        noting connections: OpenConnections
    ) async {
        let silent = Logger(label: "http") { _ in SwiftLogNoOpLogHandler() }
        await withDiscardingTaskGroup { group in
            for await connection in accepted {
                group.addTask {
                    connections.opened(connection.channel)
                    await http.handle(value: connection, logger: silent)
                    connections.closed(connection.channel)
                }
            }
        }
    }
}
