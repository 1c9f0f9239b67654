import TacitCrypto
import Testing

@testable import TacitAge

/// What can be wrong with a payload, and with the way through several cores.
@Suite struct PayloadTests {
    private let identity: X25519Identity

    init() throws {
        identity = try .random()
    }

    private func encrypt(_ text: [UInt8]) throws -> [UInt8] {
        try Age.encrypt(text, to: [identity.recipient])
    }

    /// Around the sizes of a chunk, of a batch and of the ring.
    @Test(arguments: [
        0, 1, 15, 16, 65_535, 65_536, 65_537, 131_072, 196_608, 524_287, 524_288, 524_289,
        1_048_576, 2_097_152, 4_194_304, 5_242_880, 8_388_609,
    ])
    func textDoesNotComeBack(_ count: Int) throws {
        let text = pattern(count)
        let file = try encrypt(text)
        let outcome = Outcome(of: file, [identity])
        #expect(outcome.error == nil)
        #expect(outcome.text == text)
        let chunks = max(1, (count + 65_535) / 65_536)
        let header = try Parts(of: file).header
        #expect(file.count == header.count + 16 + count + 16 * chunks)
    }

    @Test(arguments: [1, 7, 65_535, 65_553])
    func sizeOfReadsChangesTheOutcome(_ step: Int) throws {
        let text = pattern(600_000)
        let sink = MemorySink()
        try Age.encrypt(
            from: SlowSource(text, step: step),
            to: sink,
            recipients: [identity.recipient]
        )
        #expect(try Age.decrypt(sink.bytes, with: [identity]) == text)
        #expect(Outcome(of: SlowSource(sink.bytes, step: step), [identity]).text == text)
    }

    @Test func cutAroundEveryChunk() throws {
        let text = pattern(3 * 65_536 + 100)
        let file = try encrypt(text)
        let start = try Parts(of: file).header.count + 16
        var cuts = Set<Int>()
        for chunk in 0...4 {
            for near in [-17, -16, -15, -1, 0, 1, 15, 16, 17, 18] {
                cuts.insert(start + chunk * 65_552 + near)
            }
        }
        for cut in cuts.sorted() where cut >= start && cut < file.count {
            let outcome = Outcome(of: Array(file.prefix(cut)), [identity])
            guard case .payload = outcome.error else {
                Issue.record("cut at \(cut): \(String(describing: outcome.error))")
                continue
            }
            let whole = (cut - start) / 65_552
            #expect(outcome.text == Array(text.prefix(whole * 65_536)), "cut at \(cut)")
        }
    }

    @Test func cutExactlyBehindAChunk() throws {
        var parts = try Parts(of: encrypt(pattern(3 * 65_536)))
        parts.chunks.removeLast()
        #expect(Outcome(of: parts.file, [identity]).error == .payload(.truncated))
        parts.chunks.removeAll()
        #expect(Outcome(of: parts.file, [identity]).error == .payload(.truncated))
    }

    @Test func bytesBehindTheEnd() throws {
        let text = pattern(65_536)
        let file = try encrypt(text)
        for count in [1, 15, 16, 17, 65_552, 600_000] {
            let outcome = Outcome(of: file + pattern(count), [identity])
            #expect(outcome.error == .payload(.trailing))
            #expect(outcome.text == text)
        }
        let short = Outcome(of: try encrypt([1, 2, 3]) + [0], [identity])
        #expect(short.error == .payload(.authentication))
        #expect(short.text.isEmpty)
    }

    @Test func twoFilesOneBehindTheOther() throws {
        let file = try encrypt(pattern(65_536))
        #expect(Outcome(of: file + file, [identity]).error == .payload(.trailing))
    }

    @Test func chunksInAnotherOrder() throws {
        let parts = try Parts(of: encrypt(pattern(20 * 65_536 + 5)))
        for (first, second) in [(0, 1), (1, 2), (7, 8), (3, 19), (19, 20)] {
            var changed = parts
            changed.chunks.swapAt(first, second)
            let outcome = Outcome(of: changed.file, [identity])
            #expect(outcome.error == .payload(.authentication))
            #expect(outcome.text.count == first * 65_536)
        }
    }

