import Foundation
import TacitCrypto
import Testing

@testable import TacitAge

/// How much memory is taken.
@Suite(.serialized) struct MemoryTests {
    /// Zeros, as many as are asked for, out of no memory.
    private final class Zeros: ByteSource {
        private var left: Int

        init(_ count: Int) { left = count }

        func read(into buffer: inout MutableSpan<UInt8>) -> Int {
            let count = min(left, buffer.count)
            left -= count
            return count
        }
    }

    /// Counts, and remembers how much the process held at most meanwhile.
    private final class Meter: ByteSink {
        private(set) var count = 0
        private(set) var most = 0

        func write(_ bytes: Span<UInt8>) {
            count += bytes.count
            most = max(most, MemoryTests.resident())
        }
    }

    /// Resident memory in bytes, from `/proc/self/statm`.
    fileprivate static func resident() -> Int {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let fields = text.split(separator: " ")
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4_096 : 0
    }

    /// 256 MiB through a pipe of two threads: neither side may hold more than its ring.
    @Test func longFileIsHeldInMemory() throws {
        let identity = try X25519Identity.random()
        let total = 256 << 20
        let sealed = Meter()
        let before = Self.resident()
        try #require(before > 0)
        try Age.encrypt(from: Zeros(total), to: sealed, recipients: [identity.recipient])
        #expect(sealed.count > total)
        #expect(sealed.most - before < 48 << 20)
        let descriptors = try pipe()
        let thread = Thread {
            _ = try? Age.encrypt(
                from: Zeros(total),
                to: DescriptorSink(descriptors.write),
                recipients: [identity.recipient]
            )
            close(descriptors.write)
        }
        thread.start()
        let opened = Meter()
        try Age.decrypt(
            from: DescriptorSource(descriptors.read),
            to: opened,
            identities: [identity]
        )
        close(descriptors.read)
        #expect(opened.count == total)
        #expect(opened.most - before < 64 << 20)
    }

    /// A stranger's file of 100 MiB of armor, header or nothing takes no more than its limit.
    @Test func hostileFileIsHeldInMemory() throws {
        let identity = try X25519Identity.random()
        let before = Self.resident()
        let sink = Meter()
        #expect(throws: AgeError.header(.notAge)) {
            try Age.decrypt(from: Zeros(100 << 20), to: sink, identities: [identity])
        }
        #expect(throws: AgeError.armor) {
            let source = Zeros(100 << 20)
            try Age.decrypt(from: source, to: sink, identities: [identity], form: .armored)
        }
        #expect(Self.resident() - before < 16 << 20)
    }

    private func pipe() throws -> (read: Int32, write: Int32) {
        let pipe = Pipe()
        let read = dup(pipe.fileHandleForReading.fileDescriptor)
        let write = dup(pipe.fileHandleForWriting.fileDescriptor)
        try #require(read >= 0 && write >= 0)
        return (read, write)
    }
}
