internal import TacitAge
internal import TacitCrypto
internal import TacitStore

/// Copies rows out of a vault file, encrypted to its backup key; needs no key of the vault.
///
/// ```
/// pack plaintext = "TACITPAK" | (row as VaultRow 27 | its bytes) ...
/// keys plaintext = "TACITKEY" | header 16,384 | LP(state cell)
/// ```
///
/// Both are age files to one hybrid recipient. The rows are cells already: age hides how many there are of
/// which size, and the keys from whoever has an old passphrase and a newer backup.
struct BackupCopy {
    static let packMagic = Array("TACITPAK".utf8)
    static let keysMagic = Array("TACITKEY".utf8)
    /// Bytes of a pack's plaintext at most: the age file around it is one request of 8 MiB when it comes back.
    static let largestPack = 7 << 20

    let store: Store
    let recipient: [UInt8]

    /// Every row there is now.
    func rows() throws(VaultError) -> [VaultRow] {
        var rows: [VaultRow] = []
        var fault: VaultError?
        try stored { () throws(StoreError) in
            try store.eachRow { (table, id, bytes) throws(StoreError) in
                do throws(VaultError) { rows.append(try VaultRow(table, id, bytes)) } catch {
                    fault = error
                }
            }
        }
        if let fault { throw fault }
        return rows
    }

    /// These rows as one age file.
    ///
    /// - Throws: `changedMeanwhile` when one of them is not there any more; `tooLarge` for more than a pack
    ///   takes.
    func pack(_ rows: [VaultRow]) throws(VaultError) -> [UInt8] {
        let total = rows.reduce(Self.packMagic.count) { $0 + VaultRow.byteCount + Int($1.length) }
        guard total <= Self.largestPack else { throw .tooLarge }
        var plaintext = Self.packMagic
        plaintext.reserveCapacity(total)
        for row in rows {
            guard
                let bytes = try stored({ () throws(StoreError) in try store.row(row.table, row.id) }
                ),
                try VaultRow(row.table, row.id, bytes) == row
            else { throw .changedMeanwhile }
            row.append(to: &plaintext)
            plaintext += bytes
        }
        return try encrypted(plaintext)
    }

    /// The header as it lies in the file, and with the state as one age file.
    func keys() throws(VaultError) -> (header: [UInt8], keys: [UInt8]) {
        guard let header = try stored({ () throws(StoreError) in try store.meta(.header) }),
            let state = try stored({ () throws(StoreError) in try store.meta(.state) })
        else { throw .integrity }
        var plaintext = Self.keysMagic + header
        plaintext.append(bigEndian: UInt32(state.count))
        return (header, try encrypted(plaintext + state))
    }

    private func encrypted(_ plaintext: [UInt8]) throws(VaultError) -> [UInt8] {
        let recipient: HybridRecipient
        do throws(KeyTextError) {
            recipient = try HybridRecipient(String(decoding: self.recipient, as: UTF8.self))
        } catch {
            throw .integrity
        }
        return try aged { () throws(AgeError) in try Age.encrypt(plaintext, to: [recipient]) }
    }
}

/// What a pack holds, read and held against its own list.
struct BackupPack {
    let rows: [(row: VaultRow, bytes: [UInt8])]

    /// - Throws: `backupDamaged` unless every byte is accounted for and every row has the hash that it is named
    ///   with.
    init(opening file: [UInt8], with identity: HybridIdentity) throws(VaultError) {
        let plaintext = try aged { () throws(AgeError) in
            try Age.decrypt(file, with: [identity], form: .binary)
        }
        guard plaintext.starts(with: BackupCopy.packMagic) else { throw .backupDamaged }
        var rows: [(row: VaultRow, bytes: [UInt8])] = []
        var offset = BackupCopy.packMagic.count
        let span = plaintext.span
        do throws(VaultError) {
            while offset < plaintext.count {
                let row = try VaultRow(reading: span, at: &offset)
                let bytes = try span.array(Int(row.length), at: &offset)
                guard try VaultRow(row.table, row.id, bytes) == row else { throw .backupDamaged }
                rows.append((row, bytes))
            }
        } catch .integrity {
            throw .backupDamaged
        }
        self.rows = rows
    }
}
