import NIOCore

/// Closes a connection whose request header is not complete in time.
///
/// The time runs from the connection at first, later from the first byte after a request's end; ``Bytes``
/// sees the bytes, ``RequestGuard`` the completed header. It lives on the connection's event loop.
final class HeaderDeadline {
    private let channel: any Channel
    private var timer: Scheduled<Void>?
    private var requestIsArriving = false

    /// Starts the time of the first header.
    init(of channel: any Channel) {
        self.channel = channel
        start()
    }

    /// The header is complete.
    func headerArrived() {
        requestIsArriving = true
        stop()
    }

    /// The body is complete; what comes next is another header.
    func requestArrived() { requestIsArriving = false }

    /// The connection has ended.
    func stop() {
        timer?.cancel()
        timer = nil
    }

    private func bytesArrived() {
        if !requestIsArriving, timer == nil { start() }
    }

    private func start() {
        timer = channel.eventLoop.scheduleTask(in: Limits.headerTime) { [channel] in
            channel.close(promise: nil)
        }
    }

    /// The first handler of the pipeline.
    final class Bytes: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias InboundOut = ByteBuffer

        private let deadline: HeaderDeadline

        init(_ deadline: HeaderDeadline) { self.deadline = deadline }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            deadline.bytesArrived()
            context.fireChannelRead(data)
        }

        func channelInactive(context: ChannelHandlerContext) {
            deadline.stop()
            context.fireChannelInactive()
        }
    }
}
