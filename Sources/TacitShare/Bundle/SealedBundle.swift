public import TacitAge
public import TacitCrypto

/// A file that may be a bundle: what can be said of it without opening it, and nothing of that is authentic.
///
/// It has exactly one recipient of a kind that is known here. More are refused: each of them knows the key of the
/// file and could have put other content behind the same header for the rest.
public struct SealedBundle: Sendable {
    /// The most bytes of a file: the largest archive, a tag of 16 bytes for each 64 KiB of it, and a header.
    public static let maximumCount = Archive.maximumCount + Archive.maximumCount / 4_096 + headerCount

    /// The most bytes of a header: that for one hybrid recipient has some 2,000.
    static let headerCount = 16 << 10

    /// The most work of an attempt with words: 2^20, 1 GiB of memory. A stranger's file says how much.
    static let maximumPassphraseWork = 20

    /// The file.
    public let file: [UInt8]

    /// What opens it.
    public let kind: BundleKind

    /// Looks at a file's header.
    ///
    /// Throws `notAge`, `armored`, `tooLarge`, `header`, `recipients` or `foreignRecipient`.
    public init(_ file: [UInt8]) throws(BundleError) {
        guard file.count <= Self.maximumCount else { throw .tooLarge }
        let header = try Self.header(file)
        guard header.stanzas.count == 1 else { throw .recipients }
        guard let kind = BundleKind(rawValue: header.stanzas[0].type) else { throw .foreignRecipient }
        self.file = file
        self.kind = kind
    }

    /// The hash of the file, by which a copy is known again.
    public var hash: FileHash { FileHash(of: file[...]) }

    /// Whether a holder of these recipients' identities may be able to open it: one of them is of its kind.
    ///
    /// More cannot be told without trying.
    public func mayBe(for own: [BundleRecipient]) -> Bool { own.contains { $0.kind == kind } }

    /// The archive inside, with whichever identity fits first; nothing of it is verified.
    ///
    /// Throws `wrongIdentity`, `damaged`, `header`, `workFactor` or `primitive`.
    public func archive(with identities: [any Identity]) throws(BundleError) -> [UInt8] {
        do throws(AgeError) {
            return try Age.decrypt(file, with: identities, form: .binary)
        } catch .noMatch {
            throw .wrongIdentity
        } catch .header(.workFactor) {
            throw .workFactor
        } catch .header {
            throw .header
        } catch .primitive(let cause) {
            throw .primitive(cause)
        } catch {
            throw .damaged
        }
    }

    /// The archive inside, with words that were told; nothing of it is verified.
    ///
    /// The words are taken byte for byte. Throws as ``archive(with:)``.
    public func archive(words: consuming SecureBytes) throws(BundleError) -> [UInt8] {
        let identity: PassphraseIdentity
        do throws(AgeError) {
            identity = try PassphraseIdentity(words, maximumWorkFactor: Self.maximumPassphraseWork)
        } catch {
            throw .workFactor
        }
        return try archive(with: [identity])
    }

    private static func header(_ file: [UInt8]) throws(BundleError) -> Header {
        // White space and the dashes of PEM are what armor begins with.
        if let first = file.first, [0x09, 0x0a, 0x0d, 0x20, UInt8(ascii: "-")].contains(first) { throw .armored }
        let text = file.prefix(headerCount)
        let mark = Array("\n--- ".utf8)
        var end: Int?
        var place = 0
        while end == nil, let newline = text[place...].firstIndex(of: mark[0]) {
            place = newline + 1
            guard text[newline...].starts(with: mark) else { continue }
            end = text[place...].firstIndex(of: mark[0])
            if end == nil { break }
        }
        do throws(AgeError) {
            return try Header(decoding: Array(text[...(end ?? text.count - 1)]))
        } catch .header(.notAge) {
            throw .notAge
        } catch {
            throw .header
        }
    }
}
