internal import Dispatch
internal import Glibc
internal import Synchronization
internal import TacitCrypto

/// Seals or opens a payload on several cores, in constant memory and in order.
///
/// The caller's thread reads batches and writes them out; workers do what is between, and what no
/// worker has begun when it is to be written out, the caller's thread does itself: on a busy
/// machine it never waits for a thread to be woken. The batches stand in a ring: one is written out
/// before it is filled again, so order needs no further thought, and no more memory than the ring
/// is ever taken.
final class ChunkPipeline: Sendable {
    /// One place of the ring.
    ///
    /// Whoever has the lock of a batch that is ready does its work. A worker that comes late finds
    /// it done, or the place filled anew and ready again: both are in order.
    private final class Slot: Sendable {
        let batch: Mutex<ChunkBatch>

        init(_ work: ChunkWork) {
            batch = Mutex(ChunkBatch(work))
        }
    }

    private let cipher: ChunkCipher
    private let ring: [Slot]
    private let workers = DispatchGroup()

    init(_ work: ChunkWork, _ cipher: consuming ChunkCipher) {
        self.cipher = cipher
        // One batch for each core, one that is read meanwhile and one that is written. More than
        // eight cores would wait for one thread's reading and writing.
        let cores = min(max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1), 8)
        ring = (0..<cores + 2).map { _ in Slot(work) }
    }

    /// Takes everything from a source to a sink.
    ///
    /// Throws `payload`, or what source or sink throws; then everything that was authentic before a
    /// fault of the payload has been written, and nothing else. No work goes on afterwards.
    func run(from source: any ByteSource, to sink: any ByteSink) throws(AgeError) {
        defer { workers.wait() }
        var index = 0
        try fill(index, from: source)
        while true {
            // Whether a full batch is the last is known when the next one was found empty.
            var isLast = true
            if slot(index).batch.withLock({ $0.isFull }) {
                try retire(index + 1, to: sink)
                try fill(index + 1, from: source)
                isLast = slot(index + 1).batch.withLock { $0.isEmpty }
            }
            slot(index).batch.withLock { $0.end(isLast) }
            // The last batch is for this thread, so that a short text has no other.
            guard !isLast else { break }
            start(index)
            index += 1
        }
        for earlier in index - min(index, ring.count - 1)...index {
            try retire(earlier, to: sink)
        }
    }

    private func slot(_ index: Int) -> Slot { ring[index % ring.count] }

    private func fill(_ index: Int, from source: any ByteSource) throws(AgeError) {
        let first = UInt64(index) * UInt64(ChunkBatch.capacity)
        try slot(index).batch.withLock { (batch) throws(AgeError) in
            try batch.fill(first: first, from: source)
        }
    }

    private func start(_ index: Int) {
        let slot = slot(index)
        DispatchQueue.global(qos: .userInitiated).async(group: workers) { [self] in
            slot.batch.withLock { $0.processIfReady(cipher) }
        }
    }

    /// Finishes a batch and writes it out; nothing for one that was never filled.
    private func retire(_ index: Int, to sink: any ByteSink) throws(AgeError) {
        try slot(index).batch.withLock { (batch) throws(AgeError) in
            batch.processIfReady(cipher)
            try batch.release(to: sink)
        }
    }
}
