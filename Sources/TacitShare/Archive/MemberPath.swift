/// What a member of an archive may be called.
///
/// Components of ASCII letters, digits, `.`, `_` and `-` that begin with a letter or digit, with one `/` between
/// them: so none is empty, `.`, `..`, hidden, or looks like an option to a program.
enum MemberPath {
    /// The most bytes: the name field of ustar and a zero byte, so that no prefix is ever needed.
    static let maximumCount = 99

    static func isValid(_ path: some Collection<UInt8>) -> Bool {
        guard !path.isEmpty, path.count <= maximumCount else { return false }
        var isStart = true
        for byte in path {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                isStart = false
            case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                if isStart { return false }
            case UInt8(ascii: "/"):
                if isStart { return false }
                isStart = true
            default:
                return false
            }
        }
        return !isStart
    }

    /// Whether no two paths would meet in a directory: not the same name, also where capitals are not told apart,
    /// and none that is a folder of another.
    static func areApart(_ paths: [String]) -> Bool {
        let names = paths.map { $0.lowercased() }
        let files = Set(names)
        guard files.count == names.count else { return false }
        return names.allSatisfy { name in
            var folder = name[...]
            while let slash = folder.lastIndex(of: "/") {
                folder = folder[..<slash]
                if files.contains(String(folder)) { return false }
            }
            return true
        }
    }
}
