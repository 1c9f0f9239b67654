/// What is said about files.
enum AttachmentSentences {
    static let attaching = "attaching"
    static let saving = "saving"
    static let plainFile = "this is no plain file"
    static let largest = "a file of a chart has at most 256 MiB"
    static let notAFile = "the REF is not of a file; tacit attach list lists them"
    static let whereTo = "say where to write it with -o FILE"

    static func wouldAttach(_ handle: String) -> String {
        "would attach a file for \(handle); nothing was done"
    }
    static func saved(_ path: String) -> String { "written to \(path), in clear" }
}
