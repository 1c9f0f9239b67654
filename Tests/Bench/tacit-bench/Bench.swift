import Glibc
import TacitCrypto
import TacitVault

/// The part of `make bench` that is inside one process: it links what the agent links.
///
/// ```
/// tacit-bench career VAULT STATE ENTRIES   writes a career's log through the vault's own acts
/// tacit-bench notes VAULT STATE COUNT      signs notes of 2 KiB and locks
/// tacit-bench unlock ROUNDS VAULT STATE VAULT STATE...   opens each in turn; milliseconds of each
/// tacit-bench cells ROUNDS                 nanoseconds of a cell and of bare libsodium
/// tacit-bench bundle RECIPIENT FILE TO     seals a bundle with one attachment
/// ```
///
/// Everybody in these vaults is invented. Their slot key is known, so that no password hash is in
/// any figure.
@main
enum Bench {
    static func main() async throws {
        let words = CommandLine.arguments.dropFirst()
        switch (words.first, words.dropFirst().map { $0 }) {
        case ("career", let rest) where rest.count == 3:
            try await Career.write(places(rest), entries: number(rest[2]))
        case ("notes", let rest) where rest.count == 3:
            try await Career.signNotes(places(rest), count: number(rest[2]))
        case ("unlock", let rest) where rest.count >= 3 && rest.count % 2 == 1:
            try await unlock(rounds: number(rest[0]), Array(rest.dropFirst()))
        case ("cells", let rest) where rest.count == 1:
            try CellPace.measure(rounds: number(rest[0]))
        case ("bundle", let rest) where rest.count == 3:
            try BundlePace.seal(to: rest[0], rest[1], into: rest[2])
        default: throw Misuse()
        }
    }

    /// A vault to be, with one slot, whose key is ``slotKey()``.
    static func create(_ places: VaultPlaces) async throws -> Vault {
        let slot = try NewKeyslot(
            kind: .passphrase,
            passes: PasswordHash.floor.passes,
            memoryKiB: PasswordHash.floor.memoryKiB,
            salt: RandomBytes.bytes(PasswordHashParameters.saltCount),
            key: slotKey()
        )
        return try await ClosedVault.create(
            places,
            keyslots: [slot],
            fictional: true,
            now: Timeline(at: 0).now
        )
    }

    /// 32 bytes of 7, as `rows_vault.py` sends them.
    static func slotKey() throws -> SecureBytes {
        try SecureBytes(copying: [UInt8](repeating: 7, count: 32).span)
    }

    private static func unlock(rounds: Int, _ paths: [String]) async throws {
        let vaults = stride(from: 0, to: paths.count, by: 2).map { places(Array(paths[$0...])) }
        var took = [[String]](repeating: [], count: vaults.count)
        for round in 0..<rounds {
            for (index, places) in vaults.enumerated() {
                let closed = try ClosedVault(places)
                let begun = ContinuousClock.now
                let (vault, facts) = try await closed.unlock(
                    slot: 1,
                    key: slotKey(),
                    accepting: .nothing,
                    now: Timeline(at: Timeline.end + Int64(round) * 60_000).now
                )
                took[index].append(milliseconds(ContinuousClock.now - begun))
                guard facts.doubt == nil else { throw Misuse() }
                // Not locked: that would write the file anew each time.
                _ = vault
                closed.close()
            }
        }
        for times in took { say("ms " + times.joined(separator: " ")) }
    }

    static func milliseconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        return "\(Double(seconds) * 1e3 + Double(attoseconds) / 1e15)"
    }

    static func say(_ line: String) { unsafe puts(line) }

    private static func places(_ words: [String]) -> VaultPlaces {
        VaultPlaces(vaultDirectory: words[0], stateDirectory: words[1])
    }

    private static func number(_ word: String) throws -> Int {
        guard let number = Int(word), number > 0 else { throw Misuse() }
        return number
    }

    private struct Misuse: Error {}
}
