import Hummingbird
import HummingbirdCore
import TacitAgentAPI

/// What holds for every request, whatever its route.
enum RequestRules {
    /// Refuses requests that a web page could have caused, and those that say something in a query.
    ///
    /// A browser cannot reach a Unix socket by itself, but a careless relay in front of the socket could let it;
    /// it always says its origin where it matters. `Host` means nothing here and is ignored.
    static func check(_ request: Request) throws(Problem) {
        guard request.headers[values: .origin].isEmpty else { throw Problem(.foreignOrigin) }
        guard request.head.path?.contains("?") != true else {
            throw .malformed("no operation takes a query")
        }
    }

    /// The answer where the router found nothing.
    static func noRoute(for request: Request) -> Response {
        let allowed = methods(of: request.uri.path)
        guard !allowed.isEmpty else {
            var problem = Problem(.notFound, detail: "no operation has this path")
            problem.hint = "see GET /v1/openapi.json"
            return .problem(problem)
        }
        var problem = Problem.malformed("the methods of this path stand in the Allow header")
        problem.status = HTTPResponse.Status.methodNotAllowed.code
        var response = Response.problem(problem)
        response.headers[.allow] = allowed.joined(separator: ", ")
        return response
    }

    /// The methods that a path has, in the order of ``Endpoint``.
    static func methods(of path: String) -> [String] {
        let parts = path.split(separator: "/")
        return Endpoint.allCases.map(\.route).filter { route in
            let pattern = route.path.split(separator: "/")
            return pattern.count == parts.count
                && zip(pattern, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }.map(\.method)
    }
}
