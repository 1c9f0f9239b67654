import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitCrypto
import TacitShare
import TacitVault

/// What leaves a chart: looked at, refused, or entered and sealed.
enum ShareRoutes {
    /// `POST .../bundles/preview`: shows what would leave and whether it may; nothing is entered but that it was read.
    @Sendable static func preview(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let share = try await ShareCase(call, vault, act)
        _ = try share.refusals.isEmpty ? share.disclosure(regime: "", act) : nil
        return try .json(preview(share, try await vault.client(share.client, act).handle, now: act.now))
    }

    /// `POST .../bundles`: the gate, the seal in memory, the entry; then the bytes wait to be fetched.
    @Sendable static func create(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let sealing = try call.sealing()
        let share = try await ShareCase(call, vault, act)
        if let done = try await vault.disclosed(share.client, act) {
            return try .json(try await repeated(done, call), status: .created)
        }
        guard share.refusals.isEmpty else {
            let refusal = share.request.refusal(share.refusals, to: share.recipient, now: act.now)
            _ = try await vault.enterRefusal(share.client, refusal, act)
            throw refused(share, try await vault.client(share.client, act).handle, on: act.now.day)
        }
        let texts = ShareTexts(share)
        let disclosure = try share.disclosure(regime: texts.regime.rawValue, act)
        guard share.request.way == .bundle else {
            let entry = try await vault.enterDisclosure(
                share.client, disclosure, share.request, to: share.recipient, act)
            return try .json(ShareReply(disclosure: entry, notice: texts.notice), status: .created)
        }
        let sealed = try await ShareSealing(share, texts, sealing, vault, act).seal(disclosure)
        let entry = try await call.core.durably {
            try await vault.enterDisclosure(share.client, sealed.disclosure, share.request, to: share.recipient, act)
        }
        let words = try sealed.words.map { [BundleShelf.Words(try $0.text.copy())] } ?? []
        let parts = await call.core.keepOutgoing(entry.id, sealed.bytes, words: words)
        return try .json(ShareReply(disclosure: entry, file: sealed.name, parts: parts), status: .created)
    }

    /// `GET .../bundles/{id}/parts/{number}`.
    @Sendable static func part(_ call: Call) async throws -> Response {
        _ = try await call.vault()
        return .octets(try await call.core.outgoingPart(call.record(), number: call.number("number")))
    }

    /// `GET .../bundles/{id}/words`: once.
    @Sendable static func words(_ call: Call) async throws -> Response {
        _ = try await call.vault()
        return .words(try await call.core.outgoingWords(call.record()))
    }

    /// `GET .../bundles/{id}`: what left, made again from the records of that moment. The gate is not asked: nothing
    /// leaves by it, and it is entered as read.
    @Sendable static func again(_ call: Call) async throws -> Response {
        let vault = try await call.vault()
        let act = try call.act(in: vault)
        let client = try await call.client(in: vault)
        let (view, entry) = try await vault.shareView(client, before: call.record(), act)
        guard let disclosure = entry.content.value as? Disclosure else { throw Problem(.notFound) }
        let chart = try await SharedAgain(vault, client, view, disclosure, act).chart(
            practice: vault.practice(before: entry.id))
        let isSame = disclosure.manifest.map { $0.contains(ShareTexts.manifestLine(of: chart)) } ?? false
        return try .json(SharedAgainReply(disclosure: entry, chart: chart, isSame: isSame))
    }

    private static func preview(_ share: ShareCase, _ handle: String, now: Moment) -> SharePreview {
        let texts = ShareTexts(share)
        var preview = SharePreview(
            recipient: share.recipient.party, how: share.request.way, basis: share.request.ground,
            purpose: share.chart.purpose, regime: texts.regime.words)
        preview.code = share.recipient.record?.code
        preview.words = share.recipient.record?.words
        preview.isVerified = share.recipient.record?.isVerified ?? false
        preview.consent = share.consent?.consent.ref
        preview.contents = share.chart.contents
        preview.leftOut = share.chart.leftOut
        preview.warnings = share.warnings
        preview.refusals = reasons(share, handle, on: now.day)
        return preview
    }

    private static func reasons(
        _ share: ShareCase, _ handle: String, on day: CalendarDay
    ) -> [ConsentCoverage.Reason] {
        guard !share.refusals.isEmpty else { return [] }
        return ConsentCoverage(.refused(share.refusals), on: day, handle: handle).reasons
    }

    private static func refused(_ share: ShareCase, _ handle: String, on day: CalendarDay) -> Problem {
        Problem(
            .noConsent,
            places: reasons(share, handle, on: day).map(ProblemPlace.init))
    }

    /// The answer to a request that is said again: the entry, and the bytes as long as they wait.
    private static func repeated(_ entry: Entry, _ call: Call) async throws -> ShareReply {
        guard let disclosure = entry.content.value as? Disclosure, disclosure.how == .bundle else {
            return ShareReply(disclosure: entry)
        }
        let parts = await call.core.outgoingParts(entry.id)
        let name = "document-\(disclosure.day)-\((disclosure.bundleID ?? "").prefix(4)).tar.age"
        return ShareReply(disclosure: entry, file: name, parts: parts)
    }
}

extension ShareCase {
    /// What should be looked at before it leaves.
    var warnings: [String] {
        var warnings = chart.sender.name.isEmpty ? [ShareWarnings.noSender] : []
        guard let record = recipient.record else { return warnings }
        if request.way == .bundle, record.provider.recipient != nil, !record.isVerified {
            warnings.append(ShareWarnings.notVerified(record.code))
        }
        if let signed = consent?.signatures.map(\.content.signedOn).max(), record.hasOtherKeys(thanOn: signed) {
            warnings.append(ShareWarnings.otherKeys)
        }
        return warnings
    }
}

/// What is warned of before something leaves.
enum ShareWarnings {
    static let noSender = "nobody is named who sends it; say who you are with: tacit practice edit"
    static let otherKeys = "the recipient's key is another than when the consent was signed; compare the words again"
    static func notVerified(_ code: String) -> String {
        "the words of this key were not compared; do it by telephone: tacit provider verify \(code)"
    }
}

extension Call {
    /// How a bundle is sealed.
    func sealing() throws(Problem) -> (toPassphrase: Bool, withProofs: Bool) {
        let words = (try header(TacitHeader.sealing) ?? "").split(separator: " ")
        guard words.allSatisfy({ ["passphrase", "proofs"].contains($0) }) else { throw Problem(.malformedRequest) }
        return (words.contains("passphrase"), words.contains("proofs"))
    }

    /// A parameter that counts from 1.
    func number(_ name: String) throws(Problem) -> Int {
        let text = try parameter(name)
        guard let number = Int(text), number > 0, String(number) == text else { throw Problem(.notFound) }
        return number
    }
}
