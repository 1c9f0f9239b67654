import Foundation
import TacitCrypto
import Testing

@testable import TacitAge

/// The folder `Tests/Vectors`, found from this file.
let vectorsFolder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Vectors")

func secure(_ bytes: [UInt8]) throws -> SecureBytes {
    try SecureBytes(copying: bytes.span)
}

func secure(_ text: String) throws -> SecureBytes {
    try secure(Array(text.utf8))
}

func array(_ secret: borrowing SecureBytes) -> [UInt8] {
    secret.withSpan { span in span.indices.map { span[$0] } }
}

func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String(format: "%02x", $0) }.joined()
}

/// Bytes that differ from place to place, so that a chunk in another's place is noticed; the same
/// for the same seed.
func pattern(_ count: Int, seed: UInt8 = 1) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count + ChunkCipher.tagCount)
    let zeros = [UInt8](repeating: 0, count: count)
    do {
        let cipher = try ChunkCipher(key: secure([UInt8](repeating: seed, count: 32)))
        var box = bytes.mutableSpan
        try cipher.seal(zeros.span, into: &box, number: 0, isLast: true)
    } catch {
        Issue.record("no pattern: \(error)")
    }
    return Array(bytes.prefix(count))
}

/// Gives a fixed number of bytes at a time.
final class SlowSource: ByteSource {
    private let bytes: [UInt8]
    private let step: Int
    private var place = 0

    init(_ bytes: [UInt8], step: Int = 1) {
        self.bytes = bytes
        self.step = step
    }

    func read(into buffer: inout MutableSpan<UInt8>) -> Int {
        let count = min(step, buffer.count, bytes.count - place)
        for index in 0..<count { buffer[index] = bytes[place + index] }
        place += count
        return count
    }
}

/// What a decryption gave out, and how it ended.
struct Outcome {
    var text: [UInt8]
    var error: AgeError?

    /// Decrypts to memory, and keeps what was written before a failure.
    init(of source: any ByteSource, _ identities: [any Identity], form: Age.Form? = nil) {
        let sink = MemorySink()
        do throws(AgeError) {
            try Age.decrypt(from: source, to: sink, identities: identities, form: form)
        } catch {
            self.error = error
        }
        text = sink.bytes
    }

    init(of file: [UInt8], _ identities: [any Identity], form: Age.Form? = nil) {
        self.init(of: MemorySource(file), identities, form: form)
    }
}

/// Whether an identity finds the file key; the key itself cannot be handed to `#expect`.
@discardableResult
func opens(_ identity: any Identity, _ stanzas: [Stanza]) throws -> Bool {
    guard let key = try identity.unwrap(stanzas) else { return false }
    return key.withSpan { $0.count == FileKey.count }
}

/// A file in three parts, to be put together again in other ways.
struct Parts {
    var header: [UInt8]
    var nonce: [UInt8]
    var chunks: [[UInt8]]

    init(of file: [UInt8]) throws {
        let end = try #require(Parts.headerEnd(file))
        header = Array(file[..<end])
        nonce = Array(file[end..<end + 16])
        let payload = Array(file[(end + 16)...])
        chunks = stride(from: 0, to: payload.count, by: 65_552).map {
            Array(payload[$0..<min($0 + 65_552, payload.count)])
        }
    }

    var file: [UInt8] { header + nonce + chunks.joined() }

    private static func headerEnd(_ file: [UInt8]) -> Int? {
        var start = 0
        while let end = file[start...].firstIndex(of: 10) {
            if file[start...].starts(with: Array("---".utf8)) { return end + 1 }
            start = end + 1
        }
        return nil
    }
}

/// A folder that goes with the value.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ bytes: [UInt8], _ name: String) throws -> String {
        let file = url.appending(path: name)
        try Data(bytes).write(to: file)
        return file.path
    }

    func read(_ name: String) throws -> [UInt8] {
        try Array(Data(contentsOf: url.appending(path: name)))
    }

    func path(_ name: String) -> String { url.appending(path: name).path }
}

/// Runs a program to its end; its exit status and what it wrote.
@discardableResult
func run(_ program: String, _ arguments: [String], input: [UInt8] = []) throws -> (
    status: Int32, output: [UInt8]
) {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardInput = try FileHandle(
        forReadingFrom: URL(filePath: folder.write(input, "input"))
    )
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = try Array(output.fileHandleForReading.readToEnd() ?? Data())
    process.waitUntilExit()
    return (process.terminationStatus, bytes)
}
