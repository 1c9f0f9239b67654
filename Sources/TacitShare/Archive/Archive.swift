internal import TacitCrypto

/// Files in a strict part of the tape archive format of POSIX (ustar), in an order that is given.
///
/// There is one text for one list of files: ``init(parsing:)`` takes no other than what ``encoded()`` gives. Any
/// `tar` unpacks it.
public struct Archive: Equatable, Sendable {
    /// The most bytes of an archive, 320 MiB: what is held in memory at once.
    public static let maximumCount = 320 << 20

    /// The most files.
    public static let maximumMembers = 4_096

    /// Bytes of a block: headers are one, contents are filled up to one.
    static let block = 512

    /// Bytes of the end: two blocks of zeros.
    static let endCount = 2 * block

    /// The smallest archive: below it the length would tell of one page more or less.
    static let minimumCount = 16 << 10

    /// Up to here lengths are powers of two.
    static let powersUpTo = 1 << 20

    /// One regular file.
    public struct Member: Equatable, Sendable {
        /// The path, relative, at most 99 bytes: components of ASCII letters, digits, `.`, `_`, `-` that begin with a
        /// letter or digit, with `/` between them.
        public let path: String
        /// The content; a part of a larger array shares its memory.
        public let bytes: ArraySlice<UInt8>

        /// A file with a content that is shared, not copied; throws `path` for a path of another form.
        public init(path: String, bytes: [UInt8]) throws(ArchiveFault) {
            try self.init(path: path, part: bytes[...])
        }

        init(path: String, part: ArraySlice<UInt8>) throws(ArchiveFault) {
            guard MemberPath.isValid(path.utf8) else { throw .path }
            self.path = path
            bytes = part
        }
    }

    /// The files, in the order of the archive.
    public let members: [Member]

    /// Bytes of the archive with its padding.
    public let count: Int

    /// An archive of some files.
    ///
    /// Throws `tooManyMembers`, `duplicatePath` (also where only capitals differ, or one path is a folder of another)
    /// or `tooLarge`.
    public init(_ members: [Member]) throws(ArchiveFault) {
        guard members.count <= Self.maximumMembers else { throw .tooManyMembers }
        guard MemberPath.areApart(members.map(\.path)) else { throw .duplicatePath }
        var text = Self.endCount
        for member in members {
            guard member.bytes.count <= Self.maximumCount else { throw .tooLarge }
            text += Self.block + Self.filled(member.bytes.count)
            guard text <= Self.maximumCount else { throw .tooLarge }
        }
        count = Self.padded(text)
        guard count <= Self.maximumCount else { throw .tooLarge }
        self.members = members
    }

    /// The archive's bytes.
    public func encoded() -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(count)
        for part in parts {
            text += part
        }
        text += repeatElement(0, count: count - text.count)
        return text
    }

    /// Everything in front of the zeros at the end; contents are shared, not copied.
    var parts: [ArraySlice<UInt8>] {
        members.flatMap { member in
            let header = ArchiveHeader.block(path: member.path.utf8, size: member.bytes.count)
            let zeros = [UInt8](repeating: 0, count: Self.filled(member.bytes.count) - member.bytes.count)
            return [header[...], member.bytes, zeros[...]]
        }
    }

    /// The length to which so many bytes are filled up: a power of two from 16 KiB, above 1 MiB as ``Padme`` says.
    ///
    /// Padmé of more than 1 MiB leaves at least the lowest 15 bits zero, so it is whole blocks.
    static func padded(_ count: Int) -> Int {
        var size = minimumCount
        while size < count, size < powersUpTo { size *= 2 }
        return count <= size ? size : Int(clamping: Padme.padded(UInt64(count)))
    }

    /// `count`, at most ``maximumCount``, rounded up to whole blocks.
    static func filled(_ count: Int) -> Int { (count + block - 1) / block * block }
}

/// Why bytes are no archive, or files do not go into one.
///
/// Carries nothing of them.
public enum ArchiveFault: Error, Equatable, Sendable {
    /// More than ``Archive/maximumCount`` bytes.
    case tooLarge
    /// More than ``Archive/maximumMembers`` files.
    case tooManyMembers
    /// A path of another form: absolute, with `..`, an empty component or other characters, or too long.
    case path
    /// Two paths that would meet in a directory.
    case duplicatePath
    /// A link, directory, device, or a header of another kind of `tar`.
    case notAFile
    /// A header that is not written in the one way: its check sum, mode, owner, time, or anything else.
    case header
    /// A size that is no number, or larger than what follows.
    case size
    /// It ends in the middle, or has another length than its content asks for.
    case length
    /// Something else than zeros where nothing is.
    case padding
}
