import Glibc
import TacitAgentAPI
import TacitClinical

/// A file in parts of 1 MiB, read one after the other.
final class FileParts {
    /// Bytes of the file.
    let size: Int
    /// Bytes that were read.
    private(set) var done = 0
    private let descriptor: Int32

    /// Opens a plain file of at most 256 MiB.
    init(_ path: String) throws(Problem) {
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw Problem(.unreadableInput) }
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw Problem(.unreadableInput, detail: AttachmentSentences.plainFile)
        }
        size = Int(facts.st_size)
        guard size <= Attachment.largest else {
            close(descriptor)
            throw Problem(.tooLarge, detail: AttachmentSentences.largest)
        }
    }

    deinit { close(descriptor) }

    /// The next part, shorter than 1 MiB only at the end, and empty there.
    func next() throws(Problem) -> [UInt8] {
        var part = [UInt8](repeating: 0, count: Attachment.partSize)
        var count = 0
        while count < part.count {
            let read = unsafe part.withUnsafeMutableBytes { bytes in
                unsafe Glibc.read(
                    descriptor,
                    bytes.baseAddress.map { unsafe $0 + count },
                    bytes.count - count
                )
            }
            if read < 0 && errno == EINTR { continue }
            guard read >= 0 else { throw Problem(.unreadableInput) }
            if read == 0 { break }
            count += read
        }
        done += count
        guard done <= Attachment.largest else {
            throw Problem(.tooLarge, detail: AttachmentSentences.largest)
        }
        return Array(part[..<count])
    }

    /// The last part of a path.
    static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// What the ending of a name says.
    static func mediaType(of path: String) -> String {
        let ending = name(of: path).split(separator: ".").last.map { $0.lowercased() } ?? ""
        return types[ending] ?? "application/octet-stream"
    }

    private static let types = [
        "pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
        "txt": "text/plain", "md": "text/markdown", "csv": "text/csv", "json": "application/json",
        "mp3": "audio/mpeg", "m4a": "audio/mp4", "wav": "audio/wav", "tif": "image/tiff",
        "tiff": "image/tiff",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "odt": "application/vnd.oasis.opendocument.text",
    ]
}
