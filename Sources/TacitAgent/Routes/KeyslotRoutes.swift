import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitCrypto
import TacitVault

/// Making a vault, and the ways to open it.
enum KeyslotRoutes {
    /// What a caller may ask of a new vault; more can be added later.
    private static let mostFirstSlots = 8
    private static let fictionalFlag: UInt32 = 1

    /// `GET /v1/keyslots`: the public parts, in every state but without a vault.
    @Sendable static func list(_ call: Call) async throws -> Response {
        let slots: [Keyslot]
        if let vault = await call.core.vaultWithoutActivity() {
            slots = await vault.keyslots()
        } else {
            slots = try await call.core.closed().keyslots
        }
        return try .json(ListReply(items: slots.compactMap(KeyslotWire.init)))
    }

    /// `POST /v1/vault`: flags u32 | count u8 | count x slot; the vault is open afterwards.
    @Sendable static func createVault(_ call: Call) async throws -> Response {
        let lengths = (1...mostFirstSlots).map { 5 + $0 * OctetBody.keyslotCount }
        var octets = try await OctetBody(of: call, count: Set(lengths))
        let flags = try octets.integer(UInt32.self)
        guard flags & ~fictionalFlag == 0 else { throw Problem.malformed("flags are 0 or 1") }
        let count = Int(try octets.integer(UInt8.self))
        guard octets.left == count * OctetBody.keyslotCount else {
            throw Problem.malformed("the count of keyslots is another one")
        }
        let isFictional = flags & fictionalFlag != 0
        let now = try call.now(isFictional: isFictional)
        let isWeak = try call.hasWeakPassphrase()
        var slots: [NewKeyslot] = []
        for _ in 0..<count { slots.append(try octets.keyslot(isWeak: isWeak)) }
        let vault = try await call.core.create(keyslots: slots, fictional: isFictional, now: now)
        let reply = UnlockReply(
            entries: 1,
            vault: vault.id,
            lastUnlock: nil,
            drafts: 0,
            filed: 0,
            rewrap: false,
            readOnly: false
        )
        return try .json(reply, status: .created)
    }

    /// `POST /v1/keyslots`: one slot.
    @Sendable static func add(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        var octets = try await OctetBody(of: call, count: [OctetBody.keyslotCount])
        let isWeak = try call.hasWeakPassphrase()
        let slot = try await vault.addKeyslot(
            try octets.keyslot(isWeak: isWeak),
            call.act(in: vault)
        )
        guard let wire = KeyslotWire(slot) else { throw Problem(.bug) }
        return try .json(wire, status: .created)
    }

    /// `PUT /v1/keyslots/{slot}`: old slot key 32 | one slot.
    @Sendable static func replace(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let count = OctetBody.slotKeyCount + OctetBody.keyslotCount
        var octets = try await OctetBody(of: call, count: [count])
        let isWeak = try call.hasWeakPassphrase()
        let oldKey = try octets.slotKey()
        let slot = try await vault.replaceKeyslot(
            try slot(call),
            oldKey: oldKey,
            with: try octets.keyslot(isWeak: isWeak),
            call.act(in: vault)
        )
        guard let wire = KeyslotWire(slot) else { throw Problem(.bug) }
        return try .json(wire)
    }

    /// `DELETE /v1/keyslots/{slot}`.
    @Sendable static func remove(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        try await vault.removeKeyslot(try slot(call), call.act(in: vault))
        return .done
    }

    private static func slot(_ call: Call) throws(Problem) -> UInt32 {
        let text = try call.parameter("slot")
        guard let id = UInt32(text), String(id) == text else { throw Problem(.notFound) }
        return id
    }
}

extension KeyslotWire {
    /// The public part of a slot; nil for executor shares, which this API does not make and has no word for.
    init?(_ slot: Keyslot) {
        let kind: Kind
        switch slot.kind {
        case .passphrase: kind = .passphrase
        case .kit: kind = .kit
        case .shares: return nil
        }
        self.init(
            id: slot.id,
            kind: kind,
            passes: slot.parameters?.passes,
            memoryKiB: slot.parameters?.memoryKiB,
            salt: slot.salt.hexadecimal
        )
    }
}
