import TacitClinical
import TacitLog
import Testing

@testable import TacitVault

@Suite struct ReferenceTests {
    /// Ids that share their first four characters and differ in the fifth.
    private func alike(_ last: UInt8) throws -> RecordID {
        try #require(RecordID(bytes: [0x6a, 0x3b, 0x20 | last] + [UInt8](repeating: 9, count: 13)))
    }

    @Test func aRefNamesOneRecordAndIsLengthenedWhenAnotherIsAlike() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        var notes: [Note] = []
        for last in [UInt8(1), 8] {
            let draft = try await vault.draftNote(rowan, "x")
            notes.append(
                try await vault.sign(
                    rowan,
                    draft: draft.id,
                    content: Sample.note("x"),
                    act(3, id: alike(last))
                )
            )
        }
        // A plan's letter is another one: no need to tell it from notes.
        let plan = try await vault.recordPlan(
            rowan,
            Sample.plan("x"),
            basedOn: 0,
            draft: nil,
            act(4, id: alike(4))
        )
        #expect(notes[0].ref.count == 5 && notes[1].ref.count == 6 && plan.ref.count == 5)
        let refs = try await vault.notes(rowan, act(5)).map(\.ref).sorted()
        #expect(refs.allSatisfy { $0.count == 6 })
        let short = String(refs[0].prefix(5))
        #expect(await vaultError { try await vault.resolve(reference: short) } == .ambiguous(refs))
        for (index, note) in notes.enumerated() {
            let ref = Reference(.note, note.id, digits: 5).description
            let found = try await vault.resolve(reference: ref)
            #expect(found.id == note.id && found.kind == "note" && found.client == rowan)
            #expect(refs.contains(found.ref), "note \(index)")
        }
        let found = try await vault.resolve(reference: plan.ref.uppercased())
        #expect(found.id == plan.id && found.version == 1 && found.kind == "plan")
        await vault.close()
    }

    @Test func draftsAndAdditionsHaveLettersOfTheirOwn() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        let note = try await vault.signedNote(rowan, "x")
        let addition = try await vault.add(
            rowan,
            to: note.id,
            Sample.addendum("y"),
            draft: nil,
            act(3)
        )
        let draft = try await vault.draftNote(rowan, "z")
        for (ref, kind) in [
            (note.ref, "note"), (addition.ref, "addition"), (draft.ref, "draft"),
        ] {
            #expect(try await vault.resolve(reference: ref).kind == kind)
            #expect(ref.first == kind.first)
        }
        let other = "p" + note.ref.dropFirst()
        #expect(await vaultError { try await vault.resolve(reference: other) } == .notFound)
        await vault.close()
    }
}
