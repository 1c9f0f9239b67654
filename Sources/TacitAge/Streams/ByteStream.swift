internal import TacitCrypto

/// Where bytes come from.
///
/// Read by one thread, the caller's, from the front to the end.
public protocol ByteSource: AnyObject {
    /// Writes the next bytes to the front of `buffer` and says how many, any number from 1 to its
    /// count; 0 means that there are none left.
    ///
    /// `buffer` is never empty.
    func read(into buffer: inout MutableSpan<UInt8>) throws(AgeError) -> Int
}

/// Where bytes go to.
///
/// Written by one thread, the caller's, from the front to the end.
public protocol ByteSink: AnyObject {
    /// Takes all bytes.
    func write(_ bytes: Span<UInt8>) throws(AgeError)
}

/// Bytes in memory, read from the front.
public final class MemorySource: ByteSource {
    private let bytes: ArraySlice<UInt8>
    private var place = 0

    /// Shares the array, without a copy.
    public convenience init(_ bytes: [UInt8]) {
        self.init(bytes[...])
    }

    /// Shares a part of an array, without a copy.
    public init(_ part: ArraySlice<UInt8>) {
        bytes = part
    }

    /// The next bytes, as many as there is room for.
    public func read(into buffer: inout MutableSpan<UInt8>) -> Int {
        // A second reference, no copy: a span of the property itself would outlive its access.
        let bytes = bytes
        let count = min(buffer.count, bytes.count - place)
        buffer.fill(from: bytes.span.extracting(place..<place + count))
        place += count
        return count
    }
}

/// Bytes in memory, written to the end.
public final class MemorySink: ByteSink {
    /// What was written.
    public private(set) var bytes: [UInt8] = []

    /// Takes room for so many bytes at once; more are no error.
    public init(expecting count: Int = 0) {
        bytes.reserveLargely(max(count, 0))
    }

    /// Appends the bytes.
    public func write(_ bytes: Span<UInt8>) {
        self.bytes.append(bytes)
    }
}
