internal import TacitCrypto
internal import TacitLog
internal import TacitRecord

/// Meta row 2, the ring: every random key of the vault, in one cell under the ring key.
///
/// ```
/// version u8 = 1 | sequence u64 | identity count u16 | identities | key count u32 | keys
/// identity = kind u8 (1 signing seed, 2 inbox, 3 and 4 sharing) | created unix ms u64 | retired unix ms u64 | LP(secret)
/// keys     = client id 16 | stream u16 | key version u32 | from sequence u64 | content key 32 | locator key 32
/// ```
///
/// It exists in the clear only inside secure memory and only while something is looked up or changed.
struct RingState: ~Copyable {
    static let smallestCell = 65_536
    private static let version: UInt8 = 1
    private static let keyByteCount = 94
    /// Bytes of two identities of 32 bytes each.
    private static let identityRoom = 106

    enum IdentityKind: UInt8 {
        case signing = 1
        case inbox = 2
        /// An age identity, for colleagues whose age knows no other kind.
        case shareX25519 = 3
        /// An age identity that a quantum computer does not break either.
        case shareHybrid = 4
    }

    /// Counts the rewrites, from 1.
    let sequence: UInt64
    private let bytes: SecureBytes

    /// The first state of a new vault.
    static func first(
        signing: borrowing SigningKey, inbox: borrowing AgreementKey, share: borrowing ShareSecrets,
        at milliseconds: UInt64, streams: [StreamKeys]
    ) throws(VaultError) -> RingState {
        var plain: [UInt8] = [version]
        defer { SecureMemory.wipe(&plain) }
        // All at once, so that no growth leaves a copy behind.
        plain.reserveCapacity(1_024 + streams.count * keyByteCount)
        plain.append(bigEndian: UInt64(1))
        plain.append(bigEndian: UInt16(4))
        signing.withSeed { append(.signing, $0, milliseconds, to: &plain) }
        inbox.withSecret { append(.inbox, $0, milliseconds, to: &plain) }
        share.x25519.withSpan { append(.shareX25519, $0, milliseconds, to: &plain) }
        share.hybrid.withSpan { append(.shareHybrid, $0, milliseconds, to: &plain) }
        plain.append(bigEndian: UInt32(streams.count))
        for keys in streams { append(keys, to: &plain) }
        return RingState(sequence: 1, bytes: try copy(&plain))
    }

    /// The next state, with the keys of one more stream, or with the same keys.
    borrowing func next(adding keys: StreamKeys? = nil) throws(VaultError) -> RingState {
        try next(adding: keys) { (_: inout [UInt8]) in 0 }
    }

    /// The next state, with identities for sharing; those that were there stay, to open what was sealed to them.
    borrowing func next(
        adding share: borrowing ShareSecrets, at milliseconds: UInt64
    ) throws(VaultError) -> RingState {
        try next(adding: nil) { (plain: inout [UInt8]) in
            share.x25519.withSpan { Self.append(.shareX25519, $0, milliseconds, to: &plain) }
            share.hybrid.withSpan { Self.append(.shareHybrid, $0, milliseconds, to: &plain) }
            return 2
        }
    }

    /// The next state; `identities` appends more of them and tells how many.
    private borrowing func next(
        adding keys: StreamKeys?, identities: (inout [UInt8]) -> Int
    ) throws(VaultError) -> RingState {
        let next = sequence + 1
        var plain = try withLayout { (span, layout) throws(VaultError) -> [UInt8] in
            var plain: [UInt8] = []
            plain.reserveCapacity(span.count + Self.keyByteCount + Self.identityRoom)
            plain.append(Self.version)
            plain.append(bigEndian: next)
            let count = plain.count
            plain.append(bigEndian: UInt16(0))
            for index in layout.identities.dropFirst(2) { plain.append(span[index]) }
            let number = layout.secrets.count + identities(&plain)
            guard number <= UInt16.max else { throw .tooLarge }
            plain[count] = UInt8(number >> 8)
            plain[count + 1] = UInt8(number & 0xFF)
            plain.append(bigEndian: UInt32(layout.keyCount + (keys == nil ? 0 : 1)))
            for index in layout.keys { plain.append(span[index]) }
            if let keys { Self.append(keys, to: &plain) }
            return plain
        }
        defer { SecureMemory.wipe(&plain) }
        return RingState(sequence: next, bytes: try Self.copy(&plain))
    }

