internal import NIOCore
internal import NIOHTTP1
public import TacitAgentAPI
internal import TacitClinical

/// Calls one agent, one request after the other, over a connection that is kept for the next.
///
/// Every method is one operation of the API and throws the `Problem` that the agent answered, or
/// `agent-unreachable`, `permissions`, `socket-path-too-long` when there was no answer.
public final class AgentClient {
    /// Where the agent's socket is, and what to start one with.
    public let places: Places
    /// The time of every act, RFC 3339, in a fictional vault; nil for the agent's clock.
    public var clock: String?
    /// Whether what is read is shown although a full disk cannot enter it.
    public var breaksGlass = false
    /// The most seconds that any answer may take; nil for what each call allows.
    public var patience: Int64?

    private let transport: Transport

    /// A client for the agent of these places.
    ///
    /// Nothing is opened before the first call.
    public init(places: Places, clock: String? = nil) {
        self.places = places
        self.clock = clock
        transport = Transport(socket: places.socket, uid: places.uid)
    }

    /// Whether somebody listens on the socket.
    public func isRunning() async throws(Problem) -> Bool {
        switch await transport.probe() {
        case .success: return true
        case .failure(.absent): return false
        case .failure(let error): throw error.problem
        }
    }

    /// What a call sends besides its path.
    struct Call {
        var endpoint: Endpoint
        var parameters: [String] = []
        var query: String = ""
        var headers: [(name: String, value: String)] = []
        var accept = "application/json"
        var body: Body?
        /// How long an answer may take: `check` and a new vault write and read a lot.
        var seconds: Int64 = 60
    }

    /// Bytes with their media type.
    struct Body {
        var bytes: ByteBuffer
        var mediaType: String
        /// A key is inside: the buffer is overwritten after sending.
        var isSecret = false
    }

    /// Sends a call and gives back the bytes of a good answer.
    func send(_ call: Call) async throws(Problem) -> [UInt8] {
        defer { call.body?.wipe() }
        let (method, path) = call.endpoint.request(call.parameters)
        var fields = HTTPHeaders([("Host", "tacit"), ("Accept", call.accept)])
        for (name, value) in call.headers { fields.replaceOrAdd(name: name, value: value) }
        fields.replaceOrAdd(name: TacitHeader.vault, value: TacitHeader.escaped(places.vault))
        if breaksGlass { fields.replaceOrAdd(name: TacitHeader.breakGlass, value: "yes") }
        if let clock { fields.replaceOrAdd(name: TacitHeader.clock, value: clock) }
        var isRepeatable = method == "GET"
        if method == "POST" || method == "PUT" {
            // The id makes a second sending of the same request harmless.
            if !fields.contains(name: TacitHeader.idempotencyKey) {
                fields.add(name: TacitHeader.idempotencyKey, value: RecordID.random().description)
            }
            isRepeatable = true
        }
        if let body = call.body { fields.add(name: "Content-Type", value: body.mediaType) }
        if let body = call.body {
            fields.add(name: "Content-Length", value: String(body.bytes.readableBytes))
        } else if method != "GET" {
            fields.add(name: "Content-Length", value: "0")
        }
        let request = WireRequest(
            head: HTTPRequestHead(
                version: .http1_1,
                method: HTTPMethod(rawValue: method),
                uri: path + call.query,
                headers: fields
            ),
            body: call.body?.bytes,
            isRepeatable: isRepeatable,
            seconds: min(call.seconds, patience ?? call.seconds)
        )
        let reply: WireReply
        do {
            reply = try await transport.send(request)
        } catch {
            throw error.problem
        }
        guard (200..<300).contains(reply.status) else { throw Self.problem(in: reply) }
        return reply.body
    }

    /// Sends a call and decodes the answer.
    func value<Value: Decodable>(_ type: Value.Type, _ call: Call) async throws(Problem) -> Value {
        let bytes = try await send(call)
        do {
            return try WireJSON.decode(type, from: bytes)
        } catch {
            throw Problem(.bug, detail: "the agent's answer has another form than expected")
        }
    }

    /// The problem that an answer carries, or one made from its status when the body is none.
    static func problem(in reply: WireReply) -> Problem {
        if let problem = try? WireJSON.decode(Problem.self, from: reply.body) { return problem }
        return Problem(.bug, detail: "the agent answered with status \(reply.status)")
    }
}

extension Endpoint {
    /// Method and path of a call; the parameters go in order of appearance.
    func request(_ parameters: [String]) -> (method: String, path: String) {
        (route.method, path(with: parameters))
    }
}
