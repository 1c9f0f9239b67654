import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitCrypto
import TacitVault

/// The vault's state, and what can be done while nobody has its key.
enum StateRoutes {
    /// `GET /v1/status`: in every state, and no activity.
    @Sendable static func status(_ call: Call) async throws -> Response {
        let core = call.core
        var reply = StatusReply(state: try await core.state(), version: core.version)
        switch reply.state {
        case .none: break
        case .locked:
            // The vault can be opened between the two questions; then the next status will tell.
            guard let closed = try? await core.closed() else { break }
            reply.fictional = try closed.isFictional
            reply.inbox = try closed.inboxCount
            reply.inboxKey = closed.inboxKey?.hexadecimal
        case .unlocked:
            guard let vault = await core.vaultWithoutActivity() else { break }
            reply.fictional = vault.isFictional
            reply.drafts = try await vault.draftCount()
            reply.readOnly = vault.isReadOnly ? true : nil
            // Also now a text may be for nobody yet.
            reply.inboxKey = await vault.inboxKey.hexadecimal
            let held = await vault.heldReads()
            reply.heldReads = held == 0 ? nil : held
            reply.sweeping = await call.core.isSwept ? nil : true
            let findings = await call.core.sweepFindings
            reply.findings = findings == 0 ? nil : findings
            reply.idleSeconds = await core.idleSecondsLeft
            reply.hardCapSeconds = await core.hardCapSecondsLeft
        }
        return try .json(reply)
    }

    /// `GET /v1/doctor`: in every state, and no activity.
    @Sendable static func doctor(_ call: Call) async throws -> Response {
        let core = call.core
        var reply = DoctorReply(sandbox: core.sandbox.steps, memoryLocked: core.memoryIsLocked)
        if let vault = await core.vaultWithoutActivity() {
            reply.weakSlots = try await vault.weakKeyslots()
            reply.backup = try await call.lastBackup(in: vault)
        }
        return try .json(reply)
    }

    /// `GET /v1/openapi.json`: this API.
    @Sendable static func openAPI(_ call: Call) async throws -> Response {
        .bytes(OpenAPI.json, type: ContentType.json, status: .ok)
    }

    /// `GET /problems/{slug}`: what a problem's `type` means.
    @Sendable static func problem(_ call: Call) async throws -> Response {
        guard let kind = ProblemKind(rawValue: try call.parameter("slug")) else {
            throw Problem(.notFound, detail: "no problem has this name")
        }
        return try .json(Problem(kind))
    }

    /// `POST /v1/unlock`: slot u32 | slot key 32.
    @Sendable static func unlock(_ call: Call) async throws -> Response {
        var octets = try await OctetBody(of: call, count: [4 + OctetBody.slotKeyCount])
        let slot = try octets.integer(UInt32.self)
        let accepted = try call.accepted()
        // A key for a vault that is open, or for none, is wiped with `octets`.
        let now = try call.now(isFictional: try await call.core.closed().isFictional)
        let facts = try await call.core.unlock(
            slot: slot,
            key: try octets.slotKey(),
            accepting: accepted,
            now: now
        )
        let idle = try await call.core.vault().currentPractice().idleMinutes
        if let idle { await call.core.setIdleMinutes(idle) }
        return try .json(UnlockReply(facts))
    }

    /// `POST /v1/lock`: the worker ends after this answer; locking what is locked is no mistake.
    @Sendable static func lock(_ call: Call) async throws -> Response {
        let holdsAKey = await call.core.restored.restoration != nil
        if try await call.core.state() == .unlocked || holdsAKey { await call.core.requestLock() }
        return .done
    }

    /// `POST /v1/inbox`: text that was sealed to the inbox key while the vault was locked.
    @Sendable static func putInbox(_ call: Call) async throws -> Response {
        let sealed = try await call.octets(atMost: Limits.inboxBytes)
        if let vault = await call.core.vaultWithoutActivity() {
            // Opened in between: the text waits for the next unlock all the same.
            try await vault.putInbox(sealed, call.act(in: vault))
        } else {
            try await call.core.closed().putInbox(sealed)
        }
        return .done
    }

    /// `POST /v1/check`: replays the log, opens every record, compares.
    @Sendable static func check(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let report = try await vault.check(call.act(in: vault))
        return try .json(
            CheckReply(
                entries: report.entries,
                records: report.records,
                unknown: report.unknown,
                findings: report.findings.map {
                    CheckFinding(code: $0.code, place: $0.place, sequence: $0.sequence)
                },
                line: report.line
            )
        )
    }
}

extension SandboxReport {
    /// The steps as the API names them.
    var steps: [DoctorReply.Step] {
        Step.allCases.map { step in
            let outcome: DoctorReply.Outcome =
                switch outcomes[step] {
                case .done: .done
                case .lacking: .lacking
                case .failed, nil: .failed
                }
            return DoctorReply.Step(name: step.rawValue, outcome: outcome)
        }
    }
}

extension UnlockReply {
    /// What an unlock found, as it is told.
    init(_ facts: UnlockFacts) {
        self.init(
            entries: facts.entries,
            vault: facts.vault,
            lastUnlock: facts.lastUnlock,
            drafts: facts.drafts,
            filed: facts.filed,
            rewrap: facts.rewrap,
            readOnly: facts.readOnly
        )
        doubt = facts.doubt?.rawValue
        detail = facts.detail
    }
}

extension [UInt8] {
    /// Two lower-case digits a byte.
    var hexadecimal: String { Hexadecimal.text(self) }
}
