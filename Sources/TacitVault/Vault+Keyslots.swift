internal import TacitClinical
public import TacitCrypto
internal import TacitLog
internal import TacitStore

extension Vault {
    /// The ways to open the vault.
    public func keyslots() -> [Keyslot] { header.slots.map(\.keyslot) }

    /// Wraps the root key anew in a slot, for who has the key of any slot: a passphrase change, also by the kit when
    /// the passphrase is lost.
    ///
    /// - Throws: `notFound`; `wrongKey` when the old key opens no slot.
    public func replaceKeyslot(
        _ id: UInt32, oldKey: consuming SecureBytes, with new: NewKeyslot, _ act: Act
    ) throws(VaultError) -> Keyslot {
        if let done = try slotDone(act, salt: new.salt) { return done.keyslot }
        guard let index = header.slots.firstIndex(where: { $0.id == id }) else { throw .notFound }
        guard opensAny(oldKey) else { throw .wrongKey }
        return try set(new, id: id, at: index, act)
    }

    /// Wraps the root key in one more slot.
    ///
    /// - Throws: `tooLarge` when the header is full.
    public func addKeyslot(_ new: NewKeyslot, _ act: Act) throws(VaultError) -> Keyslot {
        if let done = try slotDone(act, salt: new.salt) { return done.keyslot }
        guard header.slots.count < Header.mostSlots else { throw .tooLarge }
        // A number is not used twice while a larger one is in use.
        let id = (header.slots.map(\.id).max() ?? 0) &+ 1
        return try set(new, id: id, at: nil, act)
    }

    /// Removes a slot: what opened it opens nothing any more, but old copies of the file.
    ///
    /// - Throws: `notFound`; `conflict` for the last slot.
    public func removeKeyslot(_ id: UInt32, _ act: Act) throws(VaultError) {
        let isSame = { (done: Body.Keyslot) in done.slot == id }
        if try wasDone(act, .keyslotRemoved, in: .vault(.keys), where: isSame) { return }
        guard let slot = header.slots.first(where: { $0.id == id }) else { throw .notFound }
        guard header.slots.count > 1 else { throw .conflict }
        var next = header
        next.slots.removeAll { $0.id == id }
        try write(next, .keyslotRemoved, Body.Keyslot(slot), act)
    }

    /// Slots in use whose passphrase was easy to guess when they were wrapped last.
    public func weakKeyslots() throws(VaultError) -> [UInt32] {
        var weak: Set<UInt32> = []
        try read(.vault(.keys)) { (_, record) throws(VaultError) in
            guard let record, record.kind == .keyslotSet || record.kind == .keyslotRemoved else { return }
            let body = try Body.decode(Body.Keyslot.self, record.json).content
            if record.kind == .keyslotSet, body.weak == true {
                weak.insert(body.slot)
            } else {
                weak.remove(body.slot)
            }
        }
        return weak.sorted()
    }

    /// The slot that this act wrapped before, under the same id: the fresh salt tells one wrapping from another.
    private func slotDone(_ act: Act, salt: [UInt8]) throws(VaultError) -> HeaderSlot? {
        let slots = header.slots
        let isSame = { (body: Body.Keyslot) in slots.contains { $0.id == body.slot && $0.salt == salt } }
        guard try wasDone(act, .keyslotSet, in: .vault(.keys), where: isSame) else { return nil }
        return slots.first { $0.salt == salt }
    }

    /// Whether a slot opens with this key, and to this vault's root.
    private func opensAny(_ key: borrowing SecureBytes) -> Bool {
        for slot in header.slots {
            do throws(VaultError) {
                let root = try slot.open(with: key, vaultID: header.vaultID)
                if root.equals(ring.root) { return true }
            } catch {
                continue
            }
        }
        return false
    }

    private func set(_ new: NewKeyslot, id: UInt32, at index: Int?, _ act: Act) throws(VaultError) -> Keyslot {
        let slot = try HeaderSlot(wrapping: ring.root, with: new, id: id, vaultID: header.vaultID)
        var next = header
        if let index { next.slots[index] = slot } else { next.slots.append(slot) }
        try write(next, .keyslotSet, Body.Keyslot(slot, isWeak: new.isWeak), act)
        return slot.keyslot
    }

    private func write(_ next: Header, _ kind: RecordKind, _ body: Body.Keyslot, _ act: Act) throws(VaultError) {
        let record = PendingRecord(
            stream: .vault(.keys), kind: kind, id: act.id ?? .random(), at: act.now,
            json: try Body.encode(body, at: act.now))
        try rewriteHeader(next, [record])
        try? writeAnchor(act.now)
    }

    /// The header and the entries that tell of it, in one transaction, with one that names it by its hash: so an
    /// old header put back later is found, and that of a branch with the same sequence.
    func rewriteHeader(
        _ next: Header, _ records: [PendingRecord], changes: [Change] = []
    ) throws(VaultError) {
        guard doubt == nil else { throw .readOnly }
        var next = next
        next.sequence = max(next.sequence, heads.headerSequence) + 1
        let bytes = try next.encoded(root: ring.root)
        let body = Body.HeaderRewritten(
            sequence: next.sequence, hash: SHA256Hash.digest(bytes.span).hexadecimal)
        guard let at = records.first?.at else { throw .integrity }
        let named = PendingRecord(
            stream: .vault(.keys), kind: .headerRewritten, id: .random(), at: at,
            json: try Body.encode(body, at: at))
        try append(records + [named], changes: changes + [.putMeta(.header, bytes)], header: next)
        // What follows, an anchor or this machine's copy of the keys, may be behind the file, never ahead of it.
        try commitStaged()
    }
}

extension Body.Keyslot {
    /// What the log says of a slot.
    init(_ slot: HeaderSlot, isWeak: Bool = false) {
        self.init(slot: slot.id, kind: slot.kind.rawValue, weak: isWeak ? true : nil)
    }
}
