import Glibc
import TacitAgentAPI
import TacitAgentClient

/// A directory `edit-XXXXXX` of ours alone, in memory, that is emptied and removed at the end.
struct EditFolder {
    let path: String

    /// Makes the directory, mode 0700, in the runtime directory.
    ///
    /// `permissions` when that is not ours alone, or not in memory unless `evenOnDisk`.
    init(in runtime: String, evenOnDisk: Bool) throws(Problem) {
        // The agent makes the runtime directory too; whoever comes first.
        _ = unsafe mkdir(runtime, 0o700)
        guard let facts = FileFacts(at: runtime), facts.isDirectory, facts.isPrivate,
            facts.owner == getuid()
        else { throw Problem(.permissions, detail: EditorSentences.looseRuntime) }
        guard evenOnDisk || FileAccess.isInMemory(runtime) == true else {
            var problem = Problem(.permissions, detail: EditorSentences.notInMemory)
            problem.hint = EditorSentences.notInMemoryHint
            throw problem
        }
        var template = Array((runtime + "/edit-XXXXXX").utf8CString)
        guard unsafe mkdtemp(&template) != nil else {
            throw Problem(errno == ENOSPC ? .diskFull : .inputOutput)
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Writes a new file, mode 0600, and gives back its path.
    func write(_ text: String, named name: String) throws(Problem) -> String {
        let file = path + "/" + name
        let descriptor = unsafe open(
            file,
            O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
            0o600
        )
        guard descriptor >= 0 else { throw Problem(errno == ENOSPC ? .diskFull : .inputOutput) }
        defer { close(descriptor) }
        try OutputFile.writeAll(Array(text.utf8), to: descriptor)
        return file
    }

    /// The text as the editor left it; a killed nano leaves it in `NAME.save`.
    ///
    /// What is not UTF-8 comes back with replacement characters: better than lost.
    func read(named name: String) throws(Problem) -> String {
        let file = path + "/" + name
        let saved = file + ".save"
        let bytes = try Self.bytes(FileFacts(at: saved) == nil ? file : saved)
        return String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
    }

    private static func bytes(_ file: String) throws(Problem) -> [UInt8] {
        let descriptor = unsafe open(file, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        // An editor that removed the file left nothing.
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe Glibc.read(descriptor, &part, part.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw Problem(.inputOutput) }
            if count == 0 { return bytes }
            guard bytes.count + count <= Input.largest else { throw Problem(.tooLarge) }
            bytes += part[..<count]
        }
    }

    /// Overwrites and removes every file in the directory, then the directory.
    func remove() { Self.remove(path) }

    private static func remove(_ folder: String) {
        for name in names(in: folder) {
            let path = folder + "/" + name
            guard let facts = FileFacts(at: path) else { continue }
            if facts.isDirectory {
                remove(path)
            } else {
                if facts.isFile { overwrite(path) }
                _ = unsafe unlink(path)
            }
        }
        _ = unsafe rmdir(folder)
    }

    static func names(in folder: String) -> [String] {
        guard let directory = unsafe opendir(folder) else { return [] }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: unsafe entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }

    static func overwrite(_ path: String) {
        let descriptor = unsafe open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var rest = max(0, Int(lseek(descriptor, 0, SEEK_END)))
        _ = lseek(descriptor, 0, SEEK_SET)
        let zeros = [UInt8](repeating: 0, count: 65_536)
        while rest > 0 {
            let count = unsafe Glibc.write(descriptor, zeros, min(rest, zeros.count))
            guard count > 0 else { return }
            rest -= count
        }
    }
}
