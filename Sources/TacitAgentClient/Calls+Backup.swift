internal import NIOCore
public import TacitAgentAPI
public import TacitCrypto

extension AgentClient {
    /// When the last backup was made and tested.
    public func lastBackup() async throws(Problem) -> LastBackupReply {
        try await value(LastBackupReply.self, Call(endpoint: .lastBackup))
    }

    /// The list of all rows of the vault, open or locked (`Docs/Formats/backup.md`).
    public func backupRows() async throws(Problem) -> [UInt8] {
        try await send(Call(endpoint: .backupRows, accept: octets, seconds: 3_600))
    }

    /// Rows of the list as one age file.
    public func backupPack(_ rows: [UInt8]) async throws(Problem) -> [UInt8] {
        try await send(sealed(.backupPack, rows))
    }

    /// Header and keys: 16,384 bytes, and an age file behind them.
    public func backupKeys() async throws(Problem) -> [UInt8] {
        try await send(Call(endpoint: .backupKeys, accept: octets))
    }

    /// Enters that a backup was made.
    public func enterBackup(_ made: MadeBackupRequest) async throws(Problem) {
        _ = try await send(Call(endpoint: .enterBackup, body: try .json(made)))
    }

    /// Begins a restoration with header and keys; with an open vault it is a test.
    public func beginRestoration(headerAndKeys: [UInt8]) async throws(Problem) -> RestorationReply {
        try await value(RestorationReply.self, sealed(.beginRestoration, headerAndKeys))
    }

    /// Opens the backup with the key of one of its slots.
    public func openRestoration(
        slot: UInt32,
        slotKey: borrowing SecureBytes
    ) async throws(Problem) {
        var bytes = ByteBuffer()
        bytes.reserveCapacity(4 + slotKey.count)
        bytes.writeInteger(slot)
        bytes.write(slotKey)
        _ = try await send(Call(endpoint: .openRestoration, body: .secret(bytes)))
    }

    /// Gives the rows that are wanted of one pack.
    public func addRestorationPack(_ pack: [UInt8], wanted rows: [UInt8]) async throws(Problem) {
        let count = rows.count / 27
        guard let number = UInt32(exactly: count) else { throw Problem(.tooLarge) }
        var bytes = (0..<4).map { UInt8(truncatingIfNeeded: number >> UInt32(24 - 8 * $0)) }
        bytes += rows
        bytes += pack
        _ = try await send(sealed(.addRestorationPack, bytes))
    }

    /// Ends it: the test is entered, or the vault is in its place and open.
    public func finishRestoration(
        _ end: RestorationEnd,
        replacing: Bool
    ) async throws(Problem) -> RestoredReply {
        var call = Call(endpoint: .finishRestoration, body: try .json(end), seconds: 3_600)
        if replacing { call.headers = [(TacitHeader.accept, "replacement")] }
        return try await value(RestoredReply.self, call)
    }

    /// Gives it up.
    public func abandonRestoration() async throws(Problem) {
        _ = try await send(Call(endpoint: .abandonRestoration))
    }

    private func sealed(_ endpoint: Endpoint, _ bytes: [UInt8]) -> Call {
        let body = Body(bytes: ByteBuffer(bytes: bytes), mediaType: octets)
        return Call(endpoint: endpoint, body: body, seconds: 600)
    }
}
