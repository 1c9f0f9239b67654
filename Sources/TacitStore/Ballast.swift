/// A file of 8 MiB beside the vault that is given up when the disk is full.
///
/// A read must be logged before its plaintext leaves, so a full disk would make a vault unreadable.
/// Deleting the ballast makes room for some thousands of log entries. The bytes are really written
/// and do not compress: a sparse or deduplicated file would free nothing.
public struct Ballast: Sendable {
    /// Bytes of a whole ballast.
    public static let size = 8 << 20

    private static let chunk = 1 << 20
    private let path: VaultPath

    /// The ballast of the vault at `vaultPath`; touches nothing.
    ///
    /// - Throws: `notFound` when the path cannot be a vault's.
    public init(besideVaultAt vaultPath: String) throws(StoreError) {
        path = try VaultPath(vaultPath)
    }

    /// Whether the file has its full length and the disk really holds all of it.
    public var isWhole: Bool {
        get throws(StoreError) {
            let directory = try VaultDirectory(of: path, lock: .none)
            guard try directory.size(of: path.ballast) == Self.size else { return false }
            return try directory.allocatedSize(of: path.ballast) >= Self.size
        }
    }

    /// Writes the ballast, or writes it anew when it is not whole; a whole one is left alone.
    ///
    /// - Throws: `full` when there is no room for it: nothing of it then stays. `permissions`,
    ///   `io`.
    public func create() throws(StoreError) {
        guard try !isWhole else { return }
        let directory = try VaultDirectory(of: path, lock: .none)
        try directory.remove(path.ballast)
        do {
            try directory.create(path.ballast)
            var noise = SystemRandomNumberGenerator()
            for offset in stride(from: 0, to: Self.size, by: Self.chunk) {
                let bytes = Self.incompressible(seed: noise.next())
                try directory.overwrite(path.ballast, at: offset, bytes)
            }
            try directory.synchronise(path.ballast)
            try directory.synchronise()
        } catch {
            // Half a ballast only takes room from the vault.
            _ = try? directory.remove(path.ballast)
            throw error
        }
    }

    /// Deletes the ballast; true when there was one, so that a write is worth another try.
    ///
    /// - Throws: `permissions`, `io`.
    public func release() throws(StoreError) -> Bool {
        let directory = try VaultDirectory(of: path, lock: .none)
        let wasThere = try directory.remove(path.ballast)
        try directory.synchronise()
        return wasThere
    }

    /// One chunk of bytes, none of them zero, by SplitMix64: not secret, only not compressible.
    private static func incompressible(seed: UInt64) -> [UInt8] {
        var state = seed
        var bytes: [UInt8] = []
        bytes.reserveCapacity(chunk)
        while bytes.count < chunk {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            word ^= word >> 31
            for shift in stride(from: 0, to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)) | 1)
            }
        }
        return bytes
    }
}
