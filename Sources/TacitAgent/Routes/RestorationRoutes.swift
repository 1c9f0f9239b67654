import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitCrypto
import TacitVault

/// A backup on its way back: for a test beside the open vault, or into the place of a vault.
enum RestorationRoutes {
    private static let headerCount = 16_384

    /// `POST /v1/restoration`: header 16,384 | the keys as an age file; what the header says comes back.
    @Sendable static func begin(_ call: Call) async throws -> Response {
        let bytes = try await call.octets(atMost: Limits.bodyBytes)
        guard bytes.count > headerCount else {
            throw Problem.malformed("a header has 16,384 bytes, and keys follow")
        }
        let restoration = try await call.core.beginRestoration(
            header: Array(bytes[..<headerCount]),
            keys: Array(bytes[headerCount...])
        )
        let reply = RestorationReply(
            keyslots: restoration.keyslots.compactMap(KeyslotWire.init),
            vault: restoration.vault,
            fictional: restoration.isFictional
        )
        return try .json(reply, status: .created)
    }

    /// `POST /v1/restoration/key`: slot u32 | slot key 32. For a test the open vault has the key.
    @Sendable static func open(_ call: Call) async throws -> Response {
        var octets = try await OctetBody(of: call, count: [4 + OctetBody.slotKeyCount])
        let slot = try octets.integer(UInt32.self)
        try await call.core.openRestoration(slot: slot, key: try octets.slotKey())
        return .done
    }

    /// `POST /v1/restoration/packs`: count u32 | so many rows | an age file.
    @Sendable static func addPack(_ call: Call) async throws -> Response {
        let bytes = try await call.octets(atMost: Limits.bodyBytes)
        guard bytes.count >= 4 else { throw Problem.malformed("a pack begins with a count") }
        let count = bytes[..<4].reduce(0) { $0 << 8 | Int($1) }
        let (length, overflow) = count.multipliedReportingOverflow(by: Restoration.rowCount)
        guard !overflow, length <= bytes.count - 4 else {
            throw Problem.malformed("there are fewer rows than the count says")
        }
        let restoration = try await call.core.restorationInProgress()
        try await restoration.add(
            Array(bytes[(4 + length)...]),
            wanted: Array(bytes[4..<4 + length])
        )
        return .done
    }

    /// `POST /v1/restoration/completion`: the test's result; or the vault is in its place and open.
    @Sendable static func finish(_ call: Call) async throws -> Response {
        let end = try await call.json(RestorationEnd.self)
        try BackupRoutes.check(end.live, number: end.number)
        let facts: RestoreFacts
        if let vault = await call.core.vaultWithoutActivity() {
            let restoration = try await call.core.takeRestoration()
            facts = try await restoration.finishTest(
                against: vault,
                number: end.number,
                live: end.live,
                call.act(in: vault)
            )
        } else {
            let restoration = try await call.core.restorationInProgress()
            facts = try await call.core.finishRestoration(
                number: end.number,
                live: end.live,
                replacing: try call.acceptsReplacement(),
                now: try call.now(isFictional: restoration.isFictional)
            )
        }
        return try .json(
            RestoredReply(
                size: facts.size,
                lastEntry: facts.lastEntry,
                records: facts.records,
                findings: facts.findings
            )
        )
    }

    /// `DELETE /v1/restoration`: gives up; nothing has changed.
    @Sendable static func abandon(_ call: Call) async throws -> Response {
        await call.core.abandonRestoration()
        return .done
    }
}
