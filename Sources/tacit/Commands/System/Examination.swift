import CTacitSystem
import Glibc
import TacitAgentAPI
import TacitAgentClient
import TacitCrypto

/// What `doctor` looks at.
///
/// Nothing is changed.
enum Examination {
    /// Owner and mode of everything that tacit keeps.
    static func places(_ places: Places) -> [Finding] {
        [
            place("vault", places.vault, places.uid), place("state", places.state, places.uid),
            place("runtime", places.runtime, places.uid),
            file("vault-file", places.vaultFile, places.uid),
            inMemory(places.runtime), leftovers(places.runtime),
        ].compactMap { $0 }
    }

    /// Locked memory, swap and hibernation.
    static func memory() -> [Finding] {
        var findings: [Finding] = []
        do {
            try SecureMemory.verify()
            findings.append(Finding(name: "locked-memory", found: DoctorSentences.memoryLocked))
        } catch {
            findings.append(
                Finding(
                    name: "locked-memory",
                    found: DoctorSentences.memoryNotLocked,
                    advice: DoctorSentences.raiseLimit
                )
            )
        }
        let swaps = MachineFacts.swaps((try? Input.text("/proc/swaps")) ?? "")
        findings.append(
            Finding(
                name: "swap",
                found: swaps.isEmpty ? DoctorSentences.noSwap : DoctorSentences.swap,
                advice: swaps.isEmpty ? nil : DoctorSentences.swapAdvice
            )
        )
        let canHibernate = ((try? Input.text("/sys/power/state")) ?? "").split(separator: " ")
            .contains { $0.trimmed == "disk" }
        findings.append(
            Finding(
                name: "hibernation",
                found: canHibernate ? DoctorSentences.hibernates : DoctorSentences.noHibernation,
                advice: canHibernate ? DoctorSentences.hibernationAdvice : nil
            )
        )
        return findings
    }

    /// What the agent's sandbox stands on.
    static func kernel() -> [Finding] {
        var ruleset: Int32 = -1
        var version: Int32 = 0
        let hasLandlock = unsafe tacit_landlock_begin(&ruleset, &version) == 0
        if ruleset >= 0 { close(ruleset) }
        let hasSeccomp = ((try? Input.text("/proc/self/status")) ?? "").contains("Seccomp:")
        return [
            Finding(
                name: "landlock",
                found: hasLandlock ? DoctorSentences.landlock(version) : DoctorSentences.lacking,
                advice: hasLandlock ? nil : DoctorSentences.landlockAdvice
            ),
            Finding(
                name: "seccomp",
                found: hasSeccomp ? DoctorSentences.present : DoctorSentences.lacking,
                advice: hasSeccomp ? nil : DoctorSentences.seccompAdvice
            ),
        ]
    }

    /// Editor and terminal.
    static func terminal(_ configuration: Configuration) -> [Finding] {
        var findings: [Finding] = []
        if let editor = try? EditorChoice.find(configuration) {
            findings.append(
                Finding(
                    name: "editor",
                    found: editor.program,
                    advice: editor.keepsCopies ? EditorSentences.keepsCopies : nil
                )
            )
        } else {
            findings.append(
                Finding(
                    name: "editor",
                    found: EditorSentences.notFound,
                    advice: DoctorSentences.editorAdvice
                )
            )
        }
        let isMultiplexed =
            ProcessEnvironment.value("TMUX") != nil || ProcessEnvironment.value("STY") != nil
        if isMultiplexed {
            findings.append(
                Finding(
                    name: "scrollback",
                    found: DoctorSentences.multiplexed,
                    advice: DoctorSentences.multiplexedAdvice
                )
            )
        }
        return findings
    }

    /// The agent, and the keyslots that it reports.
    static func agent(_ session: Session) async throws(Problem) -> [Finding] {
        let program = AgentClient.program()
        var findings = [
            Finding(
                name: "agent",
                found: program ?? AgentSentences.noProgram,
                advice: program == nil ? DoctorSentences.agentAdvice : nil
            )
        ]
        guard try await session.agent.isRunning(), try await session.status().state != .none else {
            return findings
        }
        findings += protection(try await session.agent.doctor())
        let weak = try await session.agent.keyslots().filter { slot in
            guard let passes = slot.passes, let memory = slot.memoryKiB else { return false }
            return PasswordHash.isBelowFloor(.init(passes: passes, memoryKiB: memory, salt: []))
        }
        findings.append(
            Finding(
                name: "keyslots",
                found: weak.isEmpty ? DoctorSentences.keyslotsStrong : DoctorSentences.keyslotsWeak,
                advice: weak.isEmpty ? nil : DoctorSentences.keyslotsAdvice
            )
        )
        return findings
    }

    /// What the worker says of itself.
    private static func protection(_ reply: DoctorReply) -> [Finding] {
        let missing = reply.sandbox.filter { $0.outcome != .done }.map(\.name)
        var findings = [
            Finding(
                name: "sandbox",
                found: missing.isEmpty
                    ? DoctorSentences.sandboxed : DoctorSentences.sandboxLacks(missing),
                advice: missing.isEmpty ? nil : DoctorSentences.sandboxAdvice
            )
        ]
        if !reply.memoryLocked {
            findings.append(
                Finding(
                    name: "agent-memory",
                    found: DoctorSentences.memoryNotLocked,
                    advice: DoctorSentences.memoryAdvice
                )
            )
        }
        if let weak = reply.weakSlots {
            findings.append(
                Finding(
                    name: "passphrase",
                    found: weak.isEmpty
                        ? DoctorSentences.passphraseStrong : DoctorSentences.passphraseWeak,
                    advice: weak.isEmpty ? nil : DoctorSentences.passphraseAdvice
                )
            )
        }
        return findings
    }

    private static func place(_ name: String, _ path: String, _ uid: UInt32) -> Finding? {
        guard let facts = FileFacts(at: path) else { return nil }
        let isWell = facts.isDirectory && facts.isPrivate && facts.owner == uid
        return Finding(
            name: name,
            found: path,
            advice: isWell ? nil : DoctorSentences.makePrivate(path, "0700")
        )
    }

    private static func file(_ name: String, _ path: String, _ uid: UInt32) -> Finding? {
        guard let facts = FileFacts(at: path) else { return nil }
        let isWell = facts.isFile && facts.isPrivate && facts.owner == uid
        return Finding(
            name: name,
            found: path,
            advice: isWell ? nil : DoctorSentences.makePrivate(path, "0600")
        )
    }

    private static func inMemory(_ runtime: String) -> Finding? {
        guard let answer = FileAccess.isInMemory(runtime) else { return nil }
        return Finding(
            name: "editor-files",
            found: answer ? DoctorSentences.inMemory : EditorSentences.notInMemory,
            advice: answer ? nil : EditorSentences.notInMemoryHint
        )
    }

    private static func leftovers(_ runtime: String) -> Finding? {
        let left = EditFolder.names(in: runtime).filter { $0.hasPrefix("edit-") }
        guard let first = left.sorted().first else { return nil }
        return Finding(
            name: "left-over",
            found: "\(runtime)/\(first)",
            advice: DoctorSentences.leftOverAdvice
        )
    }
}

/// What the kernel says, read off its files.
enum MachineFacts {
    /// Swap that reaches a disk; compressed memory (zram) does not.
    static func swaps(_ text: String) -> [String] {
        text.split(separator: "\n").dropFirst().compactMap { line in
            line.split(separator: " ").first.map(String.init)
        }.filter { !$0.hasPrefix("/dev/zram") }
    }
}
