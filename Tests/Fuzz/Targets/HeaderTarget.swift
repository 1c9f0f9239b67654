import TacitVault

/// The header of a vault, which is read before anybody has a key: filled with zeros to its length, as a restoration
/// takes it from a directory that others may write to.
enum HeaderTarget {
    private static let count = 16_384
    private static let places = VaultPlaces(vaultDirectory: "/nowhere", stateDirectory: "/nowhere")

    static func run(_ bytes: [UInt8]) {
        let header = bytes.prefix(count) + [UInt8](repeating: 0, count: max(0, count - bytes.count))
        guard let read = try? Restoration(places, header: Array(header), keys: []) else { return }
        precondition(read.keyslots.count <= 24, "more slots than a header has room for")
        precondition(
            Set(read.keyslots.map(\.id)).count == read.keyslots.count,
            "two slots of one number"
        )
        precondition(read.vault.utf8.count == 32, "an id of another length")
        // Another length is no header, whatever stands in it.
        precondition(
            (try? Restoration(places, header: bytes, keys: [])) == nil || bytes.count == count
        )
    }
}
