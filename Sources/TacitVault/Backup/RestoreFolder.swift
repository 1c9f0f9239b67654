import Glibc
internal import TacitStore

/// The folder `restore` beside a vault, in which a backup becomes a vault file.
enum RestoreFolder {
    /// - Throws: `full`, `io`, `permissions` when something else has the name.
    static func make(_ places: VaultPlaces) throws(VaultError) {
        guard unsafe mkdir(places.vaultDirectory, 0o700) == 0 else {
            switch errno {
            case ENOSPC, EDQUOT: throw .full
            case EEXIST, EACCES, EPERM: throw .permissions
            default: throw .io
            }
        }
    }

    /// Removes it with the files that a restoration makes; other files in it keep it there.
    static func remove(_ places: VaultPlaces, of vaultID: [UInt8]) {
        try? Store.discard(places.file)
        Memory.remove(places.memory("anchor", of: vaultID))
        _ = unsafe rmdir(places.vaultDirectory)
    }
}