    /// The cell of meta row 2.
    borrowing func sealed(ring: borrowing SecureBytes, vaultID: [UInt8]) throws(VaultError) -> [UInt8] {
        let context = Self.context(vaultID)
        do throws(CellError) {
            return try bytes.withSpan { (span) throws(CellError) in
                try LargeCell.seal(span, minimum: Self.smallestCell, key: ring, label: .state, context: context)
            }
        } catch {
            throw VaultError(error)
        }
    }

    /// Opens the cell of meta row 2.
    init(opening cell: [UInt8], ring: borrowing SecureBytes, vaultID: [UInt8]) throws(VaultError) {
        let bytes = try Self.open(cell, ring: ring, vaultID: vaultID)
        let sequence = try bytes.withSpan { (span) throws(VaultError) -> UInt64 in
            try Layout(span).sequence
        }
        self.init(sequence: sequence, bytes: bytes)
    }

    /// The newest keys of a stream; nil when it has none.
    borrowing func keys(of stream: StreamID) throws(VaultError) -> StreamKeys? {
        try withLayout { (span, layout) throws(VaultError) -> StreamKeys? in
            var found: StreamKeys?
            var offset = layout.keys.lowerBound
            for _ in 0..<layout.keyCount {
                let start = offset
                try span.skip(Self.keyByteCount, at: &offset)
                guard try Self.name(span, at: start) == stream else { continue }
                let keys = try Self.read(span, at: start, of: stream)
                if keys.version > found?.version ?? 0 { found = keys }
            }
            return found
        }
    }

    /// Lends the newest keys of each of these streams that has any, one after the other: all in one pass, because
    /// to open the state for each of a thousand streams takes longer than what is then read of them.
    borrowing func eachKeys(
        of streams: Set<StreamID>, _ body: (StreamKeys) throws(VaultError) -> Void
    ) throws(VaultError) {
        try withLayout { (span, layout) throws(VaultError) in
            var newest: [StreamID: (version: UInt32, start: Int)] = [:]
            for index in 0..<layout.keyCount {
                let start = layout.keys.lowerBound + index * Self.keyByteCount
                let name = try Self.name(span, at: start)
                guard streams.contains(name) else { continue }
                var offset = start + OpaqueID.byteCount + 2
                let version = try span.integer(UInt32.self, at: &offset)
                if version > newest[name]?.version ?? 0 { newest[name] = (version, start) }
            }
            for (stream, place) in newest { try body(try Self.read(span, at: place.start, of: stream)) }
        }
    }

    /// Every stream that has keys.
    borrowing func streams() throws(VaultError) -> Set<StreamID> {
        try withLayout { (span, layout) throws(VaultError) -> Set<StreamID> in
            var names: Set<StreamID> = []
            for index in 0..<layout.keyCount {
                names.insert(try Self.name(span, at: layout.keys.lowerBound + index * Self.keyByteCount))
            }
            return names
        }
    }

    /// The secret of the newest identity of a kind.
    borrowing func identity(_ kind: IdentityKind) throws(VaultError) -> SecureBytes {
        let place = try withLayout { (span, layout) throws(VaultError) -> Range<Int> in
            guard let place = layout.secrets.last(where: { $0.kind == kind.rawValue })?.place else {
                throw .integrity
            }
            return place
        }
        do throws(CryptoError) { return try bytes.slice(place) } catch { throw VaultError(error) }
    }

    /// Lends the secret of every identity of a kind, the newest first.
    borrowing func eachIdentity(
        _ kind: IdentityKind, _ body: (consuming SecureBytes) throws(VaultError) -> Void
    ) throws(VaultError) {
        let places = try withLayout { (span, layout) throws(VaultError) -> [Range<Int>] in
            layout.secrets.filter { $0.kind == kind.rawValue }.map(\.place).reversed()
        }
        for place in places { try body(try secured { () throws(CryptoError) in try bytes.slice(place) }) }
    }
}

extension RingState {
    /// Where the parts lie.
    private struct Layout {
        var sequence: UInt64 = 0
        var identities = 0..<0
        var secrets: [(kind: UInt8, place: Range<Int>)] = []
        var keyCount = 0
        var keys = 0..<0

