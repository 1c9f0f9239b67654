import TacitClinical
import TacitStore
import Testing

@testable import TacitVault

@Suite struct LongTextTests {
    @Test func aNoteOfOneMebibyteIsManyCellsAndOneText() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let text = String(repeating: "0123456789abcde\n", count: 65_536)
        #expect(text.utf8.count == 1 << 20)
        let before = await vault.written
        let note = try await vault.signedNote(rowan, text)
        let written = await vault.written - before
        #expect(written[.insertCell] > 2 * (1 << 20) / 16_243, "draft and note")
        await vault.close()
        let (reopened, _) = try await folder.unlock()
        let read = try await reopened.note(rowan, note.id, act(61))
        #expect(read.content.sections.first?.text == text)
        #expect(try await reopened.check(act(62)).findings == [])
        await reopened.close()
    }

    @Test func everyLengthAroundAPartsEdgeComesBack() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        for count in stride(from: 15_900, through: 16_300, by: 57) {
            let text = String(repeating: "x", count: count)
            let draft = try await vault.draftNote(rowan, text)
            await vault.dropClientKeys()
            #expect(try await vault.draft(rowan, draft.id, act(3)).text == text)
        }
        #expect(try await vault.check(act(4)).findings == [])
        await vault.close()
    }
}
