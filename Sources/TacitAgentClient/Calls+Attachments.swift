internal import NIOCore
public import TacitAgentAPI
public import TacitClinical

extension AgentClient {
    /// Keeps a part of a file that is being attached.
    public func putPart(
        _ handle: String,
        of attachment: RecordID,
        number: Int,
        _ bytes: [UInt8]
    ) async throws(Problem) {
        let call = Call(
            endpoint: .putAttachmentPart,
            parameters: [handle, attachment.description, String(number)],
            body: Body(bytes: ByteBuffer(bytes: bytes), mediaType: octets)
        )
        _ = try await send(call)
    }

    /// Enters a file whose parts are all there.
    public func attach(
        _ handle: String,
        _ id: RecordID,
        _ request: AttachmentRequest
    ) async throws(Problem) -> Entry {
        let call = Call(
            endpoint: .createAttachment,
            parameters: [handle, id.description],
            body: try .json(request)
        )
        return try await value(Entry.self, call)
    }

    /// The bytes of a part.
    public func attachmentPart(
        _ handle: String,
        _ id: RecordID,
        number: Int
    ) async throws(Problem) -> [UInt8] {
        try await send(
            Call(
                endpoint: .getAttachmentPart,
                parameters: [handle, id.description, String(number)],
                accept: octets
            )
        )
    }
}
