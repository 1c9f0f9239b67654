internal import Glibc
internal import NIOCore
public import TacitAgentAPI

extension AgentClient {
    /// Whether there is a vault and whether it is open.
    ///
    /// Answers without an agent too: then nothing is open.
    public func status() async throws(Problem) -> StatusReply {
        guard try await isRunning() else {
            let exists = FileFacts(at: places.vaultFile) != nil
            return StatusReply(state: exists ? .locked : .none, version: TacitVersion.text)
        }
        return try await value(StatusReply.self, Call(endpoint: .status))
    }

    /// The key that text is sealed to, 64 hexadecimal digits; starts an agent when none runs, because only a worker
    /// reads what this machine remembers of the vault.
    public func inboxKey() async throws(Problem) -> String? {
        try await ensureRunning()
        return try await value(StatusReply.self, Call(endpoint: .status)).inboxKey
    }

    /// What the worker knows of its own protection.
    public func doctor() async throws(Problem) -> DoctorReply {
        try await value(DoctorReply.self, Call(endpoint: .doctor))
    }

    /// Locks: the worker that held the keys ends after its answer.
    public func lock() async throws(Problem) {
        _ = try await send(Call(endpoint: .lock))
    }

    /// Replays the whole log and opens every record.
    public func check() async throws(Problem) -> CheckReply {
        try await value(CheckReply.self, Call(endpoint: .check, seconds: 3_600))
    }

    /// What is due today.
    public func today() async throws(Problem) -> TodayReply {
        try await value(TodayReply.self, Call(endpoint: .today))
    }

    /// Takes back the last signature, when it is under five minutes old.
    public func undo() async throws(Problem) -> UndoReply {
        try await value(UndoReply.self, Call(endpoint: .undo))
    }

    /// What a REF names.
    public func resolveReference(_ ref: String) async throws(Problem) -> ReferenceReply {
        try await value(ReferenceReply.self, Call(endpoint: .resolveReference, parameters: [ref]))
    }

    /// Keeps bytes that were sealed to the inbox key; the one write that a locked vault takes.
    public func putInbox(_ sealed: [UInt8]) async throws(Problem) {
        let body = Body(bytes: ByteBuffer(bytes: sealed), mediaType: octets)
        _ = try await send(Call(endpoint: .putInbox, body: body))
    }

    /// The API's own description, as JSON.
    public func openapi() async throws(Problem) -> [UInt8] {
        try await send(Call(endpoint: .openapi))
    }
}

/// Media type of keys and sealed bytes.
let octets = "application/octet-stream"
/// Media type of documents.
let markdown = "text/markdown"
/// A page of one file.
let html = "text/html"
