import Hummingbird
import HummingbirdCore
import NIOCore
import TacitAgentAPI

/// A body of one of the two kinds that records are sent in.
enum SentForm {
    /// JSON, not yet looked at.
    case json([UInt8])
    /// A document's text: UTF-8 without NUL.
    case document(String)
}

extension Call {
    /// The body as a document or as JSON, whichever `Content-Type` says.
    func sentForm() async throws(Problem) -> SentForm {
        switch try contentType() {
        case ContentType.json: .json(try await bytes(atMost: Limits.bodyBytes))
        case ContentType.markdown: .document(try await text())
        default: throw Problem(.unsupportedMediaType)
        }
    }

    /// The body as a JSON value whose every member is known.
    func json<Value: Codable>(_ type: Value.Type) async throws(Problem) -> Value {
        guard try contentType() == ContentType.json else { throw Problem(.unsupportedMediaType) }
        return try WireJSON.decodeStrictly(type, from: await bytes(atMost: Limits.bodyBytes))
    }

    /// The body as a document's text.
    func document() async throws(Problem) -> String {
        guard try contentType() == ContentType.markdown else {
            throw Problem(.unsupportedMediaType)
        }
        return try await text()
    }

    /// Octets that are no secret.
    func octets(atMost limit: Int) async throws(Problem) -> [UInt8] {
        guard try contentType() == ContentType.octets else { throw Problem(.unsupportedMediaType) }
        return try await bytes(atMost: limit)
    }

    /// The media type without its parameters.
    ///
    /// Text is UTF-8; another charset is another media type.
    func contentType() throws(Problem) -> String {
        let parts = (try header("Content-Type") ?? "").lowercased().split(separator: ";").map {
            part in
            part.filter { $0 != " " && $0 != "\t" && $0 != "\"" }
        }
        guard parts.dropFirst().allSatisfy({ !$0.hasPrefix("charset=") || $0 == "charset=utf-8" })
        else { throw Problem(.unsupportedMediaType) }
        return parts.first ?? ""
    }

    private func text() async throws(Problem) -> String {
        let bytes = try await bytes(atMost: Limits.textBytes)
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw .malformed("a text is UTF-8 without NUL")
        }
        return text
    }

    /// Reads the body, counting while it arrives.
    ///
    /// A body that ends before it is whole is none: half a text must
    /// never be taken for a text.
    private func bytes(atMost limit: Int) async throws(Problem) -> [UInt8] {
        let announced = try announcedLength(atMost: limit)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(announced ?? 0)
        do {
            for try await part in request.body {
                guard bytes.count + part.readableBytes <= limit else { throw Problem(.tooLarge) }
                bytes += part.readableBytesView
            }
        } catch {
            throw error as? Problem ?? .malformed("the body did not arrive whole")
        }
        guard announced == nil || announced == bytes.count else {
            throw .malformed("the body did not arrive whole")
        }
        return bytes
    }

    /// `Content-Length`, refused before a byte of the body is kept; nil for a chunked body.
    func announcedLength(atMost limit: Int) throws(Problem) -> Int? {
        guard let text = try header("Content-Length") else { return nil }
        guard let length = Int(text), length >= 0 else { throw Problem(.malformedRequest) }
        guard length <= limit else { throw Problem(.tooLarge) }
        return length
    }
}
