internal import Crypto

/// SHA-256 of what may be hundreds of MiB.
///
/// By swift-crypto, which uses the processor's instructions for it: libsodium's takes five times as long, and would
/// be most of the time that sealing a large file takes.
struct ContentHash {
    private var state = SHA256()

    mutating func update(_ part: Span<UInt8>) {
        unsafe part.withUnsafeBytes { unsafe state.update(bufferPointer: $0) }
    }

    func finish() -> FileHash { FileHash(digest: Array(state.finalize())) }
}
