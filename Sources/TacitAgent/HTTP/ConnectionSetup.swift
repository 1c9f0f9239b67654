import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// Makes a connection ready: who is it, then the handlers.
///
/// ```
/// bytes -> HeaderDeadline -> HTTP decoder and encoder -> RequestGuard -> Hummingbird
/// ```
enum ConnectionSetup {
    /// Limits that NIO's decoder and Hummingbird keep.
    static var configuration: HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            idleTimeout: Limits.silence,
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: Limits.headerBytes,
                maxHeaderListSize: Limits.headerBytes,
                maxHeaderFieldCount: Limits.headerFields
            )
        )
    }

    /// Adds the handlers to a connection of this user, and closes any other.
    ///
    /// It runs before the connection is registered with the event loop, so a foreign peer is gone before one of
    /// its bytes is read.
    static func prepare(
        _ channel: any Channel,
        for http: HTTP1Channel
    ) -> EventLoopFuture<HTTP1Channel.Value> {
        PeerCheck.sameUser(channel).flatMap { isOurs in
            guard isOurs else {
                return channel.close().flatMapThrowing {
                    throw ChannelError.inappropriateOperationForState
                }
            }
            let silent = Logger(label: "http") { _ in SwiftLogNoOpLogHandler() }
            return http.setup(channel: channel, logger: silent).flatMapThrowing { connection in
                let pipeline = channel.pipeline.syncOperations
                let deadline = HeaderDeadline(of: channel)
                try pipeline.addHandler(HeaderDeadline.Bytes(deadline), position: .first)
                let decoder = try pipeline.handler(
                    type: ByteToMessageHandler<HTTPRequestDecoder>.self
                )
                try pipeline.addHandler(RequestGuard(deadline), position: .after(decoder))
                return connection
            }
        }
    }
}
