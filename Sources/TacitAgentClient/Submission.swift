internal import NIOCore
internal import TacitAgentAPI

/// What is handed to the agent: a value, or the text of its document form for the agent to parse.
public enum Submission<Value: Encodable> {
    /// Sent as JSON.
    case value(Value)
    /// Sent as the document that the editor shows.
    case document(String)

    func body() throws(Problem) -> AgentClient.Body {
        switch self {
        case .value(let value): try .json(value)
        case .document(let text): .document(text)
        }
    }
}

extension AgentClient.Body {
    static func json(_ value: some Encodable) throws(Problem) -> Self {
        do {
            let bytes = try WireJSON.encode(value)
            return Self(bytes: ByteBuffer(bytes: bytes), mediaType: "application/json")
        } catch {
            throw Problem(.bug, detail: "a request could not be encoded")
        }
    }

    /// A text that is JSON already, or is found out by the agent not to be.
    static func encodedJSON(_ bytes: [UInt8]) -> Self {
        Self(bytes: ByteBuffer(bytes: bytes), mediaType: "application/json")
    }

    static func document(_ text: String) -> Self {
        Self(bytes: ByteBuffer(string: text), mediaType: markdown)
    }
}
