import TacitCrypto
import TacitShare

/// Bundles, and the three formats inside them.
enum ShareTargets {
    private static let message = Array("a message that nobody signed".utf8)

    static func archive(_ bytes: [UInt8]) {
        // A fuzzer does not find the check sum of a header or a length that is filled up.
        for text in [bytes, whole(bytes)] {
            guard let archive = try? Archive(parsing: text) else { continue }
            precondition(archive.encoded() == text, "an archive has a second form")
            precondition(archive.members.count <= Archive.maximumMembers, "an archive has too many files")
            let paths = Set(archive.members.map { $0.path.lowercased() })
            precondition(paths.count == archive.members.count, "two files have one path")
            precondition(
                paths.allSatisfy { !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") }, "a path leads out")
        }
    }

    static func manifest(_ bytes: [UInt8]) {
        guard let manifest = try? Manifest(parsing: bytes[...]) else { return }
        precondition(manifest.text == bytes, "a manifest has a second form")
        precondition(Set(manifest.items.map(\.path)).count == manifest.items.count, "a manifest names a file twice")
    }

    static func signature(_ bytes: [UInt8]) {
        guard let signature = try? SSHSignature(parsing: bytes[...]) else { return }
        precondition(signature.text == bytes, "a signature has a second form")
        let isValid = (try? signature.verify(message.span)) != nil
        precondition(!isValid, "a message is signed that nobody signed")
    }

    static func bundle(_ bytes: [UInt8]) {
        guard let now = BundleTime(unixSeconds: 1_925_424_000), let sealed = try? SealedBundle(bytes) else { return }
        precondition(sealed.file == bytes, "a file is another")
        // Whatever is inside: its last bytes as an archive.
        let archive = whole(Array(bytes.suffix(4_096)))
        let opened = try? OpenedBundle(verifying: archive, of: sealed, own: [.passphrase], now: now)
        precondition(opened == nil, "a bundle opens that nobody signed")
    }

    /// Bytes as the content of blocks, each 512 a header with the right sum, filled up to the right length.
    private static func whole(_ bytes: [UInt8]) -> [UInt8] {
        let block = 512
        guard bytes.count <= 15_360 else { return bytes }
        var text = bytes + [UInt8](repeating: 0, count: 16_384 - bytes.count)
        for start in stride(from: 0, to: bytes.count, by: block) where bytes[start] != 0 {
            text.replaceSubrange(start + 148..<start + 156, with: [UInt8](repeating: 0x20, count: 8))
            let digits = String(text[start..<start + block].reduce(0) { $0 + Int($1) }, radix: 8)
            let sum = String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
            text.replaceSubrange(start + 148..<start + 156, with: Array(sum.utf8) + [0, 0x20])
        }
        return text
    }
}
