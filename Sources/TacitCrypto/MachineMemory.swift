internal import Glibc

/// How much memory this machine has.
enum MachineMemory {
    /// RAM in KiB, without swap.
    ///
    /// Limits of a container are not looked at. 0 when unknown.
    static func kibibytes() -> UInt64 {
        let pages = sysconf(Int32(_SC_PHYS_PAGES))
        let pageBytes = sysconf(Int32(_SC_PAGESIZE))
        guard pages > 0, pageBytes > 0 else { return 0 }
        return UInt64(pages) * (UInt64(pageBytes) / 1_024)
    }
}
