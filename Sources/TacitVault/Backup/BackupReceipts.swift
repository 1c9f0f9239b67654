internal import FoundationEssentials
internal import TacitClinical

/// Backups that were made while the vault was locked: what was done waits here until the next unlock enters it.
///
/// The file is a list of `LP(JSON of the record)`. Nothing in it is secret and nothing authenticates it: who can
/// write to the state directory can make the log say that a backup was made, and the restore test, which follows,
/// says whether there is one.
struct BackupReceipts {
    /// Some hundred; whoever backs up more often than that without ever unlocking has no news to keep.
    private static let limit = 64 << 10

    private let path: String

    init(_ places: VaultPlaces, vaultID: [UInt8]) {
        path = places.memory("backups", of: vaultID)
    }

    func add(_ body: Body.BackupMade, at now: Moment) throws(VaultError) {
        let (all, end) = entries()
        let json = try Body.encode(body, at: now)
        guard end + json.count + 4 <= Self.limit, all.count < 200 else { throw .tooLarge }
        var bytes: [UInt8] = []
        bytes.append(bigEndian: UInt32(json.count))
        try Memory.write(bytes + json, to: path, at: Int64(end))
    }

    /// What waits, oldest first; what is none of ours is passed over.
    func all() -> [Recorded<Body.BackupMade>] {
        entries().json.compactMap { json in try? Body.decode(Body.BackupMade.self, json) }
    }

    func clear() { Memory.remove(path) }

    /// The whole entries and where they end: one that was cut off is written over.
    private func entries() -> (json: [[UInt8]], end: Int) {
        let bytes = (try? Memory.read(path, limit: Self.limit)) ?? []
        var entries: [[UInt8]] = []
        var end = 0
        var offset = 0
        while let count = try? bytes.span.integer(UInt32.self, at: &offset),
            let json = try? bytes.span.array(Int(count), at: &offset)
        {
            entries.append(json)
            end = offset
        }
        return (entries, end)
    }
}
