internal import CSodium

/// The state of the memory in which secrets live.
public enum SecureMemory {
    /// How much the proof of `verify` locks: enough that the small secrets which other threads free
    /// at the same moment cannot hide it.
    private static let probeBytes = 65_536

    /// Starts libsodium and proves that secrets stay in RAM.
    ///
    /// The first act of agent and command line.
    ///
    /// Every `SecureBytes` already refuses when `mlock` fails. This asks the kernel as well, which
    /// counts locked pages in `VmLck`, so that a sandbox or an emulation that answers `mlock` with
    /// success and locks nothing is found before the first secret is read. Needs 64 KiB of
    /// `RLIMIT_MEMLOCK` to spare; throws `lockedMemoryUnavailable` otherwise.
    public static func verify() throws(CryptoError) {
        // Another thread may unlock between the two readings, so one bad comparison proves nothing.
        for _ in 0..<3 where try probeIsCounted() {
            return
        }
        throw .lockedMemoryUnavailable
    }

    /// Overwrites an array with zeros, in a way that the compiler may not leave out, and empties
    /// it.
    public static func wipe(_ bytes: inout [UInt8]) {
        unsafe bytes.withUnsafeMutableBytes { buffer in
            if let start = buffer.baseAddress {
                unsafe sodium_memzero(start, buffer.count)
            }
        }
        bytes.removeAll(keepingCapacity: false)
    }

    private static func probeIsCounted() throws(CryptoError) -> Bool {
        guard let before = LockedMemory.kibibytes() else { throw .lockedMemoryUnavailable }
        let probe = try SecureBytes.random(count: probeBytes)
        guard let during = LockedMemory.kibibytes() else { throw .lockedMemoryUnavailable }
        return during >= before + probe.count / 1_024
    }
}
