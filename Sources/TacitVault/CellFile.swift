internal import TacitCrypto
internal import TacitLog
internal import TacitRecord
internal import TacitStore

/// Contents in the vault file: each is one cell or several, at addresses that only the stream's keys give.
struct CellFile: Sendable {
    /// Nil while the file is being made: then every address is free.
    let store: Store?
    let vaultID: [UInt8]

    /// The contents that lie under a stream's keys.
    enum Kind {
        case record, tail, tile

        var code: CellKind {
            switch self {
            case .record: .record
            case .tail: .tail
            case .tile: .tile
            }
        }

        /// The label under which their cells are sealed.
        var label: KeyLabel {
            switch self {
            case .record: .recordCell
            case .tail: .tailCell
            case .tile: .tileCell
            }
        }
    }

    /// What lies where a content should be.
    enum Found {
        case content([UInt8], rows: [Int64])
        /// Nothing is there.
        case missing
        /// Something is there that tacit did not put there.
        case changed
    }

    /// The inserts that put a content in its place. `taken` holds the ids that earlier contents of the same
    /// transaction took.
    func inserts(
        of content: [UInt8], _ kind: Kind, keys: StreamKeys, number: UInt64, taken: inout Set<Int64>
    ) throws(VaultError) -> [Change] {
        let parts = try sealed { () throws(CellError) in try Parts.split(content) }
        var changes: [Change] = []
        for (index, payload) in parts.enumerated() {
            let part = UInt32(index)
            let address = try free(kind, keys: keys, number: number, part: part, taken: taken)
            taken.insert(address.rowID)
            let context = context(
                kind, keys: keys, locator: address.locator, part: part, isLast: index == parts.count - 1)
            let cell = try sealed { () throws(CellError) in
                try Cell.seal(payload.span, key: keys.content, label: kind.label, context: context)
            }
            changes.append(.insert(address.rowID, cell))
        }
        return changes
    }

    /// Reads a content, and which rows hold it.
    func find(_ kind: Kind, keys: StreamKeys, number: UInt64) throws(VaultError) -> Found {
        var reader = PartReader()
        var rows: [Int64] = []
        while !reader.isComplete {
            switch try open(reader.nextPart, with: &reader, kind, keys: keys, number: number) {
            case .some(let row): rows.append(row)
            case nil where rows.isEmpty: return try isOccupied(kind, keys: keys, number: number) ? .changed : .missing
            case nil: return .changed
            }
        }
        let whole = reader
        let content = try sealed { () throws(CellError) in try whole.content() }
        return .content(content, rows: rows)
    }

    /// Opens one part at the first of its addresses where it opens; nil when it does at none.
    private func open(
        _ part: UInt32, with reader: inout PartReader, _ kind: Kind, keys: StreamKeys, number: UInt64
    ) throws(VaultError) -> Int64? {
        for attempt in RowAddress.attempts {
            let address = try address(kind, keys: keys, number: number, part: part, attempt: attempt)
            // A row of another stream may have had the id first and be gone by now: the next address counts.
            guard let row = try stored({ () throws(StoreError) in try store?.cell(address.rowID) }) else { continue }
            let context = context(kind, keys: keys, locator: address.locator)
            do throws(CellError) {
                try reader.open(row.span, key: keys.content, label: kind.label, context: context)
                return address.rowID
            } catch .crypto(let error) {
                throw VaultError(error)
            } catch {
                // Or it has the id still.
            }
        }
        return nil
    }

    /// Whether anything lies where a content's first part should be.
    func isOccupied(_ kind: Kind, keys: StreamKeys, number: UInt64) throws(VaultError) -> Bool {
        for attempt in RowAddress.attempts {
            let address = try address(kind, keys: keys, number: number, part: 0, attempt: attempt)
            if try stored({ () throws(StoreError) in try store?.contains(address.rowID) ?? false }) { return true }
        }
        return false
    }

    private func free(
        _ kind: Kind, keys: StreamKeys, number: UInt64, part: UInt32, taken: Set<Int64>
    ) throws(VaultError) -> RowAddress {
        for attempt in RowAddress.attempts {
            let address = try address(kind, keys: keys, number: number, part: part, attempt: attempt)
            if taken.contains(address.rowID) { continue }
            guard let row = try stored({ () throws(StoreError) in try store?.cell(address.rowID) }) else {
                return address
            }
            // A reader would find this row first. It is there only when something before it was removed.
            if try opens(row, kind, keys: keys, locator: address.locator, part: part) { throw .integrity }
        }
        // Four collisions of 63-bit ids do not happen by themselves: the rows were put there.
        throw .integrity
    }

    /// Whether a row is a part of a content with these keys at this very address.
    private func opens(
        _ row: [UInt8], _ kind: Kind, keys: StreamKeys, locator: [UInt8], part: UInt32
    ) throws(VaultError) -> Bool {
        for isLast in [true, false] {
            let context = context(kind, keys: keys, locator: locator, part: part, isLast: isLast)
            do throws(CellError) {
                _ = try Cell.open(row.span, key: keys.content, label: kind.label, context: context)
                return true
            } catch .crypto(let error) {
                throw VaultError(error)
            } catch {
                // Another stream's row, or nobody's.
            }
        }
        return false
    }

    private func address(
        _ kind: Kind, keys: StreamKeys, number: UInt64, part: UInt32, attempt: UInt8
    ) throws(VaultError) -> RowAddress {
        try sealed { () throws(CellError) in
            switch kind {
            case .tail:
                try .tail(key: keys.locator, stream: keys.stream.stream, number: number, part: part, attempt: attempt)
            case .tile:
                try .tile(key: keys.locator, stream: keys.stream.stream, number: number, part: part, attempt: attempt)
            case .record:
                try .record(key: keys.locator, stream: keys.stream.stream, number: number, part: part, attempt: attempt)
            }
        }
    }

    private func context(
        _ kind: Kind, keys: StreamKeys, locator: [UInt8], part: UInt32 = 0, isLast: Bool = true
    ) -> CellContext {
        CellContext(
            vaultID: vaultID, locator: locator, kind: kind.code.rawValue, stream: keys.stream.stream,
            keyVersion: keys.version, part: part, isLast: isLast)
    }
}
