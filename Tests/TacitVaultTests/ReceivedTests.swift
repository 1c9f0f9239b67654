import TacitClinical
import Testing

@testable import TacitVault

/// Bundles that go into a chart.
@Suite struct ReceivedTests {
    /// What is appended stays: parts of a file that is refused later would lie in the log for ever.
    @Test func anArchiveThatIsTooLargeForAChartLeavesNothing() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let before = await vault.size
        let archive = [UInt8](repeating: 7, count: Attachment.mostParts * Attachment.partSize + 1)
        await #expect(throws: VaultError.tooLarge) {
            try await vault.fileBundle(rowan, archive, named: "received.tar", from: "Corin Thale", act(1))
        }
        #expect(await vault.size == before)
        let entry = try await vault.fileBundle(rowan, [1, 2, 3], named: "received.tar", from: "Corin Thale", act(2))
        #expect(try await vault.attachmentPart(rowan, entry.id, number: 1, act(3)) == [1, 2, 3])
        await vault.close()
    }
}
