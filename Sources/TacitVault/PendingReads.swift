internal import FoundationEssentials
internal import TacitClinical
internal import TacitCrypto
internal import TacitRecord

/// Read entries of a vault that is open for reading only: they wait, sealed, in the state directory until the
/// rollback is accepted.
///
/// The file is a list of cells, each `LP(cell)`; its number in the list is the `part` of the cell's context.
struct PendingReads {
    /// What is read of the file at most; 16 MiB are some ten thousand entries.
    private static let limit = 16 << 20

    private let path: String
    private let vaultID: [UInt8]

    init(_ places: VaultPlaces, vaultID: [UInt8]) {
        path = places.memory("reads", of: vaultID)
        self.vaultID = vaultID
    }

    func add(_ record: PendingRecord, ring: OpenedRing) throws(VaultError) {
        let bytes = try Memory.read(path, limit: Self.limit) ?? []
        let (cells, end) = try cells(bytes)
        let cell = try sealed { () throws(CellError) in
            try Cell.seal(record.json.span, key: ring.ring, label: .pending, context: context(cells.count))
        }
        var row: [UInt8] = []
        row.append(bigEndian: UInt32(cell.count))
        guard end + cell.count + 4 <= Self.limit else { throw .logUnavailable }
        try Memory.write(row + cell, to: path, at: Int64(end))
    }

    /// The JSON of the waiting entries, oldest first.
    func all(ring: OpenedRing) throws(VaultError) -> [[UInt8]] {
        var entries: [[UInt8]] = []
        for cell in try cells(try Memory.read(path, limit: Self.limit) ?? []).cells {
            entries.append(
                try sealed { () throws(CellError) in
                    try Cell.open(cell.span, key: ring.ring, label: .pending, context: context(entries.count))
                })
        }
        return entries
    }

    func clear() { Memory.remove(path) }

    /// The cells and where they end: a write that was cut off, whose read was not shown, is written over.
    private func cells(_ bytes: [UInt8]) throws(VaultError) -> (cells: [[UInt8]], end: Int) {
        var cells: [[UInt8]] = []
        var end = 0
        while bytes.count - end >= 4 {
            var offset = end
            let count = Int(try bytes.span.integer(UInt32.self, at: &offset))
            guard count <= bytes.count - offset else { break }
            cells.append(try bytes.span.array(count, at: &offset))
            end = offset
        }
        return (cells, end)
    }

    private func context(_ number: Int) -> CellContext {
        CellContext(
            vaultID: vaultID, locator: [UInt8](repeating: 0, count: CellContext.idByteCount),
            kind: CellKind.pending.rawValue, stream: 0, keyVersion: 0, part: UInt32(number))
    }
}

extension Vault {
    /// The reads that waited for the rollback to be accepted, as records of the stream `access`.
    func waitingReads() throws(VaultError) -> [PendingRecord] {
        var records: [PendingRecord] = []
        for json in try PendingReads(places, vaultID: ring.vaultID).all(ring: ring) {
            let body = try Body.decode(Body.Read.self, json)
            records.append(try access(.read, body.content, body.at))
        }
        return records
    }
}
