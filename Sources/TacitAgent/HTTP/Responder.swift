import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import TacitAgentAPI

/// What a route learns beside the request: its parameters.
struct AgentContext: RequestContext {
    var coreContext: CoreRequestContextStorage

    /// Made by ``Responder`` for each request.
    init(source: ApplicationRequestContextSource) { coreContext = .init(source: source) }
}

/// One request in, one answer out; whatever happens in between, the answer is one of ours.
struct Responder: Sendable {
    private let router: RouterResponder<AgentContext>
    private let end: EndSignal

    /// Builds the router.
    init(core: WorkerCore) {
        let router = Router(context: AgentContext.self)
        router.add(middleware: ProblemMiddleware())
        Routes.add(to: router, core: core)
        self.router = router.buildResponder()
        end = core.end
    }

    /// What Hummingbird calls for each request of a connection.
    ///
    /// - Throws: ``LifeIsOver``, which closes the connection, for a request that comes after this life's end: said again
    ///   on a new connection it is the next life's, which an unlock that follows a lock is meant for.
    @Sendable func respond(
        to request: Request,
        writer: consuming ResponseWriter,
        on channel: any Channel
    ) async throws {
        guard !end.isGiven else { throw LifeIsOver() }
        if request.headers[.expect]?.lowercased() == "100-continue" {
            // The limits are looked at while the body arrives, so there is nothing to wait for.
            try await writer.writeInformationalHead(HTTPResponse(status: .continue))
        }
        let silent = Logger(label: "http") { _ in SwiftLogNoOpLogHandler() }
        let context = AgentContext(source: .init(channel: channel, logger: silent))
        var response: Response
        do {
            response = try await router.respond(to: request, context: context)
        } catch {
            response = .problem(Problem(thrown: error))
        }
        response.headers[.cacheControl] = "no-store"
        if end.isGiven { response.headers[.connection] = "close" }
        if request.method == .head { response = response.createHeadResponse() }
        try await writer.write(response: response.head, body: response.body)
    }
}

/// This life is over; nothing more is answered.
struct LifeIsOver: Error {}

/// Turns whatever a route throws into a problem, and a path or method without a route into 404 and 405.
struct ProblemMiddleware: RouterMiddleware {
    func handle(
        _ request: Request,
        context: AgentContext,
        next: (Request, AgentContext) async throws -> Response
    ) async throws -> Response {
        do throws(Problem) {
            try RequestRules.check(request)
        } catch {
            return .problem(error)
        }
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            return RequestRules.noRoute(for: request)
        } catch {
            return .problem(Problem(thrown: error))
        }
    }
}
