import TacitClinical
import Testing

@testable import TacitVault

/// The log as its owner reads it.
@Suite struct AuditTests {
    @Test func everyEntryIsALineAndSaysWhomItWasAbout() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let juniper = try await vault.newClient(Client(name: "Juniper Castellane"))
        let entry = try await vault.entered(rowan, Sample.entry(.goal, "HERON-4471"))
        let left = try await vault.entered(rowan, Sample.entry(.disclosure, "HERON-4471"))
        _ = try await vault.entries(rowan, act(5))
        _ = try await vault.entries(juniper, act(6))
        let size = await vault.size
        let (lines, next) = try await vault.audit(of: nil, since: nil, after: nil, limit: 1_000, act(7))
        #expect(next == nil)
        #expect(lines.map(\.number) == Array(0...size), "each once, and this look at the log as well")
        #expect(lines.last?.what == "audit")
        let made = lines.filter { $0.act == "entry-made" }
        #expect(made.map(\.what) == ["goal", "disclosure"] && made.map(\.effect) == [.wrote, .disclosed])
        #expect(made.map(\.refs) == [[entry.ref], [left.ref]])
        let reads = lines.filter { $0.act == "read" && $0.what == "entries" }
        #expect(reads.map(\.records) == [2, 0])
        #expect(reads.first?.refs == [entry.ref, left.ref])
        let text = lines.map { String(describing: $0) }.joined()
        #expect(!text.contains("HERON") && !text.contains("Juniper"), "no text of a chart, and no name")
        await vault.close()
    }

    @Test func ofAClientItHoldsWhatWasWrittenAndEveryReadThatShowedIt() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let juniper = try await vault.newClient(Client(name: "Juniper Castellane"))
        _ = try await vault.entered(rowan, Sample.entry(.goal))
        _ = try await vault.entered(juniper, Sample.entry(.goal))
        _ = try await vault.entries(juniper, act(5))
        _ = try await vault.entries(rowan, act(6))
        let (lines, _) = try await vault.audit(of: rowan, since: nil, after: nil, limit: 100, act(7))
        #expect(lines.map { $0.what ?? $0.act } == ["client-created", "goal", "entries", "audit"])
        #expect(Set(lines.map(\.handle)).count == 1)
        await vault.close()
    }

    @Test func pagesMeetWithoutAGap() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        for minute in 1..<20 { _ = try await vault.entered(rowan, Sample.entry(.goal), minute: minute) }
        let size = await vault.size
        var numbers: [UInt64] = []
        var after: UInt64?
        repeat {
            let page = try await vault.audit(of: nil, since: nil, after: after, limit: 7, act(30))
            #expect(page.lines.count <= 7)
            numbers += page.lines.map(\.number)
            after = page.next
        } while after != nil
        #expect(numbers == Array(0..<UInt64(numbers.count)) && numbers.count > size)
        let beyond = try await vault.audit(of: nil, since: nil, after: .max, limit: 7, act(31))
        #expect(beyond.lines.isEmpty && beyond.next == nil)
        await vault.close()
    }

    @Test func sinceADayLeavesOutWhatWasBefore() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        _ = try await vault.entered(rowan, Sample.entry(.goal), minute: 3)
        let today = try act(3).now.day
        let tomorrow = try #require(today.adding(days: 1))
        let all = try await vault.audit(of: rowan, since: today, after: nil, limit: 100, act(4)).lines
        #expect(all.contains { $0.what == "goal" })
        #expect(try await vault.audit(of: rowan, since: tomorrow, after: nil, limit: 100, act(5)).lines.isEmpty)
        await vault.close()
    }
}
