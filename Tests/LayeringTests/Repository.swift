import Foundation
import Testing

/// The working copy that this test stands in, read once.
struct Repository: Sendable, CustomTestStringConvertible {
    /// The one that all tests share.
    static let shared = Repository()

    /// Every text file of `Sources`, `Tests` and `Docs` and of the top level, by path from the top.
    let files: [SourceFile]

    var testDescription: String { "the working copy" }

    private let root: URL

    private init() {
        root = Self.root()
        var paths: [String] = []
        for top in ["Sources", "Tests", "Docs"] { paths += Self.list(root, top) }
        let manager = FileManager.default
        paths += (try? manager.contentsOfDirectory(atPath: root.path))?.filter(Self.isText) ?? []
        let root = root
        files = paths.sorted().compactMap { path in
            manager.contents(atPath: root.appending(path: path).path)
                .map { SourceFile(path: path, bytes: Array($0)) }
        }
    }

    /// The file at a path; nil when there is none.
    func file(_ path: String) -> SourceFile? { files.first { $0.path == path } }

    /// Whether anything is at a path from the top.
    func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }

    /// The Swift files of one target, or of all.
    func swift(in folder: String) -> [SourceFile] {
        files.filter { $0.path.hasPrefix(folder + "/") && $0.isSwift }
    }

    /// The Markdown files.
    var documents: [SourceFile] { files.filter { $0.path.hasSuffix(".md") } }

    /// The top is the nearest folder above this file that has a manifest and sources of ours; links
    /// are followed, so that a package that borrows this folder tests the real one.
    private static func root() -> URL {
        var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        while folder.path.count > 1 {
            folder.deleteLastPathComponent()
            let mark = folder.appending(path: "Sources/TacitCrypto/Labels.swift").path
            if FileManager.default.fileExists(atPath: mark) { return folder }
        }
        return folder
    }

    private static func list(_ root: URL, _ top: String) -> [String] {
        let walk = FileManager.default.enumerator(atPath: root.appending(path: top).path)
        var paths: [String] = []
        while let path = walk?.nextObject() as? String {
            if isText(path) { paths.append(top + "/" + path) }
        }
        return paths
    }

    private static func isText(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        guard !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else {
            return false
        }
        return ["swift", "c", "h", "md", "py", "yaml"].contains { name.hasSuffix("." + $0) }
    }
}

/// One text file.
struct SourceFile: Sendable, CustomTestStringConvertible {
    /// From the top of the repository.
    let path: String
    /// All of it.
    let bytes: [UInt8]
    /// The bytes with comments and the text of literals blanked; lines and offsets stay.
    ///
    /// Empty for prose.
    let code: [UInt8]

    /// Reads a file as what its name says it is.
    init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        let isSwift = path.hasSuffix(".swift")
        let isCode =
            (isSwift || path.hasSuffix(".c") || path.hasSuffix(".h"))
            && !path.hasSuffix(".generated.swift")
        code = isCode ? CodeMask.blank(bytes, isSwift: isSwift) : []
    }

    var testDescription: String { path }

    /// Whether it is Swift.
    var isSwift: Bool { path.hasSuffix(".swift") }
    /// Whether it is C.
    var isC: Bool { path.hasSuffix(".c") || path.hasSuffix(".h") }
    /// Whether it was written by `make bless`.
    var isGenerated: Bool { path.hasSuffix(".generated.swift") }
    /// The part of the path behind the last slash.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    /// As text.
    var text: String { String(decoding: bytes, as: UTF8.self) }
    /// Its lines, without their ends.
    var lines: [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
