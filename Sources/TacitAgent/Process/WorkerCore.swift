import TacitAgentAPI
import TacitClinical
import TacitCrypto
import TacitVault

/// Why the worker has no vault to give to a request.
enum WorkerError: Error, Equatable, Sendable {
    /// No key is known, or the worker's life is over: the next worker is locked.
    case locked
    /// A vault is open, or being opened by another request; one worker opens one vault once.
    case alreadyOpen
    /// The vault said no.
    case vault(VaultError)
}

/// What one worker holds in its one life: no vault, a closed one, or an open one, in this order
/// only.
///
/// Routes ask it for the vault at every request and keep nothing. Whoever asks is held to the
/// life's clock first, so that a request which arrives before the first tick after a suspend finds
/// the vault locked.
actor WorkerCore {
    enum Holding {
        case nothing
        case closed(ClosedVault)
        case opening
        case open(Vault)
    }

    /// The agent's version, as `--version` prints it.
    nonisolated let version = TacitVersion.text
    /// Where the vault and this machine's memory of it are.
    nonisolated let places: VaultPlaces
    /// What became of each step of the sandbox.
    nonisolated let sandbox: SandboxReport
    /// Given when the worker must end; `Worker` waits for it.
    nonisolated let end: EndSignal

    private(set) var holding = Holding.nothing
    private var life: LifeClock?
    private var idleMinutes = LifeClock.defaultIdleMinutes
    /// What the sweep after the unlock found; a whole check tells where.
    private(set) var sweepFindings = 0
    private(set) var isSwept = false
    nonisolated let memoryIsLocked: Bool
    let readings: @Sendable () -> ClockReading
    /// A backup on its way back, and bundles on their way out and in.
    var restored = RestorationLife()
    var bundles = BundleShelf()

    /// A worker's core at the start of its life.
    ///
    /// - Parameters:
    ///   - places: where the vault is.
    ///   - sandbox: what became of each step of the sandbox.
    ///   - memoryIsLocked: whether `SecureMemory.verify` succeeded; no key is taken otherwise.
    ///   - end: the word to end; another one only in `Worker`.
    ///   - readings: the two clocks; tests put their own here.
    init(
        places: VaultPlaces,
        sandbox: SandboxReport,
        memoryIsLocked: Bool = true,
        end: EndSignal = EndSignal(),
        readings: @escaping @Sendable () -> ClockReading = ClockReading.now
    ) {
        self.places = places
        self.sandbox = sandbox
        self.memoryIsLocked = memoryIsLocked
        self.end = end
        self.readings = readings
    }

    /// Whether there is a vault, and whether it is open.
    ///
    /// No activity.
    ///
    /// - Throws: what is wrong with the file, other than that there is none.
    func state() throws(WorkerError) -> VaultState {
        do {
            _ = try closed()
            return .locked
        } catch .alreadyOpen {
            return vaultWithoutActivity() == nil ? .locked : .unlocked
        } catch .vault(.noVault) {
            return .none
        }
    }

    /// The file without a key; opened at the first request that needs it.
    ///
    /// - Throws: `alreadyOpen` when it is not closed any more; `vault(.noVault)` and the like.
    func closed() throws(WorkerError) -> ClosedVault {
        switch holding {
        case .closed(let closed): return closed
        case .opening, .open: throw .alreadyOpen
        case .nothing:
            do throws(VaultError) {
                let closed = try ClosedVault(places)
                holding = .closed(closed)
                return closed
            } catch {
                throw .vault(error)
            }
        }
    }

    /// The open vault, for an act or a read of its owner: this is activity.
    ///
    /// - Throws: `locked`; `vault(.noVault)` where there is nothing to unlock.
    func vault() throws(WorkerError) -> Vault {
        if case .nothing = holding { _ = try closed() }
        guard let vault = vaultWithoutActivity() else { throw .locked }
        activity()
        return vault
    }

    /// The open vault for what must not defer the idle limit (`status`); nil while locked.
    func vaultWithoutActivity() -> Vault? {
        guard case .open(let vault) = holding, !isOver() else { return nil }
        return vault
    }

    /// Opens the vault with a slot key; the one unlock of this life.
    ///
    /// - Throws: `alreadyOpen`; `locked` at the end of this life; what the vault says.
    func unlock(
        slot: UInt32,
        key: consuming SecureBytes,
        accepting: Accepted,
        now: Moment
    ) async throws(WorkerError) -> UnlockFacts {
        try checkReadiness()
        let closed = try closed()
        holding = .opening
        do throws(VaultError) {
            let (vault, facts) = try await closed.unlock(
                slot: slot,
                key: key,
                accepting: accepting,
                now: now
            )
            await begin(vault)
            return facts
        } catch {
            holding = .closed(closed)
            throw .vault(error)
        }
    }

    /// Makes a vault where there is none; it is open then.
    ///
    /// - Throws: `alreadyOpen`; `locked` at the end of this life; what the vault says.
    func create(
        keyslots: [NewKeyslot],
        fictional: Bool,
        now: Moment
    ) async throws(WorkerError) -> Vault {
        try checkReadiness()
        switch holding {
        case .closed: throw .vault(.vaultExists)
        case .opening, .open: throw .alreadyOpen
        case .nothing: break
        }
        holding = .opening
        do throws(VaultError) {
            let vault = try await ClosedVault.create(
                places,
                keyslots: keyslots,
                fictional: fictional,
                now: now
            )
            await begin(vault)
            return vault
        } catch {
            holding = .nothing
            throw .vault(error)
        }
    }

    /// Starts the idle limit anew; for long work, which has no requests.
    func activity() {
        life?.activity(at: readings())
    }

    /// Ends this worker: the answer that is being made still goes out, no vault is given any more.
    func requestLock() {
        end.give()
    }

    /// Whole seconds without activity until it locks; nil while locked.
    var idleSecondsLeft: Int? { life?.idleSecondsLeft(at: readings()) }

    /// Whole seconds until it locks in any case; nil while locked.
    var hardCapSecondsLeft: Int? { life?.hardCapSecondsLeft(at: readings()) }

    /// Sets the idle limit; what lies outside 1...60 minutes becomes the nearest limit.
    func setIdleMinutes(_ minutes: Int) {
        idleMinutes = LifeClock.allowed(minutes)
        life?.idleMinutes = idleMinutes
    }

    /// Closes the file, last of all acts: `Worker` calls it when no request is in flight.
    func close() async {
        await abandonRestoration()
        switch holding {
        // A vault that is being opened has changed nothing that its file would not get over.
        case .nothing, .opening: break
        case .closed(let closed): closed.close()
        case .open(let vault): await vault.close()
        }
    }

    func checkReadiness() throws(WorkerError) {
        guard memoryIsLocked else { throw .vault(.memoryLock) }
        guard !end.isGiven else { throw .locked }
    }

    /// From now on nobody gets the closed file.
    func beginOpening() { holding = .opening }

    /// What was being opened is not; the next request looks at the file anew.
    func holdNothing() { holding = .nothing }

    func begin(_ vault: Vault) async {
        await vault.shareCommits()
        holding = .open(vault)
        life = LifeClock(startingAt: readings(), idleMinutes: idleMinutes)
        Task { await self.tickUntilOver(vault) }
        Task(priority: .background) { await self.sweep(vault) }
    }

    /// Opens every record once after an unlock, a stream at a time, so that requests come in between.
    private func sweep(_ vault: Vault) async {
        for step in 0... {
            if isOver() { return }
            do throws(VaultError) {
                guard let findings = try await vault.sweep(step: step) else { break }
                sweepFindings += findings.count
            } catch {
                // The stream cannot be read at all; its first reader is told why.
                sweepFindings += 1
            }
            await Task.yield()
        }
        isSwept = true
    }

    /// One look at the clocks a second, only while there is something to lock.
    private func tickUntilOver(_ vault: Vault) async {
        var done = Upkeep.none
        while !isOver() {
            do { try await Task.sleep(for: .seconds(1)) } catch { return }
            done = await upkeep(of: vault, after: done)
        }
    }

    /// What was done since the last activity.
    private enum Upkeep { case none, tidied, keysDropped }

    /// After two idle seconds the file is tidied; after five idle minutes clients' keys, texts and bundles go.
    private func upkeep(of vault: Vault, after done: Upkeep) async -> Upkeep {
        let idle = life?.secondsSinceActivity(at: readings()) ?? 0
        switch done {
        case _ where idle < Self.tidyAfterSeconds: return .none
        case .none:
            if let now = try? Clock.now() { await vault.tidy(Act(now: now)) }
            return .tidied
        case .tidied where idle >= Self.dropKeysAfterSeconds:
            bundles = BundleShelf()
            await vault.dropClientKeys()
            return .keysDropped
        case .tidied, .keysDropped: return done
        }
    }

    /// Long enough that a burst of requests is over.
    private static let tidyAfterSeconds = 2
    /// A client whose chart nobody looks at for so long is closed.
    private static let dropKeysAfterSeconds = 300

    /// Whether this life is over; asks for its end when a limit is reached.
    private func isOver() -> Bool {
        if life?.limitReached(at: readings()) != nil { end.give() }
        return end.isGiven
    }
}
