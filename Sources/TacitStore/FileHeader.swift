/// The first 100 bytes of the file, judged before SQLite sees it: opening a foreign database for
/// writing would roll back its journal and turn it to WAL, and a vault must not do that to a file
/// that is not one.
///
/// Field offsets: <https://www.sqlite.org/fileformat2.html#the_database_header>.
struct FileHeader {
    /// Bytes read from the file.
    static let length = 100
    /// Where the schema cookie is, a u32.
    static let schemaCookieOffset = 40

    private static let magic: [UInt8] = Array("SQLite format 3\u{0}".utf8)

    private let bytes: [UInt8]

    /// Throws `notAVault`, `newerFormat` or `foreignSchema` unless the header is a vault's.
    @discardableResult
    init(checking bytes: [UInt8]) throws(StoreError) {
        guard bytes.count == Self.length, bytes.starts(with: Self.magic) else { throw .notAVault }
        self.bytes = bytes
        guard word(at: 68) == Schema.applicationID else { throw .notAVault }
        let version = word(at: 60)
        guard version <= Schema.formatVersion else { throw .newerFormat }
        guard version == Schema.formatVersion else { throw .notAVault }
        guard
            word(at: 16) >> 16 == UInt32(Schema.pageSize),
            bytes[20] == 0,  // reserved bytes at the end of each page
            word(at: 44) == 4,  // schema format
            word(at: 52) == 0,  // auto_vacuum
            word(at: 56) == 1  // UTF-8
        else { throw .foreignSchema }
    }

    /// A u32 as the header holds it: most significant byte first.
    static func bytes(of word: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }

    /// The u32 at an offset; the caller's offsets are the constants above, all within `length`.
    private func word(at offset: Int) -> UInt32 {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
}
