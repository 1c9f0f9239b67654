import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitVault

/// What a backup takes of a vault, open or locked. The caller keeps the files; no path crosses the socket.
enum BackupRoutes {
    /// `GET /v1/backups`.
    @Sendable static func last(_ call: Call) async throws -> Response {
        try .json(try await call.lastBackup(in: call.vault()))
    }

    /// `POST /v1/backups/rows`: the list of all rows; the first one makes the backup key.
    @Sendable static func rows(_ call: Call) async throws -> Response {
        if let vault = try await call.vaultIfOpen() {
            return .octets(try await vault.backupRows(call.act(in: vault)))
        }
        return .octets(try await call.core.closed().backupRows())
    }

    /// `POST /v1/backups/packs`: rows of the list in, an age file out.
    @Sendable static func pack(_ call: Call) async throws -> Response {
        let list = try await call.octets(atMost: Limits.bodyBytes)
        if let vault = try await call.vaultIfOpen() {
            return .octets(try await vault.backupPack(list))
        }
        return .octets(try await call.core.closed().backupPack(list))
    }

    /// `POST /v1/backups/keys`: header 16,384 | the keys as an age file.
    @Sendable static func keys(_ call: Call) async throws -> Response {
        let (header, keys) =
            if let vault = try await call.vaultIfOpen() {
                try await vault.backupKeys()
            } else {
                try await call.core.closed().backupKeys()
            }
        return .octets(header + keys)
    }

    /// `POST /v1/backups`: enters that one was made; while locked a receipt waits for the next unlock.
    @Sendable static func enter(_ call: Call) async throws -> Response {
        let made = try await call.json(MadeBackupRequest.self)
        try check(made.live, number: made.number)
        guard made.rows >= 0 else { throw Problem.malformed("rows are counted from 0") }
        let backup = MadeBackup(number: made.number, rows: made.rows, live: made.live)
        if let vault = try await call.vaultIfOpen() {
            try await vault.enterBackup(backup, call.act(in: vault))
        } else {
            let closed = try await call.core.closed()
            try closed.enterBackup(backup, now: try call.now(isFictional: try closed.isFictional))
        }
        return .done
    }

    /// A hash and a number as a backup has them.
    static func check(_ live: String, number: Int) throws(Problem) {
        let digits = Set("0123456789abcdef".utf8)
        guard live.utf8.count == 64, live.utf8.allSatisfy(digits.contains) else {
            throw .malformed("live is a SHA-256 of 64 lower-case hexadecimal digits")
        }
        guard (1...999_999).contains(number) else { throw .malformed("number is 1 to 999999") }
    }
}

extension Call {
    /// When the last backup was made and tested.
    func lastBackup(in vault: Vault) async throws -> LastBackupReply {
        let last = try await vault.lastBackup()
        let day = try now(isFictional: vault.isFictional).day
        return LastBackupReply(day: day, made: last.made, verified: last.verified)
    }

    /// The open vault, as an act of its owner; nil while it is locked.
    ///
    /// - Throws: `no-vault` where there is none.
    func vaultIfOpen() async throws -> Vault? {
        do {
            return try await vault()
        } catch WorkerError.locked {
            return nil
        }
    }
}