        init(_ span: Span<UInt8>) throws(VaultError) {
            var offset = 0
            guard try span.integer(UInt8.self, at: &offset) == RingState.version else { throw .newerFormat }
            sequence = try span.integer(UInt64.self, at: &offset)
            let start = offset
            for _ in 0..<(try span.integer(UInt16.self, at: &offset)) {
                let kind = try span.integer(UInt8.self, at: &offset)
                try span.skip(16, at: &offset)
                let count = Int(try span.integer(UInt32.self, at: &offset))
                secrets.append((kind, try span.skip(count, at: &offset)))
            }
            identities = start..<offset
            keyCount = Int(try span.integer(UInt32.self, at: &offset))
            let (length, overflow) = keyCount.multipliedReportingOverflow(by: RingState.keyByteCount)
            guard !overflow else { throw .integrity }
            keys = try span.skip(length, at: &offset)
            guard offset == span.count, sequence > 0 else { throw .integrity }
        }
    }

    private borrowing func withLayout<R>(
        _ body: (Span<UInt8>, Layout) throws(VaultError) -> R
    ) throws(VaultError) -> R {
        try bytes.withSpan { (span) throws(VaultError) -> R in
            try body(span, Layout(span))
        }
    }

    private static func open(
        _ cell: [UInt8], ring: borrowing SecureBytes, vaultID: [UInt8]
    ) throws(VaultError) -> SecureBytes {
        do throws(CellError) {
            return try LargeCell.openSecure(
                cell.span, minimum: smallestCell, key: ring, label: .state, context: context(vaultID))
        } catch {
            throw VaultError(error)
        }
    }

    private static func context(_ vaultID: [UInt8]) -> CellContext {
        CellContext(
            vaultID: vaultID, locator: [UInt8](repeating: 0, count: 16), kind: CellKind.state.rawValue, stream: 0,
            keyVersion: 0)
    }

    private static func name(_ span: Span<UInt8>, at start: Int) throws(VaultError) -> StreamID {
        var offset = start
        let client = span.extracting(try span.skip(OpaqueID.byteCount, at: &offset))
        let code = try span.integer(UInt16.self, at: &offset)
        return StreamID(client: try logged { () throws(LogError) in try OpaqueID(client) }, stream: code)
    }

    private static func read(
        _ span: Span<UInt8>, at start: Int, of stream: StreamID
    ) throws(VaultError) -> StreamKeys {
        var offset = start + OpaqueID.byteCount + 2
        let version = try span.integer(UInt32.self, at: &offset)
        let from = try span.integer(UInt64.self, at: &offset)
        let content = try span.skip(32, at: &offset)
        let locator = try span.skip(32, at: &offset)
        do throws(CryptoError) {
            return StreamKeys(
                stream: stream, version: version, fromSequence: from,
                content: try SecureBytes(copying: span.extracting(content)),
                locator: try SecureBytes(copying: span.extracting(locator)))
        } catch {
            throw VaultError(error)
        }
    }

    private static func append(
        _ kind: IdentityKind, _ secret: Span<UInt8>, _ created: UInt64, to plain: inout [UInt8]
    ) {
        plain.append(kind.rawValue)
        plain.append(bigEndian: created)
        plain.append(bigEndian: UInt64(0))
        plain.append(bigEndian: UInt32(secret.count))
        for index in secret.indices { plain.append(secret[index]) }
    }

    private static func append(_ keys: StreamKeys, to plain: inout [UInt8]) {
        plain += keys.stream.client.bytes
        plain.append(bigEndian: keys.stream.stream)
        plain.append(bigEndian: keys.version)
        plain.append(bigEndian: keys.fromSequence)
        keys.content.withSpan { span in for index in span.indices { plain.append(span[index]) } }
        keys.locator.withSpan { span in for index in span.indices { plain.append(span[index]) } }
    }

    private static func copy(_ plain: inout [UInt8]) throws(VaultError) -> SecureBytes {
        do throws(CryptoError) { return try SecureBytes(consuming: &plain) } catch { throw VaultError(error) }
    }

    private init(sequence: UInt64, bytes: consuming SecureBytes) {
        self.sequence = sequence
        self.bytes = bytes
    }
}
