import Glibc
import TacitAgentAPI

/// Documents from stdin or a file.
enum Input {
    /// The most bytes of a document.
    static let largest = 4 << 20

    /// The text of a file, or of stdin for `-`: strict UTF-8, no NUL, at most 4 MiB.
    ///
    /// `unreadable-input` (66) when it cannot be read, `invalid-document` (65) with the offset of the first byte
    /// that is not text.
    static func document(_ path: String) throws(Problem) -> String {
        let bytes = try bytes(path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw problem(InputSentences.notUTF8(offset: validPrefix(bytes)))
        }
        if let offset = bytes.firstIndex(of: 0) {
            throw problem(InputSentences.hasNUL(offset: offset))
        }
        return text
    }

    /// A small text of the system's, such as a file of `/proc`; what is not UTF-8 is replaced.
    static func text(_ path: String) throws(Problem) -> String {
        String(decoding: try bytes(path), as: UTF8.self)
    }

    private static func bytes(_ path: String) throws(Problem) -> [UInt8] {
        let isStandard = path == "-"
        let descriptor = isStandard ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw Problem(.unreadableInput) }
        defer { if !isStandard { close(descriptor) } }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe read(descriptor, &part, part.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw Problem(.unreadableInput) }
            if count == 0 { return bytes }
            guard bytes.count + count <= largest else { throw Problem(.tooLarge) }
            bytes += part[..<count]
        }
    }

    /// How many bytes from the start are whole characters.
    static func validPrefix(_ bytes: [UInt8]) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            offset += UTF8.width(scalar)
        }
        return offset
    }

    private static func problem(_ detail: String) -> Problem {
        Problem(.invalidDocument, detail: detail)
    }
}
