/// The page that opens the vault when the passphrase is lost: text of at most 80 columns and 60 lines.
public struct RecoverySheet: Sendable {
    /// The QR code of the kit in capitals, two rows of modules in each line.
    public let code: [String]
    /// What stands over the code.
    public let above: [String]
    /// What stands under the code.
    public let below: [String]

    /// The whole page.
    public var lines: [String] { above + [""] + code.map { "    " + $0 } + [""] + below }

    /// Makes the page for a kit's text, `tacit-kit1...`.
    ///
    /// It names neither the vault nor the practice nor a day: who finds it shall not learn what it is for. The two
    /// blanks are for what the holder wants to write there by hand.
    public init(kit: String) throws(SheetError) {
        code = try QRMatrix(kit.uppercased()).halfBlocks()
        above = SheetText.above + Self.groups(of: kit).map { "        " + $0 }
        below = SheetText.below
    }

    /// The text in groups of four characters, six groups to a line, easy to copy by hand.
    static func groups(of kit: String) -> [String] {
        let characters = Array(kit)
        let groups = stride(from: 0, to: characters.count, by: 4).map {
            String(characters[$0..<min($0 + 4, characters.count)])
        }
        return stride(from: 0, to: groups.count, by: 6).map {
            groups[$0..<min($0 + 6, groups.count)].joined(separator: " ")
        }
    }
}
