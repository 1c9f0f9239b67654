import TacitCrypto
import Testing

@testable import TacitAge

/// How much is held at once.
@Suite struct MemoryTests {
    /// What went in and has not come out yet.
    private final class Ledger {
        var read = 0
        var written = 0
        var most = 0

        func note() { most = max(most, read - written) }
    }

    /// Zeros, as many as are asked for, out of no memory.
    private final class Zeros: ByteSource {
        private let total: Int
        private let ledger: Ledger

        init(_ total: Int, _ ledger: Ledger) {
            self.total = total
            self.ledger = ledger
        }

        func read(into buffer: inout MutableSpan<UInt8>) -> Int {
            let count = min(total - ledger.read, buffer.count)
            ledger.read += count
            ledger.note()
            return count
        }
    }

    /// Counts, and hands on.
    private final class Counter: ByteSink {
        private let ledger: Ledger
        private let sink: MemorySink?

        init(_ ledger: Ledger, _ sink: MemorySink? = nil) {
            self.ledger = ledger
            self.sink = sink
        }

        func write(_ bytes: Span<UInt8>) {
            ledger.written += bytes.count
            ledger.note()
            sink?.write(bytes)
        }
    }

    /// A ring of ten batches, on a machine with more cores than two, and the buffer in front.
    private let limit = 10 * ChunkBatch.capacity * 65_552 + 65_536

    @Test func longTextIsHeldBack() throws {
        let identity = try X25519Identity.random()
        let total = 64 << 20
        let sealed = Ledger()
        let file = MemorySink(expecting: total + (1 << 20))
        try Age.encrypt(
            from: Zeros(total, sealed),
            to: Counter(sealed, file),
            recipients: [identity.recipient]
        )
        #expect(sealed.read == total)
        #expect(sealed.most <= limit)
        let opened = Ledger()
        let source = CountedSource(file.bytes) { opened.read += $0 }
        try Age.decrypt(from: source, to: Counter(opened), identities: [identity])
        #expect(opened.written == total)
        #expect(opened.most <= limit)
    }

    @Test func hostileFileIsHeld() throws {
        let identity = try X25519Identity.random()
        let cases: [(Age.Form, AgeError, Int)] = [
            (.binary, .header(.notAge), 65_536), (.armored, .armor, 131_072),
        ]
        for (form, error, most) in cases {
            let ledger = Ledger()
            #expect(throws: error) {
                try Age.decrypt(
                    from: Zeros(1 << 40, ledger),
                    to: Counter(ledger),
                    identities: [identity],
                    form: form
                )
            }
            #expect(ledger.read <= most)
        }
    }

    /// Tells how much was read each time.
    private final class CountedSource: ByteSource {
        private let source: MemorySource
        private let count: (Int) -> Void

        init(_ bytes: [UInt8], count: @escaping (Int) -> Void) {
            source = MemorySource(bytes)
            self.count = count
        }

        func read(into buffer: inout MutableSpan<UInt8>) -> Int {
            let got = source.read(into: &buffer)
            count(got)
            return got
        }
    }
}
