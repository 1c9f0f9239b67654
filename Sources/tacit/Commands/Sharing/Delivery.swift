import Glibc
import TacitAgentAPI
import TacitAgentClient

/// The last step of what leaves, which is entered by now: fetched in parts, and written.
struct Delivery {
    let session: Session
    /// What is said when it fails: what was entered stays.
    let enteredOnly: String?

    /// Fetches `count` parts, with a bar when there are many, and hands the whole to `place`.
    func run(parts count: Int, fetch: (Int) async throws -> [UInt8], place: ([UInt8]) async throws -> Void) async throws
    {
        try await step {
            let progress = Progress(session, ShareSentences.fetching)
            var bytes: [UInt8] = []
            for number in 1...max(1, count) {
                bytes += try await fetch(number)
                if count > Self.showsProgressFrom { progress.show(number, of: count) }
            }
            progress.end()
            try await place(bytes)
        }
    }

    /// Does a part of it. When that fails, the person is told that it is entered all the same: the log over-reports, and
    /// what did not leave is marked.
    func step<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch {
            if let enteredOnly { session.output.warn(enteredOnly) }
            throw error
        }
    }

    /// Writes the bytes to a file, or to stdout for `-`.
    func write(_ bytes: [UInt8], to path: String) throws {
        if path == "-" { return try session.output.octets(bytes) }
        try OutputFile.write(bytes, to: path, overwrite: session.global.force)
        session.output.tookFile = true
    }

    /// Parts from which on a bar is shown: 8 MiB (cli.md).
    private static let showsProgressFrom = 8
}
