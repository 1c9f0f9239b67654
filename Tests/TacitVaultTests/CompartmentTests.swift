import TacitClinical
import TacitCrypto
import TacitLog
import TacitRecord
import TacitStore
import Testing

@testable import TacitVault

@Suite struct CompartmentTests {
    private static let classes: [NoteClass] = [
        .progress, .psychotherapy, .sudCounselling, .supervision, .administrative,
    ]

    @Test func theKeysOfOneCompartmentOpenNoRecordOfAnother() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        for noteClass in Self.classes {
            try await vault.signedNote(rowan, "\(noteClass)", noteClass)
        }
        await vault.close()
        let (reopened, _) = try await folder.unlock()
        for (index, noteClass) in Self.classes.enumerated() {
            for other in Self.classes {
                // Sequence 1: the draft at 0 is gone.
                let opened = try await reopened.opens(
                    rowan,
                    noteClass.compartment,
                    with: other.compartment
                )
                #expect(opened == (noteClass == other), "\(index) \(noteClass) \(other)")
            }
        }
        await reopened.close()
    }

    @Test func aCompartmentWithoutARecordHasNoKeys() async throws {
        let folder = try VaultFolder()
        let vault = try await folder.create()
        let rowan = try await vault.newClient()
        try await vault.signedNote(rowan, "x")
        let streams = await vault.streams
        #expect(streams.filter { $0.client != OpaqueID.vault }.map(\.stream) == [1])
        await vault.close()
    }
}

extension Vault {
    /// Whether the cell of a compartment's first note opens with the keys of a compartment; the address is given
    /// to it, so that only the content key stands in the way.
    fileprivate func opens(
        _ client: ClientID,
        _ compartment: Compartment,
        with other: Compartment
    ) throws -> Bool {
        let stream = try StreamID(client: client, stream: StreamCode(compartment).rawValue)
        let own = try keys(of: stream)
        let tried = try keys(of: StreamID(client: client, stream: StreamCode(other).rawValue))
        let address = try RowAddress.record(
            key: own.locator,
            stream: stream.stream,
            number: 1,
            part: 0,
            attempt: 0
        )
        let row = try #require(try store.cell(address.rowID))
        let context = CellContext(
            vaultID: ring.vaultID,
            locator: address.locator,
            kind: CellKind.record.rawValue,
            stream: stream.stream,
            keyVersion: own.version
        )
        return
            (try? Cell.open(row.span, key: tried.content, label: .recordCell, context: context))
            != nil
    }
}
