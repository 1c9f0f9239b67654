import Foundation

/// The place of a vault file and the names of what lies beside it.
struct VaultPath: Sendable {
    /// The vault file, absolute.
    let file: String
    /// Its directory.
    let directory: String
    /// Its name in the directory.
    let name: String

    /// Throws `notFound` unless `path` is absolute, ends in a name and holds no NUL, which C would
    /// take for its end.
    init(_ path: String) throws(StoreError) {
        guard
            path.utf8.first == UInt8(ascii: "/"), !path.utf8.contains(0),
            let slash = path.lastIndex(of: "/")
        else { throw .notFound }
        let name = String(path[path.index(after: slash)...])
        guard !name.isEmpty, name != ".", name != ".." else { throw .notFound }
        self.file = path
        self.directory = slash == path.startIndex ? "/" : String(path[..<slash])
        self.name = name
    }

    /// SQLite's write-ahead log.
    var log: String { name + "-wal" }
    /// SQLite's rollback journal: between a compaction and the first commit after it.
    var journal: String { name + "-journal" }
    /// SQLite's shared index of the log: never made by tacit, which owns the file alone.
    var index: String { name + "-shm" }
    /// The file that is to take the vault's place: at creation and at compaction.
    var next: String { name + ".next" }
    /// The full path of `next`.
    var nextFile: String { file + ".next" }
    /// The ballast.
    var ballast: String { name + ".ballast" }

    /// What a creation or a compaction that was cut off may have left.
    var leftovers: [String] { [next, next + "-journal", next + "-wal", next + "-shm"] }

    /// The URI by which SQLite opens the file as one that nobody changes: no lock, no journal, not
    /// one write.
    var immutableURI: String {
        let escaped = file.utf8.map { byte in
            Self.isPlain(byte) ? String(UnicodeScalar(byte)) : String(format: "%%%02X", byte)
        }
        return "file:" + escaped.joined() + "?mode=ro&immutable=1"
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
            UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
