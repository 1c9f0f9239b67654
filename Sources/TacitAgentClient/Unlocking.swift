public import TacitAgentAPI
public import TacitCrypto

/// What the caller goes on with although the vault's history is in doubt.
public enum Accepted: String, Sendable {
    /// This machine has no memory of the vault.
    case anchor
    /// The vault is older than, or another branch of, what this machine remembers.
    case rollback
}

/// From a passphrase or a kit to an open vault.
///
/// The passphrase never leaves this process: what goes to the agent is the key of one slot.
public enum Unlocking {
    /// How long a new slot's hash is to take.
    public static let targetSeconds = 1.0

    /// Tries the passphrase on each of its slots; wraps the slot again when it is below today's floor.
    ///
    /// Every slot's parameters are checked before the first hash: a changed header can be neither a cheap
    /// hash nor a memory bomb (`keyslot-out-of-range`). `onHeavySlot` is told before a hash that takes more
    /// than a quarter of this machine's memory.
    public static func unlock(
        _ agent: AgentClient,
        passphrase: borrowing SecureBytes,
        accepting: Accepted? = nil,
        onHeavySlot: () -> Void = {}
    ) async throws(Problem) -> UnlockReply {
        let normal: SecureBytes
        do { normal = try Passphrase.normalise(passphrase) } catch { throw error.problem }
        for (slot, parameters) in try passphraseSlots(try await agent.keyslots()) {
            if PasswordHash.exceedsQuarterOfMemory(parameters) { onHeavySlot() }
            let slotKey: SecureBytes
            do { slotKey = try PasswordHash.derive(normal, parameters) } catch {
                throw error.problem
            }
            do throws(Problem) {
                let reply = try await agent.unlock(
                    slot: slot,
                    slotKey: slotKey,
                    accepting: accepting
                )
                if reply.rewrap && !reply.readOnly {
                    try await rewrap(agent, slot: slot, oldKey: slotKey, passphrase: normal)
                }
                return reply
            } catch {
                guard error.kind == .wrongPassphrase else { throw error }
            }
        }
        throw Problem(.wrongPassphrase)
    }

    /// Opens the vault with its recovery kit.
    public static func unlock(
        _ agent: AgentClient,
        kit: borrowing RecoveryKit,
        accepting: Accepted? = nil
    ) async throws(Problem) -> UnlockReply {
        for slot in try await agent.keyslots() where slot.kind == .kit {
            let slotKey = try kit.slotKey(salt: try salt(of: slot))
            do throws(Problem) {
                return try await agent.unlock(slot: slot.id, slotKey: slotKey, accepting: accepting)
            } catch {
                guard error.kind == .wrongPassphrase else { throw error }
            }
        }
        throw Problem(.wrongPassphrase, detail: "no keyslot of this vault belongs to that kit")
    }

    /// Opens a backup with the passphrase of its vault; the slot is said back.
    ///
    /// `wrong-passphrase` when it opens none of `slots`.
    public static func openRestoration(
        _ agent: AgentClient,
        slots: [KeyslotWire],
        passphrase: borrowing SecureBytes
    ) async throws(Problem) {
        let normal: SecureBytes
        do { normal = try Passphrase.normalise(passphrase) } catch { throw error.problem }
        for (slot, parameters) in try passphraseSlots(slots) {
            let slotKey: SecureBytes
            do { slotKey = try PasswordHash.derive(normal, parameters) } catch {
                throw error.problem
            }
            do throws(Problem) {
                return try await agent.openRestoration(slot: slot, slotKey: slotKey)
            } catch {
                guard error.kind == .wrongPassphrase else { throw error }
            }
        }
        throw Problem(.wrongPassphrase)
    }

    /// Opens a backup with the recovery kit of its vault.
    public static func openRestoration(
        _ agent: AgentClient,
        slots: [KeyslotWire],
        kit: borrowing RecoveryKit
    ) async throws(Problem) {
        for slot in slots where slot.kind == .kit {
            let slotKey = try kit.slotKey(salt: try salt(of: slot))
            do throws(Problem) {
                return try await agent.openRestoration(slot: slot.id, slotKey: slotKey)
            } catch {
                guard error.kind == .wrongPassphrase else { throw error }
            }
        }
        throw Problem(.wrongPassphrase, detail: "no keyslot of this backup belongs to that kit")
    }

