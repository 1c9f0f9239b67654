import ArgumentParser
import TacitAgentAPI
import TacitAgentClient

/// `tacit key`.
struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Show and change what opens the vault; print your public keys.",
        discussion: """
              tacit key list
              tacit key passphrase
              tacit key recovery
              tacit key card
            """,
        subcommands: [
            KeyListCommand.self, KeyPassphraseCommand.self, KeyRecoveryCommand.self, KeyCardCommand.self,
        ]
    )
}

/// `tacit key list`.
struct KeyListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List what opens the vault.",
        discussion: """
            Works while the vault is locked; then nothing has checked the list yet.

              tacit key list
            """
    )

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await Session.run(global) { session in
            guard try await session.status().state != .none else { throw Problem(.noVault) }
            try await session.agent.ensureRunning()
            let slots = try await session.agent.keyslots()
            try session.output.emit(
                "keyslots",
                slots,
                plain: slots.map { "\($0.id)\t\($0.kind.rawValue)" }
            ) { style in
                Columns.lines(slots.map(Self.row), width: style.width)
            }
        }
    }

    private static func row(_ slot: KeyslotWire) -> [String] {
        let work = slot.memoryKiB.flatMap { memory in
            slot.passes.map { KeySentences.work(passes: $0, mebibytes: memory / 1_024) }
        }
        return ["\(slot.id)", KeySentences.kind(slot.kind), work ?? ""]
    }
}

/// `tacit key passphrase`.
struct KeyPassphraseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "passphrase",
        abstract: "Change the passphrase.",
        discussion: """
            Asks for the present one, or with --recovery for the kit, then offers six drawn words. One
            keyslot is wrapped again; copies of the vault made before keep the old passphrase.

              tacit key passphrase
              tacit key passphrase --recovery
            """
    )

    @OptionGroup var global: GlobalOptions

    @Flag(help: "Take a passphrase that is easy to guess.")
    var weakPassphrase = false

    @Flag(help: "Prove the right to it with the recovery kit: the passphrase is lost.")
    var recovery = false

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let slot: UInt32
            if recovery {
                let kit = try KitPrompt.ask(session)
                let new = try NewPassphrase.get(session, allowWeak: weakPassphrase)
                if session.isDryRun(PassphraseSentences.wouldChange) { return }
                slot = try await Unlocking.changePassphrase(agent, kit: kit, to: new)
            } else {
                guard let old = try session.terminal.secret(PassphraseSentences.old) else {
                    throw Problem(.aborted)
                }
                let new = try NewPassphrase.get(session, allowWeak: weakPassphrase)
                if session.isDryRun(PassphraseSentences.wouldChange) { return }
                slot = try await Unlocking.changePassphrase(agent, from: old, to: new)
            }
            try session.output.emit("key-passphrase", ["slot": slot], plain: ["\(slot)"]) { _ in
                [PassphraseSentences.changed]
            }
        }
    }
}

/// `tacit key recovery`.
struct KeyRecoveryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recovery",
        abstract: "Make a new recovery kit; the old one opens nothing any more.",
        discussion: """
            The new sheet is shown, the kit is typed back from the paper, then it takes the place
            of every kit there was.

              tacit key recovery
              tacit key recovery --sheet /dev/shm/sheet.txt
            """
    )

    @OptionGroup var global: GlobalOptions

    @Option(help: "Write the sheet to this file on tmpfs, for printing.")
    var sheet: String?

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let old = try await agent.keyslots().filter { $0.kind == .kit }
            if session.isDryRun(SheetSentences.wouldReplace) { return }
            let kit = try NewKit.make(session, sheet: sheet)
            // First the new one: a failure in between leaves two kits, never none.
            let added = try await agent.addKeyslot(try NewSlot.kit(kit))
            for slot in old { try await agent.removeKeyslot(slot.id) }
            try session.output.emit("key-recovery", added, plain: ["\(added.id)"]) { _ in
                [SheetSentences.replaced]
            }
        }
    }
}
