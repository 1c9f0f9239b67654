import NIOCore
import NIOHTTP1
import TacitAgentAPI

/// Answers what never becomes a request: a header that is too large or that cannot be parsed.
///
/// It stands right behind the decoder and closes the connection after its answer, because nobody knows where
/// the next request begins. An error inside a body goes on to whoever reads the body instead: were it kept
/// here, the body would seem to end, and half a text would be taken for a whole one.
final class RequestGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let deadline: HeaderDeadline
    private var bodyBytes: Int?
    private var unanswered = 0
    private var isRefusing = false

    /// Makes the handler of one connection.
    init(_ deadline: HeaderDeadline) { self.deadline = deadline }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isRefusing else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            deadline.headerArrived()
            // Forms of a target for proxies are refused before anything splits them; after `Upgrade`, the
            // decoder would stop.
            guard head.uri.utf8.count + head.headers.byteCount <= Limits.headerBytes else {
                return refuse(.headerTooLarge, context)
            }
            guard head.uri.utf8.first == UInt8(ascii: "/"), !head.headers.contains(name: "Upgrade")
            else { return refuse(.malformedRequest, context) }
            bodyBytes = 0
            unanswered += 1
        case .body(let part):
            bodyBytes = (bodyBytes ?? 0) + part.readableBytes
            guard bodyBytes ?? 0 <= Limits.drainedBytes else {
                return context.close(promise: nil)
            }
        case .end:
            bodyBytes = nil
            deadline.requestArrived()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { unanswered -= 1 }
        context.write(data, promise: promise)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // What follows a refused header is thrown away, errors included.
        guard !isRefusing else { return }
        guard bodyBytes == nil, unanswered == 0 else { return context.fireErrorCaught(error) }
        let isTooLarge = error as? HTTPParserError == .headerOverflow
        refuse(isTooLarge ? .headerTooLarge : .malformedRequest, context)
    }

    private func refuse(_ kind: ProblemKind, _ context: ChannelHandlerContext) {
        isRefusing = true
        deadline.stop()
        let problem = Problem(kind)
        let body = ByteBuffer(bytes: problem.encoded)
        let headers: HTTPHeaders = [
            "Content-Type": ContentType.problem, "Content-Length": String(body.readableBytes),
            "Cache-Control": "no-store", "Connection": "close",
        ]
        let head = HTTPResponseHead(
            version: .http1_1,
            status: .init(statusCode: problem.status),
            headers: headers
        )
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        // A peer that is still sending would lose the answer to a reset, so it may finish for a while.
        context.close(mode: .output, promise: nil)
        context.eventLoop.scheduleTask(in: Limits.afterRefusal) { [channel = context.channel] in
            channel.close(promise: nil)
        }
    }
}

extension HTTPHeaders {
    /// Bytes of all fields with their separators.
    fileprivate var byteCount: Int {
        reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
    }
}
