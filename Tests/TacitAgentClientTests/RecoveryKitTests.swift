import TacitAgentClient
import Testing

struct RecoveryKitTests {
    private func isKit(_ text: String) throws -> Bool {
        if let _ = try RecoveryKit(typed: text) { return true }
        return false
    }

    private func isKit(_ text: String, _ kit: borrowing RecoveryKit) throws -> Bool {
        guard let read = try RecoveryKit(typed: text) else { return false }
        return read.equals(kit)
    }

    @Test func whatIsTypedOffTheSheetIsTheKit() throws {
        let kit = try RecoveryKit()
        let text = try kit.text()
        #expect(text.count == 48 && text.hasPrefix("tacit-kit1"))
        for typed in [
            text, text.uppercased(), " " + text + "\n", String(text.map { "\($0) " }.joined()),
        ] {
            let isTheSame = try isKit(typed, kit)
            #expect(isTheSame)
        }
    }

    @Test func anySingleSlipIsNoticed() throws {
        let text = Array(try RecoveryKit().text())
        for index in text.indices where index >= 10 {
            var wrong = text
            wrong[index] = wrong[index] == "q" ? "p" : "q"
            #expect(try !isKit(String(wrong)))
        }
    }

    @Test(arguments: [
        "", "tacit-kit1", "tacit-share1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq", "otter-4",
        "\u{1b}[2J",
    ])
    func whatIsNoKitIsNone(text: String) throws {
        #expect(try !isKit(text))
    }

    @Test func twoKitsDiffer() throws {
        let one = try RecoveryKit()
        let other = try RecoveryKit()
        let same = one.equals(other)
        #expect(!same)
    }
}
