import TacitClinical
import TacitCrypto
import TacitVault

/// What a worker holds of a backup on its way back.
struct RestorationLife {
    /// Nil while there is none.
    var restoration: Restoration?
    /// Which of its slots was opened.
    var slot: UInt32 = 0
    /// How long it may wait for the next request.
    var clock: LifeClock?
}

/// A restoration in this worker's life: one at a time, for a test beside an open vault or into the place of one.
extension WorkerCore {
    /// Takes the header and the keys of a backup; an earlier restoration is given up.
    ///
    /// With an open vault the backup is opened with its keys at once.
    ///
    /// - Throws: what the header and the keys say.
    func beginRestoration(
        header: [UInt8],
        keys: [UInt8]
    ) async throws(WorkerError) -> Restoration {
        guard !end.isGiven else { throw .locked }
        await abandonRestoration()
        do throws(VaultError) {
            let made = try Restoration(places, header: header, keys: keys)
            if let vault = vaultWithoutActivity() {
                do throws(VaultError) {
                    try await made.open(as: vault)
                } catch {
                    await made.discard()
                    throw error
                }
            }
            keep(made)
            return made
        } catch {
            throw .vault(error)
        }
    }

    /// Opens the backup with the key of one of its slots.
    func openRestoration(slot: UInt32, key: consuming SecureBytes) async throws(WorkerError) {
        try checkReadiness()
        let made = try restorationInProgress()
        guard vaultWithoutActivity() == nil else { throw .alreadyOpen }
        do throws(VaultError) {
            try await made.open(slot: slot, key: key)
            restored.slot = slot
        } catch {
            throw .vault(error)
        }
    }

    /// The restoration that goes on; every request for it counts as activity.
    ///
    /// - Throws: `vault(.notFound)` when none was begun.
    func restorationInProgress() throws(WorkerError) -> Restoration {
        guard let made = restored.restoration else { throw .vault(.notFound) }
        restored.clock?.activity(at: readings())
        activity()
        return made
    }

    /// The same, for its last act.
    func takeRestoration() throws(WorkerError) -> Restoration {
        let made = try restorationInProgress()
        restored.restoration = nil
        return made
    }

    /// Puts the restored vault into its place; it is open then.
    ///
    /// - Throws: `vault(.vaultExists)` when one is there and `replacing` is not said.
    func finishRestoration(
        number: Int,
        live: String,
        replacing: Bool,
        now: Moment
    ) async throws(WorkerError) -> RestoreFacts {
        try checkReadiness()
        let made = try restorationInProgress()
        if let closed = try? closed() {
            guard replacing else { throw .vault(.vaultExists) }
            closed.close()
        }
        restored.restoration = nil
        beginOpening()
        do throws(VaultError) {
            let (vault, facts) = try await made.finish(
                slot: restored.slot,
                number: number,
                live: live,
                replacing: replacing,
                now: now
            )
            await begin(vault)
            return facts
        } catch {
            holdNothing()
            throw .vault(error)
        }
    }

    /// Gives up what was begun; nothing has changed.
    func abandonRestoration() async {
        await restored.restoration?.discard()
        restored.restoration = nil
    }

    /// Holds it for ten minutes without a request: it has the key of every backup.
    private func keep(_ made: Restoration) {
        restored.restoration = made
        restored.clock = LifeClock(startingAt: readings())
        Task { await self.watchRestoration() }
    }

    private func watchRestoration() async {
        while restored.restoration != nil {
            if restored.clock?.limitReached(at: readings()) != nil {
                await abandonRestoration()
                // A locked worker that knew a key ends, as one does that had a vault open.
                if vaultWithoutActivity() == nil { end.give() }
                return
            }
            do { try await Task.sleep(for: .seconds(1)) } catch { return }
        }
    }
}
