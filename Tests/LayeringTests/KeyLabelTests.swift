import Foundation
import Testing

/// Each label goes with one type of key: every place in which one is used stands in this table, and
/// a new place has to be thought about before it compiles into a green test.
@Suite struct KeyLabelTests {
    private let repository = Repository.shared

    /// A label, the type of key that it is used with, and where, with the number of uses.
    private struct Row {
        var label: String
        var key: String
        var uses: [String: Int]
    }

    private static let table = [
        Row(label: "headerMAC", key: "root key", uses: ["Header.swift": 1]),
        Row(
            label: "ring",
            key: "root key",
            uses: ["OpenedRing.swift": 1, "ClosedVault+Create.swift": 1]
        ),
        Row(label: "kit", key: "20 bytes of a kit", uses: ["RecoveryKit.swift": 1]),
        Row(label: "anchorKey", key: "ring key", uses: ["Anchor.swift": 2]),
        Row(label: "record", key: "locator key of a stream", uses: ["RowAddress.swift": 1]),
        Row(label: "tail", key: "locator key of the log stream", uses: ["RowAddress.swift": 1]),
        Row(label: "tile", key: "locator key of the log stream", uses: ["RowAddress.swift": 1]),
        Row(label: "slot", key: "slot key", uses: ["Keyslot.swift": 2]),
        Row(label: "state", key: "ring key", uses: ["RingState.swift": 2]),
        Row(
            label: "snapshot",
            key: "content key of the log stream",
            uses: ["LogFile.swift": 2]
        ),
        Row(label: "recordCell", key: "content key of a stream", uses: ["CellFile.swift": 1]),
        Row(label: "tailCell", key: "content key of the log stream", uses: ["CellFile.swift": 1]),
        Row(label: "tileCell", key: "content key of the log stream", uses: ["CellFile.swift": 1]),
        Row(label: "anchor", key: "anchor key", uses: ["Anchor.swift": 2]),
        Row(label: "backupSecret", key: "ring key", uses: ["BackupKey.swift": 2]),
        Row(
            label: "pending",
            key: "ring key",
            uses: ["PendingReads.swift": 2]
        ),
    ]

    /// Who takes a label from a caller and hands it on.
    ///
    /// Nobody else may hold one in a variable, or a use could hide from the table.
    private static let carriers: Set = [
        "BLAKE2b.swift", "CommittingAEAD.swift", "KeyDerivation.swift", "Cell.swift",
        "LargeCell.swift",
        "PartReader.swift", "RowAddress.swift", "CellFile.swift", "Header.swift", "Labels.swift",
    ]

    @Test func everyUseStandsInTheTable() {
        var found: [String: [String: Int]] = [:]
        for file in sources {
            for label in Self.table.map(\.label) {
                let count = LabelUses.count(of: label, in: file.code)
                if count > 0 { found[label, default: [:]][file.name, default: 0] += count }
            }
        }
        for row in Self.table {
            #expect(found[row.label] ?? [:] == row.uses, "\(row.label), used with the \(row.key)")
        }
    }

    @Test func everyLabelHasARow() throws {
        let file = try #require(repository.file("Sources/TacitCrypto/Labels.swift"))
        let declared = String(decoding: file.code, as: UTF8.self).split(separator: "\n").compactMap { line in
            line.split(separator: " ").first == "case"
                ? line.split(separator: " ").dropFirst().first : nil
        }
        #expect(declared.map(String.init).sorted() == Self.table.map(\.label).sorted())
    }

    @Test func nobodyElseHandsLabelsOn() {
        let naming = sources.filter { !$0.code.places(of: "KeyLabel", asWord: true).isEmpty }.map(
            \.name
        )
        #expect(Set(naming) == Self.carriers)
    }

    @Test func usesAreFoundHoweverTheyAreWritten() {
        func count(_ text: String) -> Int { LabelUses.count(of: "ring", in: Array(text.utf8)) }
        #expect(count("seal(a, key: b, label: .ring, context: c)") == 1)
        #expect(count("label:\n    KeyLabel.ring") == 1)
        #expect(count("try KeyDerivation.derive(root, .ring, context: c)") == 1)
        #expect(count("try derive(\n    root,\n    .ring,\n    c)") == 1)
        #expect(count("RowAddress(\n    .ring,\n    key: k)") == 1)
        #expect(count("var label: KeyLabel {\n switch self {\n case .ring: .ring\n }\n}") == 1)
        #expect(count("parts.ring.ring; case .ring; state(.ring)") == 0)
    }

    private var sources: [SourceFile] { repository.swift(in: "Sources").filter { !$0.isGenerated } }
}

/// Finds where code names a label as a label; many of the words name other things too.
private enum LabelUses {
    static func count(of label: String, in code: [UInt8]) -> Int {
        code.places(of: "." + label, asWord: true).filter { isUse(code[..<$0]) }.count
    }

    /// What stands before the dot decides.
    private static func isUse(_ before: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: before.suffix(200), as: UTF8.self)
        let words = text.split { $0 == " " || $0 == "\n" }
        let compact = words.joined()
        if compact.hasSuffix("label:") || compact.hasSuffix("KeyLabel")
            || compact.hasSuffix("RowAddress(")
        {
            return true
        }
        if let call = compact.range(of: "derive(", options: .backwards)?.upperBound {
            let arguments = compact[call...]
            if arguments.hasSuffix(","), !arguments.dropLast().contains(","),
                !arguments.contains(")")
            {
                return true
            }
        }
        return isInLabelSwitch(before)
    }

    /// `case .a: .b` in the body of `var label: KeyLabel {`.
    private static func isInLabelSwitch(_ before: ArraySlice<UInt8>) -> Bool {
        guard before.last(where: { $0 != Byte.space }) == UInt8(ascii: ":") else { return false }
        let code = Array(before)
        guard let start = code.places(of: ": KeyLabel {").last else { return false }
        let depth = code[start...].reduce(0) {
            $0 + ($1 == Byte.openBrace ? 1 : $1 == Byte.closeBrace ? -1 : 0)
        }
        return depth > 0
    }
}
