import Foundation
import TacitClinical
import TacitCrypto
import Testing

@testable import TacitVault

/// The codes of format 1 against the tables of `Docs/Formats/vault.md`: neither may change alone.
@Suite struct CodesTests {
    /// The document's rows of the form `| 0x0101 | `name` |`, one table after another.
    private static func codes(under heading: String) throws -> [UInt16: String] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(
            contentsOf: root.appendingPathComponent("Docs/Formats/vault.md"),
            encoding: .utf8
        )
        let section = try #require(
            text.components(separatedBy: "\n## ").first { $0.hasPrefix(heading) }
        )
        var codes: [UInt16: String] = [:]
        for line in section.split(separator: "\n") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count > 1, cells[1].hasPrefix("`") else { continue }
            let name = cells[1].filter { $0 != "`" }
            let code =
                cells[0].hasPrefix("0x")
                ? UInt16(cells[0].dropFirst(2), radix: 16) : UInt16(cells[0])
            guard let code else { continue }
            #expect(codes.updateValue(name, forKey: code) == nil, "code \(code) stands there twice")
        }
        return codes
    }

    @Test func cellKinds() throws {
        let document = try Self.codes(under: "Cells")
        let kinds: [CellKind] = [.state, .snapshot, .record, .tail, .tile, .anchor, .pending]
        #expect(document == Dictionary(uniqueKeysWithValues: kinds.map { ($0.rawValue, "\($0)") }))
    }

    @Test func streams() throws {
        let document = try Self.codes(under: "Streams")
        let codes = StreamCode.allCases.map { ($0.rawValue, "\($0)") }
        #expect(document == Dictionary(uniqueKeysWithValues: codes))
        for compartment in Compartment.allCases {
            #expect(StreamCode(compartment).compartment == compartment)
            #expect(StreamCode(compartment).rawValue < 0x0100)
        }
        let own = StreamCode.allCases.filter { $0.compartment == nil }
        #expect(own.allSatisfy { $0.rawValue >= 0x0100 } && own.count == 5)
    }

    @Test func recordKinds() throws {
        let document = try Self.codes(under: "Records")
        let kinds = RecordKind.allCases.map { ($0.rawValue, "\($0)") }
        #expect(document == Dictionary(uniqueKeysWithValues: kinds))
    }

    @Test func everyLabelIsOfOneUseAndAllAreUnlike() {
        let labels = KeyLabel.allCases.map(\.domain)
        #expect(Set(labels).count == labels.count)
        let cells = [CellFile.Kind.record, .tail, .tile].map(\.label)
        let addresses: [KeyLabel] = [.record, .tail, .tile]
        #expect(Set(cells).isDisjoint(with: addresses), "content key and locator key share none")
        #expect(Set([CellFile.Kind.record, .tail, .tile].map(\.code.rawValue)).count == 3)
    }
}
