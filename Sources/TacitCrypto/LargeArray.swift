internal import Glibc

extension [UInt8] {
    /// From here on large pages are asked for: two of them, so that one lies inside wherever the memory begins.
    private static var largeFrom: Int { 4 << 20 }

    /// Takes room for so many bytes; where they are many, in large pages.
    ///
    /// A file of 256 MiB is otherwise met by 65,536 page faults when it is written to memory, which took as long as sealing it
    /// does. It is advice (madvise(2), `MADV_HUGEPAGE`): where the kernel has none, nothing changes.
    public mutating func reserveLargely(_ count: Int) {
        reserveCapacity(count)
        guard count >= Self.largeFrom else { return }
        unsafe withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            let page = Int(sysconf(Int32(_SC_PAGESIZE)))
            let first = (Int(bitPattern: start) + page - 1) / page * page
            // Within what was reserved: `count` bytes from `start`.
            let length = (Int(bitPattern: start) + count - first) / page * page
            _ = unsafe madvise(UnsafeMutableRawPointer(bitPattern: first), length, MADV_HUGEPAGE)
        }
    }
}
