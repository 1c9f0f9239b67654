/// Where a vault lies and where this machine remembers it; both are directories of ours, mode 0700.
public struct VaultPlaces: Hashable, Sendable {
    /// Holds `vault.db`.
    public var vaultDirectory: String
    /// Holds the anchor, the inbox key and what waits to be entered.
    public var stateDirectory: String

    /// Names two absolute paths; nothing is touched.
    public init(vaultDirectory: String, stateDirectory: String) {
        self.vaultDirectory = vaultDirectory
        self.stateDirectory = stateDirectory
    }

    /// The one file of the vault.
    var file: String { vaultDirectory + "/vault.db" }

    /// The file of this machine's memory of one vault; vaults that share a state directory do not share it.
    func memory(_ name: String, of vault: [UInt8]) -> String {
        let digits = vault.prefix(4).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return stateDirectory + "/" + name + "-" + digits.joined()
    }
}
