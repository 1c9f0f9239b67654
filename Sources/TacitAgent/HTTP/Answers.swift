import Hummingbird
import HummingbirdCore
import NIOCore
import TacitAgentAPI
import TacitCrypto

/// The media types that are spoken here.
enum ContentType {
    static let json = "application/json"
    static let problem = "application/problem+json"
    static let markdown = "text/markdown"
    static let html = "text/html"
    static let octets = "application/octet-stream"
}

extension Response {
    /// A value as JSON.
    static func json(
        _ value: some Encodable,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        .bytes(try WireJSON.encode(value), type: ContentType.json, status: status)
    }

    /// A document in the form that the editor shows.
    static func markdown(_ text: String) -> Response {
        .bytes(Array(text.utf8), type: "\(ContentType.markdown); charset=utf-8", status: .ok)
    }

    /// A page to look at or to print.
    static func page(_ html: String) -> Response {
        .bytes(Array(html.utf8), type: "\(ContentType.html); charset=utf-8", status: .ok)
    }

    /// Octets that are no secret: sealed, or public.
    static func octets(_ bytes: [UInt8]) -> Response {
        .bytes(bytes, type: ContentType.octets, status: .ok)
    }

    /// Words, which are told once; the array is wiped here. The buffer of the answer is not locked memory; it is zeroed
    /// when it is freed.
    static func words(_ bytes: consuming [UInt8]) -> Response {
        let answer = octets(bytes)
        SecureMemory.wipe(&bytes)
        return answer
    }

    /// Done, and nothing to tell.
    static var done: Response { Response(status: .noContent) }

    /// An RFC 9457 problem.
    static func problem(_ problem: Problem) -> Response {
        var response = bytes(
            problem.encoded,
            type: ContentType.problem,
            status: .init(code: problem.status)
        )
        // RFC 9110 11.6.1 wants a challenge with every 401; there is one way to unlock.
        if response.status == .unauthorized {
            response.headers[.wwwAuthenticate] = "Tacit-Slot-Key"
        }
        return response
    }

    static func bytes(_ bytes: [UInt8], type: String, status: HTTPResponse.Status) -> Response {
        Response(
            status: status,
            headers: [.contentType: type],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}

extension Problem {
    /// The problem as JSON.
    ///
    /// Strings and numbers always encode; were that wrong, the body would be empty and
    /// the status would still tell the class.
    var encoded: [UInt8] { (try? WireJSON.encode(self)) ?? [] }

    /// A request that does not hold to the API, with what to do instead.
    static func malformed(_ hint: String) -> Problem {
        var problem = Problem(.malformedRequest)
        problem.hint = hint
        return problem
    }
}
