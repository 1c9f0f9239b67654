import TacitAgentAPI
import TacitClinical
import Testing

@testable import tacit

struct HandleArgumentTests {
    private let clients = ["otter-4", "otter-heron-2", "badger-3"].map {
        ClientSummary(id: .random(), handle: $0, name: "Somebody", closed: false, next: nil)
    }

    private func resolve(_ text: String) -> HandleArgument { .resolve(text, among: clients) }

    @Test func aHandleIsTakenAsItIs() { #expect(resolve("badger-3") == .exact(clients[2])) }

    @Test func anOpaqueIDIsTakenToo() {
        #expect(resolve(clients[0].id.description) == .exact(clients[0]))
    }

    @Test func aUniquePrefixIsToldApartFromAHandle() {
        #expect(resolve("bad") == .prefix(clients[2]))
    }

    @Test func aPrefixOfSeveralNamesThem() {
        #expect(resolve("ott") == .several(["otter-4", "otter-heron-2"]))
    }

    @Test func aHandleThatBeginsAnotherIsStillTaken() {
        let clients =
            self.clients + [
                ClientSummary(
                    id: .random(),
                    handle: "otter-44",
                    name: "X",
                    closed: false,
                    next: nil
                )
            ]
        #expect(HandleArgument.resolve("otter-4", among: clients) == .exact(clients[0]))
    }

    @Test(arguments: [
        "Mona", "Mona Lisa", "mona lisa", "", "4-otter", "ötter", "-", "mona.lisa", "../x",
    ])
    func whatLooksLikeANameIsRefused(text: String) { #expect(resolve(text) == .noHandle) }

    @Test func aSlipIsAnsweredWithWhatIsNear() {
        #expect(resolve("oter-4") == .unknown(["otter-4"]))
        #expect(resolve("walrus-9") == .unknown([]))
    }
}

struct PickerStateTests {
    private func state(_ people: [(String, String)]) -> PickerState {
        PickerState(
            people.map {
                ClientSummary(id: .random(), handle: $0.0, name: $0.1, closed: false, next: nil)
            }
        )
    }

    @Test func typingFiltersByNameAndCodeName() {
        var picker = state([
            ("otter-4", "Mona Lisa"), ("badger-3", "Otto Meyer"), ("heron-2", "Jane Doe"),
        ])
        #expect(picker.fitting.count == 3)
        picker.type("ot")
        #expect(picker.fitting.map(\.handle) == ["otter-4", "badger-3"])
        picker.type("t m")
        #expect(picker.fitting.map(\.handle) == ["otter-4", "badger-3"])
        picker.type("ey")
        #expect(picker.chosen?.handle == "badger-3")
        for _ in 0..<20 { picker.erase() }
        #expect(picker.fitting.count == 3)
    }

    @Test func nobodyFitsIsNotACrash() {
        var picker = state([("otter-4", "Mona Lisa")])
        picker.type("zzz")
        picker.move(-1)
        picker.move(1)
        #expect(picker.chosen == nil)
        #expect(picker.lines(rows: 10, width: 80).count == 2)
    }

    @Test func theSelectionStaysInsideAndIsShown() {
        var picker = state((0..<30).map { ("otter-\($0)", "Person \($0)") })
        for _ in 0..<50 { picker.move(1) }
        #expect(picker.chosen?.handle == "otter-29")
        #expect(picker.lines(rows: 10, width: 80).contains { $0.hasPrefix("> otter-29") })
        for _ in 0..<50 { picker.move(-1) }
        #expect(picker.chosen?.handle == "otter-0")
    }

    @Test func aNameCannotDriveTheTerminal() {
        let picker = state([("otter-4", "Mona\u{1b}[2J\r\nLisa")])
        let text = picker.lines(rows: 10, width: 80).joined()
        #expect(!text.contains("\u{1b}") && !text.contains("\r") && !text.contains("\n"))
    }
}
