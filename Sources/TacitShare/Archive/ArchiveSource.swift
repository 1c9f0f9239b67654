internal import TacitAge

/// An archive as a source of bytes, put together while it is read: no second copy of its contents.
final class ArchiveSource: ByteSource {
    private var parts: [MemorySource]
    private var padding: Int

    /// So many zeros at a time.
    private static let zeros = [UInt8](repeating: 0, count: 65_536)

    init(_ archive: Archive) {
        let parts = archive.parts
        padding = archive.count - parts.reduce(0) { $0 + $1.count }
        self.parts = parts.reversed().map { MemorySource($0) }
    }

    func read(into buffer: inout MutableSpan<UInt8>) throws(AgeError) -> Int {
        while let part = parts.last {
            let count = part.read(into: &buffer)
            if count > 0 { return count }
            parts.removeLast()
        }
        let count = MemorySource(Self.zeros.prefix(padding)).read(into: &buffer)
        padding -= count
        return count
    }
}