    @Test func chunkTwiceOrLeftOut() throws {
        let parts = try Parts(of: encrypt(pattern(4 * 65_536)))
        for index in 0..<4 {
            var twice = parts
            twice.chunks.insert(parts.chunks[index], at: index)
            #expect(Outcome(of: twice.file, [identity]).error != nil)
            var without = parts
            without.chunks.remove(at: index)
            #expect(Outcome(of: without.file, [identity]).error != nil)
        }
    }

    @Test func chunkOfAnotherFile() throws {
        let text = pattern(3 * 65_536)
        var parts = try Parts(of: encrypt(text))
        parts.chunks[1] = try Parts(of: encrypt(text)).chunks[1]
        #expect(Outcome(of: parts.file, [identity]).error == .payload(.authentication))
    }

    @Test func nonceOfAnotherFile() throws {
        var parts = try Parts(of: encrypt(pattern(10)))
        parts.nonce[15] ^= 1
        #expect(Outcome(of: parts.file, [identity]).error == .payload(.authentication))
    }

    /// The chunk in which a bit was turned, and nothing behind it, stays inside, in whichever place
    /// of whichever batch it is.
    @Test(arguments: [0, 1, 7, 8, 9, 15, 16, 31, 32, 40, 49])
    func nothingUnauthenticComesOut(_ chunk: Int) throws {
        let text = pattern(49 * 65_536 + 10)
        var parts = try Parts(of: encrypt(text))
        for place in [0, parts.chunks[chunk].count - 1] {
            parts.chunks[chunk][place] ^= 0x80
            let outcome = Outcome(of: parts.file, [identity])
            #expect(outcome.error == .payload(.authentication))
            #expect(outcome.text == Array(text.prefix(chunk * 65_536)))
            parts.chunks[chunk][place] ^= 0x80
        }
    }

    @Test func emptyLastChunk() throws {
        let key = try FileKey.random()
        let header = try Header(identity.recipient.wrap(key), key: key)
        let nonce = pattern(16)
        let cipher = try key.payloadCipher(nonce: nonce)
        let text = pattern(65_536)
        var full = [UInt8](repeating: 0, count: 65_552)
        try full.withPart(0..<65_552) { box in
            try cipher.seal(text.span, into: &box, number: 0, isLast: false)
        }
        var empty = [UInt8](repeating: 0, count: 16)
        try empty.withPart(0..<16) { box in
            try cipher.seal(Span(), into: &box, number: 1, isLast: true)
        }
        let outcome = Outcome(of: header.encoded + nonce + full + empty, [identity])
        #expect(outcome.error == .payload(.emptyLastChunk))
        #expect(outcome.text == text)
    }

    @Test func fullSinkEndsTheWork() throws {
        final class FullSink: ByteSink {
            func write(_ bytes: Span<UInt8>) throws(AgeError) {
                if bytes.count > 1_000 { throw .writing(errno: 28) }
            }
        }
        let source = MemorySource(pattern(10_000_000))
        #expect(throws: AgeError.writing(errno: 28)) {
            try Age.encrypt(from: source, to: FullSink(), recipients: [identity.recipient])
        }
    }

    @Test func brokenSourceEndsTheWork() throws {
        final class BrokenSource: ByteSource {
            var left = 5_000_000
            func read(into buffer: inout MutableSpan<UInt8>) throws(AgeError) -> Int {
                guard left > 0 else { throw .reading(errno: 5) }
                let count = min(left, buffer.count)
                left -= count
                return count
            }
        }
        let sink = MemorySink()
        #expect(throws: AgeError.reading(errno: 5)) {
            try Age.encrypt(from: BrokenSource(), to: sink, recipients: [identity.recipient])
        }
        #expect(sink.bytes.count < 5_000_000)
    }

    @Test func twoFilesOfOneTextAreEqual() throws {
        let first = try Parts(of: encrypt([1]))
        let second = try Parts(of: encrypt([1]))
        #expect(first.header != second.header)
        #expect(first.nonce != second.nonce)
        #expect(first.chunks != second.chunks)
    }
}
