import ArgumentParser
import TacitAgentAPI
import TacitAgentClient

/// `tacit doctor`.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look whether this machine keeps what tacit promises.",
        discussion: """
            Each line is well, or says what to do. Exit code 3 when there is advice.

              tacit doctor
              tacit doctor --sleep-hook | sudo tee /usr/lib/systemd/system-sleep/tacit
            """
    )

    @OptionGroup var global: GlobalOptions

    @Flag(help: "Print a script for systemd that locks before the machine sleeps.")
    var sleepHook = false

    func run() async throws {
        try await Session.run(global) { session in
            if sleepHook {
                session.output.document(DoctorSentences.sleepHook(uid: session.agent.places.uid))
                return
            }
            let findings =
                Examination.places(session.agent.places) + Examination.memory()
                + Examination.kernel()
                + Examination.terminal(session.configuration)
                + (try await Examination.agent(session))
            let plain = findings.map { "\($0.advice == nil ? "ok" : "advice")\t\($0.name)" }
            try session.output.emit("doctor", findings, plain: plain) { style in
                findings.flatMap { $0.lines(style) }
            }
            try await session.output.finish()
            if findings.contains(where: { $0.advice != nil }) {
                throw ExitCode(ProblemKind.findings.facts.exitCode)
            }
        }
    }
}

/// One thing that was looked at.
struct Finding: Encodable, Equatable {
    /// A word that stays the same.
    var name: String
    /// What was found.
    var found: String
    /// What to do; nil when all is well.
    var advice: String?

    func lines(_ style: Style) -> [String] {
        let mark = advice == nil ? style.green("ok    ") : style.yellow("advice")
        let first = "\(mark)  \(style.bold(name)): \(found)"
        return [first] + (advice.map { style.wrap($0, indent: 8) } ?? [])
    }
}
