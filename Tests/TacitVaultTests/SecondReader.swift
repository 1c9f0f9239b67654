import Foundation
import TacitClinical
import TacitLog
import TacitStore

@testable import TacitVault

/// `Tests/Interop/reader`, written in Python from `Docs/Formats` alone.
enum SecondReader {
    private static let reader = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Interop/reader/read_vault.py").path

    /// What the reader prints, line by line; throws what it refuses.
    static func read(
        _ folder: VaultFolder,
        _ way: String,
        slot: Int,
        secret: String,
        state: Bool = true
    ) throws -> [String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["python3", reader, folder.places.file]
            + (state ? [folder.places.stateDirectory] : []) + [way, "\(slot)"]
        let (input, output, errors) = (Pipe(), Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        process.environment = ["PYTHONDONTWRITEBYTECODE": "1", "PATH": "/usr/bin:/bin"]
        try process.run()
        input.fileHandleForWriting.write(Data((secret + "\n").utf8))
        try input.fileHandleForWriting.close()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Refused(reason: String(decoding: complaint, as: UTF8.self))
        }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    struct Refused: Error, Equatable {
        let reason: String
    }
}

extension Vault {
    /// What the second reader is to print.
    func secondReading() throws -> (summary: String, root: String, records: [String]) {
        var lines: [String] = []
        try log.read(from: 0, to: heads.vault.size) { (entry) throws(VaultError) in
            let (stream, own) = (entry.vault.stream, entry.stream)
            let record = try record(own.sequence, of: stream)
            let body = record.map { "\(Body.schema) \(String(decoding: $0.json, as: UTF8.self))" }
            lines.append(
                "record \(stream.client.bytes.hexadecimal) \(stream.stream) \(own.sequence) "
                    + "\(own.type) \(own.unixMilliseconds) \(own.recordID.bytes.hexadecimal) "
                    + (body ?? "- -")
            )
        }
        let root = heads.vault.root.hex
        let summary =
            "vault \(id) entries \(heads.vault.size) root \(root) header \(header.sequence) "
            + "fictional \(isFictional ? 1 : 0) state \(try ring.state(store).sequence) "
        return (summary, root, lines)
    }
}
