import Foundation
import TacitCrypto
import Testing

@testable import TacitAge

/// What can go wrong with descriptors.
@Suite struct StreamTests {
    @Test func fileDoesNotComeBackThroughDescriptors() throws {
        let folder = try TemporaryFolder()
        let identity = try HybridIdentity.random()
        let text = pattern(3_000_000)
        let plain = try open(folder.write(text, "text"), O_RDONLY)
        let sealed = try open(folder.path("file"), O_RDWR | O_CREAT)
        try Age.encrypt(
            from: DescriptorSource(plain),
            to: DescriptorSink(sealed),
            recipients: [identity.recipient]
        )
        #expect(lseek(sealed, 0, SEEK_SET) == 0)
        let sink = MemorySink()
        try Age.decrypt(from: DescriptorSource(sealed), to: sink, identities: [identity])
        #expect(sink.bytes == text)
        close(plain)
        close(sealed)
    }

    @Test func descriptorThatIsClosed() throws {
        let identity = try X25519Identity.random()
        let sink = MemorySink()
        #expect(throws: AgeError.reading(errno: EBADF)) {
            let source = DescriptorSource(-1)
            try Age.encrypt(from: source, to: sink, recipients: [identity.recipient])
        }
        #expect(throws: AgeError.writing(errno: EBADF)) {
            let recipients = [identity.recipient]
            try Age.encrypt(from: MemorySource([1]), to: DescriptorSink(-1), recipients: recipients)
        }
    }

    @Test func deviceThatIsFull() throws {
        let identity = try X25519Identity.random()
        let full = try open("/dev/full", O_WRONLY)
        #expect(throws: AgeError.writing(errno: ENOSPC)) {
            let source = MemorySource(pattern(1_000_000))
            let sink = DescriptorSink(full)
            try Age.encrypt(from: source, to: sink, recipients: [identity.recipient])
        }
        close(full)
    }

    private func open(_ path: String, _ flags: Int32) throws -> Int32 {
        let descriptor = unsafe Foundation.open(path, flags | O_CLOEXEC, 0o600)
        try #require(descriptor >= 0)
        return descriptor
    }
}
