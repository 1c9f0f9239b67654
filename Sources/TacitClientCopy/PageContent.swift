internal import FoundationEssentials

/// What is inside a page.
public struct PageContent: Sendable {
    /// A file that the reader can save from the page.
    public struct File: Codable, Sendable {
        /// Its name; it tells nobody's.
        public let name: String
        /// Its media type.
        public let type: String
        /// What is in it.
        public let text: String

        /// Names a file.
        public init(name: String, type: String, text: String) {
            (self.name, self.type, self.text) = (name, type, text)
        }
    }

    /// The most bytes of a content with its file, 64 MiB: what a telephone's browser still opens.
    public static let maximumCount = 64 << 20

    /// Contents are filled up to multiples of this: their length tells so much less.
    static let step = 16 << 10

    /// Markup of the page; whoever made it has escaped every text.
    let html: String
    let file: File?

    /// Markup that the reader sees, and a file to save.
    public init(html: String, file: File? = nil) { (self.html, self.file) = (html, file) }

    /// `length u32 | JSON | zeros`, a multiple of ``step``.
    func padded() throws(PageError) -> [UInt8] {
        guard html.utf8.count <= Self.maximumCount, file?.text.utf8.count ?? 0 <= Self.maximumCount,
            let json = try? JSONEncoder().encode(Wire(html: html, file: file)), json.count <= Self.maximumCount
        else { throw .tooLarge }
        let count = (4 + json.count + Self.step - 1) / Self.step * Self.step
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: json.count >> shift)) }
        bytes += json
        bytes += repeatElement(0, count: count - bytes.count)
        return bytes
    }

    private struct Wire: Encodable {
        let html: String
        let file: File?
    }
}

/// Why a page could not be sealed.
public enum PageError: Error, Equatable, Sendable {
    /// No words, or more than ``SealedPage/slotLimits``.
    case slots
    /// More than ``PageContent/maximumCount``.
    case tooLarge
    /// A primitive failed.
    case primitive
}
