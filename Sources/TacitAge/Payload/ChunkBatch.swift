internal import TacitCrypto

/// What is done with chunks.
enum ChunkWork {
    case seal
    case open

    /// Bytes of a full chunk's text (age specification, "Payload").
    static let textCount = 65_536

    /// Bytes of a full chunk as it goes in.
    var inputUnit: Int { self == .seal ? Self.textCount : Self.textCount + ChunkCipher.tagCount }

    /// Bytes of a chunk as it comes out, when so many go in.
    func outputCount(of input: Int) -> Int {
        self == .seal ? input + ChunkCipher.tagCount : input - ChunkCipher.tagCount
    }
}

/// Some chunks that follow each other, as they go in and as they come out.
struct ChunkBatch: ~Copyable {
    /// Chunks of a full batch: half a MiB, so that handing it to another thread costs nothing to
    /// speak of beside the work, and a few of them fit a core's cache and little memory.
    static let capacity = 8

    private let work: ChunkWork
    private var input: [UInt8] = []
    private var output: [UInt8] = []

    /// The number of the first chunk in the payload.
    private var first: UInt64 = 0

    /// Bytes of `input` that were read.
    private var filled = 0

    /// Whether the payload ends with this batch, and whether that is known and work is left.
    private var isLast = false
    private var isReady = false

    /// Bytes of `output` that are done, and why it went no further.
    private var done = 0
    private var fault: PayloadFault?

    init(_ work: ChunkWork) {
        self.work = work
    }

    /// Whether the source had no byte left for it.
    var isEmpty: Bool { filled == 0 }

    /// Whether the source may have more.
    var isFull: Bool { filled == Self.capacity * work.inputUnit }

    /// Reads until the batch is full or the source has ended.
    mutating func fill(first: UInt64, from source: any ByteSource) throws(AgeError) {
        (self.first, filled, done, fault, isReady) = (first, 0, 0, nil, false)
        if input.isEmpty {
            input = [UInt8](repeating: 0, count: Self.capacity * work.inputUnit)
            let outputUnit = work.outputCount(of: work.inputUnit)
            output = [UInt8](repeating: 0, count: Self.capacity * outputUnit)
        }
        while !isFull {
            let room = filled..<input.count
            let count = try input.withPart(room) { (part) throws(AgeError) in
                try source.read(into: &part)
            }
            guard count > 0 else { return }
            precondition(count <= room.count, "a source gave more than there was room for")
            filled += count
        }
    }

    /// Says whether the payload ends here, which is known when the next batch was filled.
    mutating func end(_ isLast: Bool) {
        self.isLast = isLast
        isReady = true
    }

    /// Seals or opens all chunks, once; stops at one that is not right.
    mutating func processIfReady(_ cipher: borrowing ChunkCipher) {
        guard isReady else { return }
        isReady = false
        var start = 0
        var number = first
        // Once at least where the payload begins and ends: an empty text has one empty chunk.
        repeat {
            let end = min(start + work.inputUnit, filled)
            process(start..<end, number, isEnd: isLast && end == filled, cipher)
            start = end
            number += 1
        } while start < filled && fault == nil
    }

    /// Writes out what is done; throws `payload` when that is not all.
    borrowing func release(to sink: any ByteSink) throws(AgeError) {
        if done > 0 { try sink.write(output.span.extracting(first: done)) }
        if let fault { throw .payload(fault) }
    }

    private mutating func process(
        _ place: Range<Int>,
        _ number: UInt64,
        isEnd: Bool,
        _ cipher: borrowing ChunkCipher
    ) {
        switch work {
        case .seal:
            let isSealed = run(place, number, isLast: isEnd, cipher)
            precondition(isSealed, "a chunk's place has room for its tag")
        case .open:
            guard place.count >= ChunkCipher.tagCount else { return fault = .truncated }
            guard place.count > ChunkCipher.tagCount || number == 0 else {
                return fault = .emptyLastChunk
            }
            if run(place, number, isLast: isEnd, cipher) { return }
            // A full chunk may carry the other mark than its place says, because the end behind it
            // was cut off, or something added. It is authentic all the same, and the last to be
            // given out.
            let isOther =
                place.count == work.inputUnit && run(place, number, isLast: !isEnd, cipher)
            fault = isOther ? (isEnd ? .truncated : .trailing) : .authentication
        }
    }

    /// Does one chunk; false when it is not authentic.
    private mutating func run(
        _ place: Range<Int>,
        _ number: UInt64,
        isLast: Bool,
        _ cipher: borrowing ChunkCipher
    ) -> Bool {
        let room = done..<done + work.outputCount(of: place.count)
        // A second reference, no copy: a span of the property itself would lock all of `self`.
        let input = input
        let isDone = work.run(
            input.span.extracting(place),
            into: &output,
            at: room,
            number,
            isLast: isLast,
            cipher
        )
        if isDone { done = room.upperBound }
        return isDone
    }
}

extension ChunkWork {
    /// Seals or opens one chunk into a part of a buffer; false when it is not authentic.
    fileprivate func run(
        _ chunk: Span<UInt8>,
        into buffer: inout [UInt8],
        at room: Range<Int>,
        _ number: UInt64,
        isLast: Bool,
        _ cipher: borrowing ChunkCipher
    ) -> Bool {
        do throws(CryptoError) {
            try buffer.withPart(room) { (part) throws(CryptoError) in
                switch self {
                case .seal: try cipher.seal(chunk, into: &part, number: number, isLast: isLast)
                case .open: try cipher.open(chunk, into: &part, number: number, isLast: isLast)
                }
            }
            return true
        } catch {
            return false
        }
    }
}
