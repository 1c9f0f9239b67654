import TacitAgentAPI
import TacitClinical
import TacitCrypto
import TacitShare

/// Bundles on their way out and in: sealed bytes in parts, one of each at a time.
///
/// What waits here is ciphertext, but for what was opened and a copy to be printed. It goes when it was fetched, with the
/// clients' keys after five idle minutes, and with the worker.
struct BundleShelf {
    /// A sealed bundle whose disclosure is entered and whose bytes are fetched in parts.
    struct Outgoing {
        /// The disclosure.
        let id: RecordID
        /// The sealed bundle.
        let bytes: [UInt8]
        /// The words that it is sealed to; given once, nil then.
        var words: [Words]?
        /// Its last part was fetched.
        var isFetched = false
        /// Parts of 1 MiB.
        var parts: Int { max(1, (bytes.count + Attachment.partSize - 1) / Attachment.partSize) }
    }

    /// Words that a file is sealed to, in locked memory.
    final class Words: Sendable {
        let text: SecureBytes

        init(_ text: consuming SecureBytes) { self.text = text }
    }

    /// A file that arrives in parts.
    struct Incoming {
        /// The caller's choice of id.
        let id: RecordID
        /// What has arrived.
        var bytes: [UInt8] = []
        /// Parts that have arrived.
        var parts = 0
        /// What opens it, when it is sealed to words.
        var words: Words?
    }

    /// How many bytes words may have; eight generated ones have 79 at most.
    static let wordCounts = Set(1...1_024)

    /// Most bytes of a file that is opened: an archive of 320 MiB (sharing.md), and what age adds to it.
    static let largest = (320 << 20) + (1 << 20)

    /// What waits to be fetched.
    var outgoing: Outgoing?
    /// What arrives.
    var incoming: Incoming?
    /// A passphrase for a file that is about to be made.
    var chosen: (id: RecordID, words: Words)?
    /// What was opened: verified, and in clear.
    var opened: (id: RecordID, files: [Archive.Member])?
}

extension WorkerCore {
    /// Keeps a bundle to be fetched; an earlier one that was not fetched goes, because its disclosure is entered and
    /// `bundle show` makes its content again.
    ///
    /// Gives the number of its parts.
    func keepOutgoing(_ id: RecordID, _ bytes: [UInt8], words: [BundleShelf.Words]) -> Int {
        let outgoing = BundleShelf.Outgoing(id: id, bytes: bytes, words: words.isEmpty ? nil : words)
        bundles.outgoing = outgoing
        return outgoing.parts
    }

    /// The parts of a bundle that wait; 0 when it is gone.
    func outgoingParts(_ id: RecordID) -> Int {
        bundles.outgoing.flatMap { $0.id == id ? $0.parts : nil } ?? 0
    }

    /// For how many readers words of a bundle wait.
    func outgoingWordCount(_ id: RecordID) -> Int {
        bundles.outgoing.flatMap { $0.id == id ? $0.words?.count : nil } ?? 0
    }

    /// The words of a bundle that was sealed to a passphrase, the first time that they are asked for: a line for each
    /// reader, out of locked memory for the answer that tells them.
    ///
    /// - Throws: `not-found` afterwards, and for another bundle.
    func outgoingWords(_ id: RecordID) throws(Problem) -> [UInt8] {
        guard let outgoing = bundles.outgoing, outgoing.id == id, let words = outgoing.words else {
            throw Problem(.notFound)
        }
        activity()
        bundles.outgoing?.words = nil
        if outgoing.isFetched { bundles.outgoing = nil }
        var lines: [UInt8] = []
        // Without a second copy of what stands there already.
        lines.reserveCapacity(words.reduce(0) { $0 + $1.text.count + 1 })
        for (number, one) in words.enumerated() {
            if number > 0 { lines.append(UInt8(ascii: "\n")) }
            one.text.withSpan { span in for index in span.indices { lines.append(span[index]) } }
        }
        return lines
    }

