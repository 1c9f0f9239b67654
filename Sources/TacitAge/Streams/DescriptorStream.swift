internal import Glibc

/// An open file descriptor, read from where it stands.
///
/// The caller opened it and closes it.
public final class DescriptorSource: ByteSource {
    private let descriptor: Int32

    /// Reads from a descriptor that stays open meanwhile.
    public init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// What one `read` gives; throws `reading` when it fails.
    public func read(into buffer: inout MutableSpan<UInt8>) throws(AgeError) -> Int {
        while true {
            let count = unsafe buffer.withUnsafeMutableBufferPointer {
                unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if count >= 0 { return count }
            // A signal that came in between is no failure.
            guard errno == EINTR else { throw .reading(errno: errno) }
        }
    }
}

/// An open file descriptor, written to where it stands.
///
/// The caller opened it and closes it. Nothing is synced to the disk here.
public final class DescriptorSink: ByteSink {
    private let descriptor: Int32

    /// The most bytes of one `write`.
    ///
    /// ext4 takes page cache in pieces as large as the write. Linux keeps freed pieces of up to
    /// eight pages at hand for each processor (`PAGE_ALLOC_COSTLY_ORDER`); larger ones come from
    /// memory that may never have been touched, and took up to four times the system time here.
    private static let portion = 32_768

    /// Writes to a descriptor that stays open meanwhile.
    public init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Calls `write` until all is taken; throws `writing` when it fails.
    public func write(_ bytes: Span<UInt8>) throws(AgeError) {
        var rest = bytes
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBufferPointer {
                unsafe Glibc.write(descriptor, $0.baseAddress, min($0.count, Self.portion))
            }
            if count >= 0 {
                rest = rest.extracting(droppingFirst: count)
            } else if errno != EINTR {
                throw .writing(errno: errno)
            }
        }
    }
}
