/// A file that a rule does not bind, and why.
struct Exception: Sendable {
    /// ``Rule/name``.
    let rule: String
    /// The file's path from the top.
    let path: String
    /// Why it has to be so.
    let reason: String

    /// All of them.
    ///
    /// The list may only shrink: one that is no longer needed fails the test.
    static let all = [
        Exception(
            rule: "function length",
            path: "Tests/TacitVaultTests/IdempotencyTests.swift",
            reason: "one table of every act that takes an id, read as a table"
        ),
        Exception(
            rule: "function length",
            path: "Tests/TacitVaultTests/StatementTests.swift",
            reason: "one table of every act and its writes, read as a table"
        ),
        Exception(
            rule: "escape hatch",
            path: "Sources/TacitCrypto/SecureBytes.swift",
            reason:
                "@unchecked Sendable: its memory is written once, before anybody else has it, and then only read"
        ),
        Exception(
            rule: "system time",
            path: "Sources/TacitAgent/HTTP/Clock.swift",
            reason: "the clock file of acts: everything that is recorded is dated here"
        ),
        Exception(
            rule: "system time",
            path: "Sources/CTacitSystem/clocks.c",
            reason:
                "the clock file of C: boot and monotonic clocks, the local offset, the date of an agent's message"
        ),
        Exception(
            rule: "domain of the format",
            path: "Sources/TacitCrypto/Labels.swift",
            reason: "the one file of labels"
        ),
        Exception(
            rule: "domain of the format",
            path: "Sources/TacitLog/Commitment.swift",
            reason: "the domain of an unkeyed hash, which no key goes with"
        ),
        Exception(
            rule: "domain of the format",
            path: "Sources/TacitVault/LocalKeys.swift",
            reason: "the domain of a signed text, which no derivation goes with"
        ),
    ]
}
