import TacitAge
import TacitCrypto

enum AgeTargets {
    static func header(_ bytes: [UInt8]) {
        guard let header = try? Header(decoding: bytes) else { return }
        precondition(header.encoded == bytes, "a header has a second form")
        precondition(!header.stanzas.isEmpty)
    }

    static func armor(_ bytes: [UInt8]) {
        let whole = strip(MemorySource(bytes), room: 4_096)
        let slow = strip(ShortReads(bytes), room: 1)
        precondition(whole == slow, "the size of reads changes what armor says")
        guard let whole else { return }
        let sink = MemorySink()
        let writer = ArmorWriter(sink)
        precondition((try? writer.write(whole.span)) != nil && (try? writer.finish()) != nil)
        // White space around, the newline at the end and carriage returns are the only freedom.
        precondition(ink(sink.bytes) == ink(bytes), "armor has a second form")
    }

    /// All identities that the vectors of CCTV use, and one passphrase with little work.
    static func file(_ bytes: [UInt8]) {
        let sink = MemorySink()
        try? Age.decrypt(from: MemorySource(bytes), to: sink, identities: Keys.shared.identities)
        let slow = MemorySink()
        try? Age.decrypt(from: ShortReads(bytes), to: slow, identities: Keys.shared.identities)
        precondition(sink.bytes == slow.bytes, "the size of reads changes what comes out")
    }

    static func keys(_ bytes: [UInt8]) {
        _ = try? KeyFile.identities(bytes.span)
        guard let recipients = try? KeyFile.recipients(bytes.span) else { return }
        for recipient in recipients {
            guard let text = recipient as? any CustomStringConvertible else { continue }
            let again = try? KeyFile.recipient(text.description) as? any CustomStringConvertible
            precondition(again?.description == text.description, "a recipient does not come back")
        }
    }

    private static func strip(_ source: any ByteSource, room: Int) -> [UInt8]? {
        let reader = ArmorReader(source)
        var buffer = [UInt8](repeating: 0, count: room)
        var bytes: [UInt8] = []
        while true {
            var span = buffer.mutableSpan
            guard let count = try? reader.read(into: &span) else { return nil }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
        }
    }

    private static func ink(_ text: [UInt8]) -> [UInt8] {
        text.filter { !" \t\r\n".utf8.contains($0) }
    }
}

/// One, two or three bytes at a time.
final class ShortReads: ByteSource {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    func read(into buffer: inout MutableSpan<UInt8>) -> Int {
        let count = min(place % 3 + 1, buffer.count, bytes.count - place)
        for index in 0..<count { buffer[index] = bytes[place + index] }
        place += count
        return count
    }
}

/// Keys that are made once a process.
struct Keys {
    static let shared = Keys()

    let identities: [any Identity]
    let recipient: X25519Recipient

    private init() {
        do {
            let own = try X25519Identity.random()
            let known = [
                "AGE-SECRET-KEY-1XMWWC06LY3EE5RYTXM9MFLAZ2U56JJJ36S0MYPDRWSVLUL66MV4QX3S7F6",
                "AGE-SECRET-KEY-PQ-1HZLGZUPT4ETPKDEV8HSGFDCYZ4E522W0A7PU2LHT8EH9W6YLNC3SW78XKG",
            ]
            var phrase = Array("password".utf8)
            let passphrase = try SecureBytes(consuming: &phrase)
            recipient = own.recipient
            identities =
                try known.map { try KeyFile.identity(Array($0.utf8).span) }
                + [own, PassphraseIdentity(passphrase, maximumWorkFactor: 4)]
        } catch {
            preconditionFailure("keys could not be made")
        }
    }
}