    /// A part of a bundle, from 1; the bundle goes with its last part, or with its words when they are asked for later.
    ///
    /// - Throws: `not-found` for another bundle, or no such part.
    func outgoingPart(_ id: RecordID, number: Int) throws(Problem) -> [UInt8] {
        guard let outgoing = bundles.outgoing, outgoing.id == id, number >= 1, number <= Attachment.mostParts * 2
        else { throw Problem(.notFound) }
        let start = (number - 1) * Attachment.partSize
        guard start < outgoing.bytes.count else { throw Problem(.notFound) }
        let end = min(start + Attachment.partSize, outgoing.bytes.count)
        activity()
        let part = Array(outgoing.bytes[start..<end])
        if end == outgoing.bytes.count {
            bundles.outgoing?.isFetched = true
            if outgoing.words == nil { bundles.outgoing = nil }
        }
        return part
    }

    /// Takes a part of a file that is to be opened; part 1 begins anew, the same part again is the same.
    ///
    /// - Throws: `too-large` past ``BundleShelf/largest``, `conflict` for a part out of order.
    func takeIncoming(_ id: RecordID, number: Int, _ part: [UInt8]) throws(Problem) {
        activity()
        if number == 1, bundles.incoming?.id != id || bundles.incoming?.parts != 1 {
            bundles.incoming = BundleShelf.Incoming(id: id)
        }
        guard var incoming = bundles.incoming, incoming.id == id else { throw Problem(.notFound) }
        if number == incoming.parts, number > 0 { return }
        guard number == incoming.parts + 1 else {
            throw Problem(.conflict, detail: "parts come one after the other")
        }
        guard incoming.bytes.count + part.count <= BundleShelf.largest else {
            bundles.incoming = nil
            throw Problem(.tooLarge, detail: "a bundle is at most 320 MiB")
        }
        // Without a second copy of what has arrived.
        bundles.incoming = nil
        incoming.bytes += part
        incoming.parts = number
        bundles.incoming = incoming
    }

    /// Takes the words for a file that has arrived.
    ///
    /// - Throws: `not-found` for another one.
    func takeWords(_ id: RecordID, _ words: BundleShelf.Words) throws(Problem) {
        activity()
        guard bundles.incoming?.id == id else { throw Problem(.notFound) }
        bundles.incoming?.words = words
    }

    /// Takes a passphrase for a file that the request with the same id makes.
    func takeChosen(_ id: RecordID, _ words: BundleShelf.Words) {
        activity()
        bundles.chosen = (id, words)
    }

    /// The passphrase for a file, once; nil when none was given.
    func chosenWords(_ id: RecordID?) -> BundleShelf.Words? {
        defer { bundles.chosen = nil }
        return bundles.chosen.flatMap { $0.id == id ? $0.words : nil }
    }

    /// The words for a file; nil when none were given.
    func incomingWords(_ id: RecordID) -> BundleShelf.Words? {
        bundles.incoming.flatMap { $0.id == id ? $0.words : nil }
    }

    /// The file that arrived.
    ///
    /// - Throws: `not-found` for another one.
    func incomingFile(_ id: RecordID) throws(Problem) -> [UInt8] {
        guard let incoming = bundles.incoming, incoming.id == id else { throw Problem(.notFound) }
        activity()
        return incoming.bytes
    }

    /// Keeps what was opened in the place of the file that arrived; nothing of what was only verified.
    func keepOpened(_ id: RecordID, _ files: [Archive.Member]?) {
        if bundles.incoming?.id == id { bundles.incoming = nil }
        bundles.opened = files.map { (id, $0) }
    }

    /// A part of a file of the archive that was opened, both from 1.
    ///
    /// - Throws: `not-found` for another archive, file or part.
    func openedPart(_ id: RecordID, file: Int, number: Int) throws(Problem) -> [UInt8] {
        guard let opened = bundles.opened, opened.id == id, opened.files.indices.contains(file - 1) else {
            throw Problem(.notFound)
        }
        activity()
        let bytes = opened.files[file - 1].bytes
        guard number <= Attachment.mostParts * 2 else { throw Problem(.notFound) }
        let part = bytes.dropFirst((number - 1) * Attachment.partSize).prefix(Attachment.partSize)
        guard number == 1 || !part.isEmpty else { throw Problem(.notFound) }
        return Array(part)
    }
}
