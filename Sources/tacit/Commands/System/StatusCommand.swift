import ArgumentParser
import TacitAgentAPI

/// `tacit status`.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say whether the vault is open.",
        discussion: """
            Exit code 0 when it is unlocked, 13 when it is locked, 10 when there is none.

              tacit status
              tacit status -q && echo open
            """
    )

    @OptionGroup var global: GlobalOptions

    func run() async throws { try await Self.report(GlobalValues(global)) }

    static func report(_ global: GlobalValues) async throws {
        try await Session.run(global) { session in
            let status = try await session.status()
            if !global.quiet {
                try session.output.emit("status", status, plain: [status.state.rawValue]) { _ in
                    Self.lines(status)
                }
            }
            try await session.output.finish()
            switch status.state {
            case .unlocked: break
            case .locked: throw ExitCode(ProblemKind.locked.facts.exitCode)
            case .none: throw ExitCode(ProblemKind.noVault.facts.exitCode)
            }
        }
    }

    static func lines(_ status: StatusReply) -> [String] {
        var parts: [String]
        switch status.state {
        case .none: return ["\(VaultSentences.none); make one with: \(VaultSentences.makeOne)"]
        case .locked: parts = [VaultSentences.locked]
        case .unlocked:
            let isReadOnly = status.readOnly ?? false
            parts = [VaultSentences.unlocked + (isReadOnly ? " \(VaultSentences.readOnly)" : "")]
        }
        if let count = status.drafts, count > 0 { parts.append(VaultSentences.drafts(count)) }
        if let count = status.inbox, count > 0 { parts.append(VaultSentences.inbox(count)) }
        if let count = status.heldReads, count > 0 { parts.append(VaultSentences.held(count)) }
        if let count = status.findings, count > 0 { parts.append(VaultSentences.faults(count)) }
        if status.state == .unlocked, let seconds = status.idleSeconds {
            parts.append(VaultSentences.locksIn(minutes: max(1, (seconds + 59) / 60)))
        }
        return [parts.joined(separator: "; ")]
    }
}
