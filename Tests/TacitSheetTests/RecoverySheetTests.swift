import TacitSheet
import Testing

struct RecoverySheetTests {
    private let kit = "tacit-kit1mdv5jg0yucy0mrlfltluu2a2pr27r3xc8j5maa"

    @Test func thePageFitsOnPaper() throws {
        let lines = try RecoverySheet(kit: kit).lines
        #expect(lines.count <= 60)
        #expect(lines.allSatisfy { $0.count <= 80 })
    }

    @Test func theGroupsAreTheKit() throws {
        let lines = try RecoverySheet(kit: kit).above.suffix(2)
        #expect(lines.joined().filter { $0 != " " } == kit)
        #expect(
            Array(lines) == [
                "        taci t-ki t1md v5jg 0yuc y0mr", "        lflt luu2 a2pr 27r3 xc8j 5maa",
            ]
        )
    }

    @Test func theCodeIsTheKitInCapitals() throws {
        #expect(try RecoverySheet(kit: kit).code == QRMatrix(kit.uppercased()).halfBlocks())
    }

    @Test func thePageSaysHowItIsUsed() throws {
        let text = try RecoverySheet(kit: kit).lines.joined(separator: "\n")
        for command in ["tacit unlock --recovery", "tacit key passphrase", "tacit key recovery"] {
            #expect(text.contains(command))
        }
    }

    @Test func thePageDoesNotTellWhatItIsFor() throws {
        let text = try RecoverySheet(kit: kit).lines.joined(separator: "\n").lowercased()
        for word in ["client", "patient", "therap", "practice", "counsel", "note"] {
            #expect(!text.contains(word))
        }
    }
}
