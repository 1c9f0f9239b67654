internal import NIOCore
public import TacitAgentAPI
public import TacitClinical
public import TacitCrypto

extension AgentClient {
    /// What a copy of a chart would hold, and what should be looked at before it is made.
    public func previewExport(_ handle: String, _ request: ExportRequest) async throws(Problem) -> ExportPreview {
        try await value(
            ExportPreview.self, Call(endpoint: .previewExport, parameters: [handle], body: try .json(request)))
    }

    /// Makes a copy; its bytes and words wait to be fetched.
    ///
    /// `chosen` is a passphrase for its first reader; it goes ahead as a secret, under the id of the request.
    public func export(
        _ handle: String, _ request: ExportRequest, chosen: consuming SecureBytes?
    ) async throws(Problem) -> ExportReply {
        let id = RecordID.random()
        var request = request
        request.chosen = nil
        if let words = chosen {
            request.chosen = true
            _ = try await send(
                Call(endpoint: .putExportWords, parameters: [handle, id.description], body: .secret(words)))
        }
        let call = Call(
            endpoint: .createExport, parameters: [handle], headers: [(TacitHeader.idempotencyKey, id.description)],
            body: try .json(request), seconds: 600)
        return try await value(ExportReply.self, call)
    }

    /// A part of a copy, from 1; with the last one, and when the words were fetched, the agent forgets it.
    public func exportPart(_ handle: String, _ id: RecordID, number: Int) async throws(Problem) -> [UInt8] {
        try await send(
            Call(endpoint: .getExportPart, parameters: [handle, id.description, String(number)], accept: octets))
    }

    /// The words of a copy, a line for each reader; they are told once.
    public func exportWords(_ handle: String, _ id: RecordID) async throws(Problem) -> [UInt8] {
        try await send(Call(endpoint: .getExportWords, parameters: [handle, id.description], accept: octets))
    }
}

extension AgentClient.Body {
    /// Bytes of locked memory, copied once into a buffer that is overwritten when it was sent.
    static func secret(_ bytes: borrowing SecureBytes) -> Self {
        .secret(
            bytes.withSpan { span in
                var buffer = ByteBufferAllocator().buffer(capacity: span.count)
                for index in span.indices { buffer.writeInteger(span[index]) }
                return buffer
            })
    }
}
