import Dispatch

/// What takes seconds or hundreds of megabytes: one at a time, and never on the threads that answer requests.
///
/// Deriving keys from words, sealing, opening and hashing of whole files go here. A second request waits instead of taking
/// its memory beside the first's, and clocks and locks go on meanwhile.
enum HeavyWork {
    private static let line = DispatchQueue(label: "tacit.heavy")

    /// What `body` gives; throws what it throws.
    static func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            line.async { continuation.resume(with: Result(catching: body)) }
        }
    }
}
