internal import TacitClinical
internal import TacitCrypto
internal import TacitLog
internal import TacitRecord

/// What this machine remembers of a vault outside it, so that an older copy put back is noticed.
///
/// Two fixed slots of 1,024 bytes in one file, written alternately: a write that is cut off leaves the other.
///
/// ```
/// slot    = LP(cell) | zeros;  key = KDF(ring key, "anchor-key", vault id)
/// content = counter u64 | header sequence u64 | unix ms u64 | LP(signed checkpoint)
/// ```
///
/// A stale anchor is harmless: it is a point that the log passed. It is written at most once a second and at
/// lock; within that second a rollback to before it would go unseen.
struct Anchor: Equatable {
    static let slotByteCount = 1_024

    var counter: UInt64
    var headerSequence: UInt64
    var unixMilliseconds: UInt64
    var checkpoint: [UInt8]

    /// The newest slot that opens and whose checkpoint carries this vault's signature.
    static func read(
        _ path: String, ring: borrowing SecureBytes, vaultID: [UInt8], signer: VerifyingKey
    ) throws(VaultError) -> (anchor: Anchor, head: TreeHead)? {
        // One that the system does not give counts as missing: an error of its disk must not keep her out for ever.
        guard let bytes = try? Memory.read(path, limit: 2 * slotByteCount), bytes.count == 2 * slotByteCount else {
            return nil
        }
        let key = try derive(ring, .anchorKey, vaultID)
        var newest: (anchor: Anchor, head: TreeHead)?
        for start in [0, slotByteCount] {
            guard let anchor = try? Anchor(slot: Array(bytes[start..<start + slotByteCount]), key: key, vaultID),
                anchor.counter > newest?.anchor.counter ?? 0,
                let head = try? UnverifiedCheckpoint(parsing: anchor.checkpoint.span)
                    .verified(by: signer, origin: origin(vaultID)).head
            else { continue }
            newest = (anchor, head)
        }
        return newest
    }

    func write(_ path: String, ring: borrowing SecureBytes, vaultID: [UInt8]) throws(VaultError) {
        let key = try derive(ring, .anchorKey, vaultID)
        var content: [UInt8] = []
        content.append(bigEndian: counter)
        content.append(bigEndian: headerSequence)
        content.append(bigEndian: unixMilliseconds)
        content.append(bigEndian: UInt32(checkpoint.count))
        content += checkpoint
        let cell = try Self.seal(content, key: key, vaultID)
        var slot: [UInt8] = []
        slot.append(bigEndian: UInt32(cell.count))
        slot += cell
        guard slot.count <= Self.slotByteCount else { throw .tooLarge }
        slot += [UInt8](repeating: 0, count: Self.slotByteCount - slot.count)
        if (try? Memory.read(path, limit: 1)) == nil {
            // The whole length at once, so that later writes allocate nothing.
            try Memory.write([UInt8](repeating: 0, count: 2 * Self.slotByteCount), to: path, at: 0)
        }
        try Memory.write(slot, to: path, at: Int64(counter % 2) * Int64(Self.slotByteCount))
    }

    /// The name of this vault's log: opaque, and a legal key name of a signed note.
    static func origin(_ vaultID: [UInt8]) -> String { "tacit/" + vaultID.hexadecimal }

    private static func seal(
        _ content: [UInt8], key: borrowing SecureBytes, _ vaultID: [UInt8]
    ) throws(VaultError) -> [UInt8] {
        do throws(CellError) {
            return try Cell.seal(content.span, key: key, label: .anchor, context: context(vaultID))
        } catch {
            throw VaultError(error)
        }
    }

    private init(slot: [UInt8], key: borrowing SecureBytes, _ vaultID: [UInt8]) throws(VaultError) {
        var offset = 0
        let cellCount = Int(try slot.span.integer(UInt32.self, at: &offset))
        let cell = try slot.span.array(cellCount, at: &offset)
        let content: [UInt8]
        do throws(CellError) {
            content = try Cell.open(cell.span, key: key, label: .anchor, context: Self.context(vaultID))
        } catch {
            throw VaultError(error)
        }
        offset = 0
        counter = try content.span.integer(UInt64.self, at: &offset)
        headerSequence = try content.span.integer(UInt64.self, at: &offset)
        unixMilliseconds = try content.span.integer(UInt64.self, at: &offset)
        let noteCount = Int(try content.span.integer(UInt32.self, at: &offset))
        checkpoint = try content.span.array(noteCount, at: &offset)
        guard offset == content.count else { throw .integrity }
    }

    init(counter: UInt64, headerSequence: UInt64, unixMilliseconds: UInt64, checkpoint: [UInt8]) {
        self.counter = counter
        self.headerSequence = headerSequence
        self.unixMilliseconds = unixMilliseconds
        self.checkpoint = checkpoint
    }

    private static func context(_ vaultID: [UInt8]) -> CellContext {
        CellContext(
            vaultID: vaultID, locator: [UInt8](repeating: 0, count: CellContext.idByteCount),
            kind: CellKind.anchor.rawValue, stream: 0, keyVersion: 0)
    }
}