    /// Puts a new passphrase in the place of an old one.
    ///
    /// `wrong-passphrase` when the old one opens no slot.
    ///
    /// The vault must be unlocked. Returns the number of the slot.
    public static func changePassphrase(
        _ agent: AgentClient,
        from old: borrowing SecureBytes,
        to new: borrowing SecureBytes
    ) async throws(Problem) -> UInt32 {
        let normal: SecureBytes
        do { normal = try Passphrase.normalise(old) } catch { throw error.problem }
        let slots = try passphraseSlots(try await agent.keyslots())
        let replacement = try newSlot(new)
        for (slot, parameters) in slots {
            let oldKey: SecureBytes
            do { oldKey = try PasswordHash.derive(normal, parameters) } catch {
                throw error.problem
            }
            do throws(Problem) {
                try await agent.replaceKeyslot(slot, oldKey: oldKey, with: replacement)
                return slot
            } catch {
                guard error.kind == .wrongPassphrase else { throw error }
            }
        }
        throw Problem(.wrongPassphrase)
    }

    /// Puts a new passphrase in the place of a lost one, for who has the recovery kit.
    ///
    /// The vault must be unlocked. Returns the number of the slot.
    public static func changePassphrase(
        _ agent: AgentClient,
        kit: borrowing RecoveryKit,
        to new: borrowing SecureBytes
    ) async throws(Problem) -> UInt32 {
        let slots = try await agent.keyslots()
        guard let lost = slots.first(where: { $0.kind == .passphrase }) else {
            return try await agent.addKeyslot(try newSlot(new)).id
        }
        let replacement = try newSlot(new)
        for slot in slots where slot.kind == .kit {
            let kitKey = try kit.slotKey(salt: try salt(of: slot))
            do throws(Problem) {
                try await agent.replaceKeyslot(lost.id, oldKey: kitKey, with: replacement)
                return lost.id
            } catch {
                guard error.kind == .wrongPassphrase else { throw error }
            }
        }
        throw Problem(.wrongPassphrase, detail: "no keyslot of this vault belongs to that kit")
    }

    /// A slot for a new passphrase, its cost measured on this machine.
    public static func newSlot(_ passphrase: borrowing SecureBytes) throws(Problem) -> NewSlot {
        let parameters: PasswordHashParameters
        do {
            parameters = try PasswordHash.calibrate(targetSeconds: targetSeconds)
        } catch {
            throw error.problem
        }
        return try .passphrase(passphrase, parameters)
    }

    private static func rewrap(
        _ agent: AgentClient,
        slot: UInt32,
        oldKey: borrowing SecureBytes,
        passphrase: borrowing SecureBytes
    ) async throws(Problem) {
        try await agent.replaceKeyslot(slot, oldKey: oldKey, with: try newSlot(passphrase))
    }

    /// The passphrase slots with their parameters, every one of them inside the limits.
    static func passphraseSlots(
        _ slots: [KeyslotWire]
    ) throws(Problem) -> [(id: UInt32, parameters: PasswordHashParameters)] {
        var found: [(id: UInt32, parameters: PasswordHashParameters)] = []
        for slot in slots where slot.kind == .passphrase {
            guard let passes = slot.passes, let memory = slot.memoryKiB else {
                throw Problem(.keyslotOutOfRange)
            }
            let parameters = PasswordHashParameters(
                passes: passes,
                memoryKiB: memory,
                salt: try salt(of: slot)
            )
            do { try PasswordHash.check(parameters) } catch { throw error.problem }
            found.append((slot.id, parameters))
        }
        return found
    }

    private static func salt(of slot: KeyslotWire) throws(Problem) -> [UInt8] {
        guard let salt = Hexadecimal.bytes(slot.salt),
            salt.count == PasswordHashParameters.saltCount
        else { throw Problem(.keyslotOutOfRange) }
        return salt
    }
}
