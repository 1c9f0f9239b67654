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
        do {
            let server = try await ServerBootstrap(group: group)
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
                .bind(listener) { channel in ConnectionSetup.prepare(channel, for: http) }
            let accepting = Task {
                await accept(from: server, with: http, noting: connections)
                // Deaf without having been asked to end: the next worker listens again.
                if !connections.isEnding { await core.requestLock() }
            }
            return AgentServer(
                listening: server.channel,
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

    private static func accept(
        from server: NIOAsyncChannel<HTTP1Channel.Value, Never>,
        with http: HTTP1Channel,
        noting connections: OpenConnections
    ) async {
        let silent = Logger(label: "http") { _ in SwiftLogNoOpLogHandler() }
        await withDiscardingTaskGroup { group in
            // An error here ends accepting, which `start` notices.
            try? await server.executeThenClose { inbound in
                for try await connection in inbound {
                    group.addTask {
                        connections.opened(connection.channel)
                        await http.handle(value: connection, logger: silent)
                        connections.closed(connection.channel)
                    }
                }
            }
        }
    }
}
