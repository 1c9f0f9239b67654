internal import CSodium

/// Secret bytes with one owner, in memory that is locked in RAM, guarded, and wiped at the end.
///
/// The memory comes from `sodium_malloc`: a guard page on each side, a canary in front, left out of
/// core dumps. `sodium_malloc` goes on silently when the pages cannot be locked, so locking is done
/// again here and its answer taken: without locked pages there is no value, but
/// `CryptoError.lockedMemoryUnavailable`. Each value takes at least one locked page (4 KiB on
/// x86-64) of `RLIMIT_MEMLOCK`, on Debian 8 MiB a process; root is not limited.
///
/// The bytes are written before `init` returns and never again until `deinit`. The type is not
/// `Codable`, not printable and not copyable; `copy()` says so aloud.
@safe
public struct SecureBytes: ~Copyable, @unchecked Sendable {  // sound: proof below
    // Sendable, proof: `base` is private, set once, and owned by this value alone, which cannot be
    // copied. Through a shared borrow it is only ever read (`withSpan`, `withPointer`); the writing
    // doors are the initialisers, when nobody else knows the value, and `deinit`, when nobody else
    // has it any more.
    private let base: UnsafeMutablePointer<UInt8>

    /// The number of bytes.
    public let count: Int

    /// The most bytes that one value may hold, 64 MiB: far over any secret, far under a length that
    /// page arithmetic could overflow.
    public static let maximumCount = 1 << 26

    /// Takes over memory from `allocate` whose bytes are all written.
    private init(owning memory: UnsafeMutablePointer<UInt8>, count: Int) {
        unsafe base = memory
        self.count = count
    }

    /// Makes `count` zero bytes and lets `fill` write into them.
    ///
    /// Throws `lockedMemoryUnavailable`, `outOfMemory`, or `invalidLength` for a negative count or
    /// one over `maximumCount`.
    public init(count: Int, fill: (inout MutableSpan<UInt8>) -> Void) throws(CryptoError) {
        self = try unsafe .written(count: count) { memory in
            let bytes = unsafe UnsafeMutableBufferPointer(start: memory, count: count)
            unsafe bytes.initialize(repeating: 0)
            var span = unsafe bytes.mutableSpan
            fill(&span)
        }
    }

    /// Copies bytes that are already somewhere else.
    ///
    /// Who holds them there wipes them.
    public init(copying source: Span<UInt8>) throws(CryptoError) {
        self = try unsafe .written(count: source.count) { memory in
            unsafe source.withPointer { pointer, count in
                unsafe memory.update(from: pointer, count: count)
            }
        }
    }

    /// Copies the array, then overwrites it and leaves it empty.
    ///
    /// Reaches the array's own storage. Copies made earlier, for example by growing it, are out of
    /// reach here; the zero-on-free of the process covers those that were freed.
    public init(consuming bytes: inout [UInt8]) throws(CryptoError) {
        defer { SecureMemory.wipe(&bytes) }
        try self.init(copying: bytes.span)
    }

    deinit {
        // Overwrites, checks the canary, unlocks and unmaps.
        unsafe sodium_free(base)
    }

    /// Lends the address for reading to a C function.
    ///
    /// The address ends with the call.
    @inline(__always)
    borrowing func withPointer<R: ~Copyable, E: Error>(
        _ body: (UnsafePointer<UInt8>) throws(E) -> R
    ) throws(E) -> R {
        try unsafe body(UnsafePointer(base))
    }

    /// Fresh random bytes from the kernel's generator.
    public static func random(count: Int) throws(CryptoError) -> SecureBytes {
        try unsafe written(count: count) { memory in
            unsafe randombytes_buf(memory, count)
        }
    }

    /// Makes `count` bytes that a C function writes, all of them.
    ///
    /// When it throws, what it wrote is wiped.
    static func written(
        count: Int,
        by fill: (UnsafeMutablePointer<UInt8>) throws(CryptoError) -> Void
    ) throws(CryptoError) -> SecureBytes {
        let memory = try unsafe allocate(count)
        do throws(CryptoError) {
            try unsafe fill(memory)
        } catch {
            unsafe sodium_free(memory)
            throw error
        }
        return unsafe SecureBytes(owning: memory, count: count)
    }

    /// Takes locked memory, its content not yet set.
    private static func allocate(_ count: Int) throws(CryptoError) -> UnsafeMutablePointer<UInt8> {
        guard count >= 0, count <= maximumCount else { throw .invalidLength }
        _ = Sodium.started
        // An empty value gets a byte: without one its address would be that of the guard page.
        let room = max(count, 1)
        guard let memory = unsafe sodium_malloc(room) else { throw .outOfMemory }
        guard unsafe sodium_mlock(memory, room) == 0 else {
            unsafe sodium_free(memory)
            throw .lockedMemoryUnavailable
        }
        return unsafe memory.assumingMemoryBound(to: UInt8.self)
    }
}
