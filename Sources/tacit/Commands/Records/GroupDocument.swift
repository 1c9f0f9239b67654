/// One text for the notes of a group: what all share first, then one part for each client under `#
/// HANDLE`.
///
/// Splitting never fails, so that nothing typed can be lost: a line that names no client of the
/// group is text of the part it stands in.
enum GroupDocument {
    /// The template of a note with an empty part for each client.
    static func template(_ note: String, handles: [String]) -> String {
        let parts = handles.map { "\n# \($0)\n" }.joined()
        return "\(GroupSentences.help.map { "#% \($0)\n" }.joined())\(note.trimmed)\n\(parts)"
    }

    /// The document of each client, in the order of `handles`, and the shared part by itself.
    static func split(_ text: String, handles: [String]) -> (shared: String, documents: [String]) {
        var shared: [String] = []
        var parts: [String: [String]] = [:]
        var current: String?
        for line in text.documentLines {
            if let handle = handle(in: line, of: handles) {
                current = handle
            } else if let handle = current {
                parts[handle, default: []].append(line)
            } else {
                shared.append(line)
            }
        }
        let common = shared.joined(separator: "\n").trimmed
        let documents = handles.map { handle in
            let part = (parts[handle] ?? []).joined(separator: "\n").trimmed
            return part.isEmpty ? "\(common)\n" : "\(common)\n\n\(part)\n"
        }
        return (common, documents)
    }

    private static func handle(in line: String, of handles: [String]) -> String? {
        guard line.hasPrefix("# ") else { return nil }
        let name = line.dropFirst(2).trimmed
        return handles.first { $0 == name }
    }
}
