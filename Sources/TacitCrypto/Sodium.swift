internal import CSodium

/// The start of libsodium, and pointers that its functions accept.
enum Sodium {
    /// Selects the fastest implementations and prepares guarded memory.
    ///
    /// Reading it again is free.
    ///
    /// Every door of this module reads it first. Without it libsodium falls back to slow code and
    /// an unset page size, so going on is no option: `sodium_init` fails only when a mutex that it
    /// has just made cannot be taken, which no input can cause.
    static let started: Void = {
        precondition(sodium_init() >= 0, "libsodium could not start")
    }()
}

extension Span where Element == UInt8 {
    /// Calls `body` with a pointer that is never null and the number of bytes behind it.
    ///
    /// The base address of an empty span may be null, and libsodium's declarations promise the C
    /// compiler non-null pointers even for zero lengths.
    @inline(__always)
    func withPointer<R: ~Copyable, E: Error>(
        _ body: (UnsafePointer<UInt8>, Int) throws(E) -> R
    ) throws(E) -> R {
        try unsafe withUnsafeBufferPointer { (bytes) throws(E) -> R in
            if let base = bytes.baseAddress {
                return try unsafe body(base, bytes.count)
            }
            var nothing: UInt8 = 0
            return try unsafe withUnsafePointer(to: &nothing) { (pointer) throws(E) -> R in
                try unsafe body(pointer, 0)
            }
        }
    }
}

extension [UInt8] {
    /// Makes an array of `count` bytes that `fill` writes through a pointer, all of them.
    ///
    /// When `fill` throws, nothing of what it wrote is kept.
    @inline(__always)
    init<E: Error>(
        count: Int,
        fill: (UnsafeMutablePointer<UInt8>) throws(E) -> Void
    ) throws(E) {
        // At least one byte of room, so that an empty result has an address as well.
        self = try [UInt8](capacity: Swift.max(count, 1)) { (output) throws(E) in
            try unsafe output.withUnsafeMutableBufferPointer { (bytes, used) throws(E) in
                guard let base = bytes.baseAddress else {
                    preconditionFailure("an array with room has an address")
                }
                try unsafe fill(base)
                used = count
            }
        }
    }
}
