import Glibc
import TacitAge
import TacitCrypto
import TacitShare

/// A bundle with one large attachment, from a file to a file: what `tacit-age encrypt` does, and an archive, hashes and a
/// signature.
enum BundlePace {
    static func seal(to recipient: String, _ path: String, into target: String) throws {
        let attachment = try contents(of: path)
        guard let created = BundleTime("2031-01-13T21:05:00Z") else { throw Failed() }
        let facts = Manifest.Facts(
            created: created, purpose: "treatment", basis: "emergency", consent: nil, expires: nil, regime: "none",
            notice: "none", isFictional: true, checkpoint: nil)
        let key = try SigningKey.random()
        let draft = try BundleDraft(
            [Archive.Member(path: "files/0001.bin", bytes: attachment)], facts: facts, sender: key.publicKey,
            recipient: BundleRecipient(recipient))
        let sealed = try draft.sealed(signature: key.signature(for: draft.message.span))
        let descriptor = unsafe open(target, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw Failed() }
        defer { close(descriptor) }
        try DescriptorSink(descriptor).write(sealed.bytes.span)
    }

    private static func contents(of path: String) throws -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY)
        var status = stat()
        guard descriptor >= 0, unsafe fstat(descriptor, &status) == 0 else { throw Failed() }
        defer { close(descriptor) }
        let source = DescriptorSource(descriptor)
        var bytes: [UInt8] = []
        bytes.reserveLargely(Int(status.st_size))
        var part = [UInt8](repeating: 0, count: 1 << 17)
        while true {
            var span = part.mutableSpan
            let count = try source.read(into: &span)
            guard count > 0 else { return bytes }
            bytes.append(contentsOf: part[..<count])
        }
    }

    private struct Failed: Error {}
}
