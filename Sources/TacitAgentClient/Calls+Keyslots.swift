internal import Glibc
internal import NIOCore
public import TacitAgentAPI
public import TacitCrypto

extension AgentClient {
    /// The public parts of the keyslots; not authenticated until an unlock.
    public func keyslots() async throws(Problem) -> [KeyslotWire] {
        try await all(KeyslotWire.self, Call(endpoint: .listKeyslots))
    }

    /// Creates the vault and leaves it open.
    public func createVault(fictional: Bool, slots: [NewSlot]) async throws(Problem) -> UnlockReply {
        guard let count = UInt8(exactly: slots.count) else { throw Problem(.bug) }
        var bytes = ByteBuffer()
        bytes.reserveCapacity(5 + slots.count * NewSlot.recordCount)
        bytes.writeInteger(UInt32(fictional ? 1 : 0))
        bytes.writeInteger(count)
        for slot in slots { slot.write(to: &bytes) }
        var call = Call(endpoint: .createVault, body: .secret(bytes), seconds: 600)
        call.headers = weakness(of: slots)
        return try await value(UnlockReply.self, call)
    }

    /// Opens the vault with the key of one slot; `Unlocking` makes that key.
    public func unlock(
        slot: UInt32,
        slotKey: borrowing SecureBytes,
        accepting: Accepted? = nil
    ) async throws(Problem) -> UnlockReply {
        var bytes = ByteBuffer()
        bytes.reserveCapacity(4 + slotKey.count)
        bytes.writeInteger(slot)
        bytes.write(slotKey)
        var call = Call(endpoint: .unlock, body: .secret(bytes), seconds: 600)
        if let accepting { call.headers = [(TacitHeader.accept, accepting.rawValue)] }
        return try await value(UnlockReply.self, call)
    }

    /// Adds a keyslot to the open vault.
    public func addKeyslot(_ slot: NewSlot) async throws(Problem) -> KeyslotWire {
        var bytes = ByteBuffer()
        bytes.reserveCapacity(NewSlot.recordCount)
        slot.write(to: &bytes)
        var call = Call(endpoint: .addKeyslot, body: .secret(bytes))
        call.headers = weakness(of: [slot])
        return try await value(KeyslotWire.self, call)
    }

    /// Puts a new slot in the place of an old one, whose key proves the right to.
    public func replaceKeyslot(
        _ id: UInt32,
        oldKey: borrowing SecureBytes,
        with slot: NewSlot
    ) async throws(Problem) {
        var bytes = ByteBuffer()
        bytes.reserveCapacity(oldKey.count + NewSlot.recordCount)
        bytes.write(oldKey)
        slot.write(to: &bytes)
        var call = Call(endpoint: .replaceKeyslot, parameters: [String(id)], body: .secret(bytes))
        call.headers = weakness(of: [slot])
        _ = try await send(call)
    }

    private func weakness(of slots: [NewSlot]) -> [(String, String)] {
        slots.contains(where: \.isWeak) ? [(TacitHeader.weakPassphrase, "yes")] : []
    }

    /// Removes a keyslot of the open vault.
    public func removeKeyslot(_ id: UInt32) async throws(Problem) {
        _ = try await send(Call(endpoint: .removeKeyslot, parameters: [String(id)]))
    }
}

extension AgentClient.Body {
    static func secret(_ bytes: ByteBuffer) -> Self {
        Self(bytes: bytes, mediaType: octets, isSecret: true)
    }

    /// Overwrites what was sent, in the storage that every copy of the buffer shares.
    func wipe() {
        guard isSecret else { return }
        unsafe bytes.withVeryUnsafeBytes { memory in
            guard let start = memory.baseAddress else { return }
            unsafe explicit_bzero(UnsafeMutableRawPointer(mutating: start), memory.count)
        }
    }
}
