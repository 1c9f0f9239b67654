internal import NIOCore
internal import NIOHTTP1

/// A request in the form in which it is written.
struct WireRequest: Sendable {
    var head: HTTPRequestHead
    var body: ByteBuffer?
    /// Whether a second sending does no harm.
    var isRepeatable: Bool
    /// How long the answer may take.
    var seconds: Int64
}

/// An answer, read to its end.
struct WireReply: Sendable {
    var status: Int
    var body: [UInt8]
}

/// A request on its way through the pipeline, with the promise of its answer.
struct Exchange: Sendable {
    var request: WireRequest
    var promise: EventLoopPromise<WireReply>
}

/// Writes one request at a time and collects its answer.
final class ReplyCollector: ChannelDuplexHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundIn = Exchange
    typealias OutboundOut = HTTPClientRequestPart

    /// The most bytes of an answer: the agent's limit for a body with room for its JSON form.
    static let largestBody = 64 << 20

    private var promise: EventLoopPromise<WireReply>?
    private var status = 0
    private var body: [UInt8] = []

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let exchange = unwrapOutboundIn(data)
        self.promise = exchange.promise
        status = 0
        body = []
        context.write(wrapOutboundOut(.head(exchange.request.head)), promise: nil)
        if let bytes = exchange.request.body {
            context.write(wrapOutboundOut(.body(.byteBuffer(bytes))), promise: nil)
        }
        context.write(wrapOutboundOut(.end(nil)), promise: promise)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            status = Int(head.status.code)
        case .body(let part):
            guard body.count + part.readableBytes <= Self.largestBody else {
                end(.failure(.malformed))
                context.close(promise: nil)
                return
            }
            body.append(contentsOf: part.readableBytesView)
        case .end:
            end(.success(WireReply(status: status, body: body)))
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(.failure(.endedEarly))
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        end(.failure(error is HTTPParserError ? .malformed : .endedEarly))
        context.close(promise: nil)
    }

    private func end(_ result: Result<WireReply, TransportError>) {
        guard let promise else { return }
        self.promise = nil
        promise.completeWith(result.mapError { $0 as any Error })
    }
}
