import TacitAgentAPI
import TacitClientCopy
import TacitClinical
import TacitCrypto
import TacitFHIR
import TacitHTML
import TacitMarkup
import TacitShare
import TacitVault

/// One copy of a chart: what is in it, how it looks, and what is recorded of it.
struct ExportCase: Sendable {
    private enum Content: Sendable {
        case client(ClientCopy)
        case whole(ChartView, Practice)
    }

    private let content: Content
    private let act: Act
    private let isFictional: Bool

    /// What is ready to leave.
    struct Made {
        let bytes: [UInt8]
        let name: String
        let words: [BundleShelf.Words]
        let isInClear: Bool
    }

    /// Reads the chart.
    init(_ request: ExportRequest, _ client: ClientID, _ vault: Vault, _ act: Act) async throws {
        let view = try await vault.copyView(client, act)
        self.act = act
        isFictional = vault.isFictional
        let practice = try await Documents(vault, act).context.practice
        if request.reader == .me {
            content = .whole(view, practice)
            return
        }
        do {
            content = .client(
                try ClientCopy(
                    of: view, from: practice, options: request.options,
                    seal: try await vault.copySeal(), madeAt: act.now, fictional: vault.isFictional))
        } catch let fault as EntryFault {
            throw Problem(.invalidDocument, detail: fault.message)
        }
    }

    /// What would be in it.
    var preview: ExportPreview {
        switch content {
        case .client(let copy):
            ExportPreview(
                contents: copy.shared.contents, leftOut: copy.leftOut, warnings: PlainLanguage.warnings(of: copy))
        case .whole(let view, _):
            ExportPreview(
                contents: [
                    "versions of the plan: \(view.plans.count)", "notes: \(view.notes.count)",
                    "entries: \(view.entries.count)",
                ], leftOut: [], warnings: [])
        }
    }

    /// Makes the file: sealed to words of its readers, or in clear to be printed.
    func made(readers count: Int, chosen: BundleShelf.Words?, inClear: Bool) throws -> Made {
        if inClear {
            return Made(bytes: Array(standalone.utf8), name: Self.name(act.now.day), words: [], isInClear: true)
        }
        var readers: [PageWords] = []
        if let chosen { readers.append(try PageWords(chosen: chosen.text)) }
        let generated = try (readers.count..<max(count, 1)).map { _ in try PageWords() }
        readers += generated
        do {
            let bytes = try SealedPage.seal(style: style, to: readers) { page }
            return Made(
                bytes: bytes, name: Self.name(act.now.day),
                words: try generated.map { BundleShelf.Words(try $0.text.copy()) }, isInClear: false)
        } catch PageError.tooLarge {
            throw Problem(.tooLarge, detail: "a copy has at most 64 MiB of text")
        }
    }

    /// What is recorded of a copy for the client; nil for the practitioner's own, which leaves nobody's hands.
    func disclosure(of made: Made, answering request: RecordID?) -> Disclosure? {
        guard case .client(let copy) = content else { return nil }
        var disclosure = Disclosure(
            madeAt: act.now, how: made.isInClear ? .paper : .copy, basis: .clientRequest, recipientName: copy.head.name,
            purposeKind: .atRequestOfPatient, what: copy.shared.contents.joined(separator: "; "))
        disclosure.request = request
        disclosure.parts = copy.shared.parts
        disclosure.records = copy.shared.recordList
        disclosure.planVersion = copy.head.plan?.version
        disclosure.regime = Regime.client.rawValue
        if made.isInClear { disclosure.spoke = copy.head.writer.name }
        disclosure.bundleSHA256 = FileHash(of: made.bytes[...]).text
        disclosure.bundleSize = made.bytes.count
        return disclosure
    }

    /// A name that tells nothing but the day.
    static func name(_ day: CalendarDay) -> String { SealedPage.proposedName(on: day.description) }

    private var page: PageContent {
        switch content {
        case .client(let copy):
            PageContent(
                html: ClientCopyPage(copy).body,
                file: .init(
                    name: "data-\(act.now.day).json", type: "application/fhir+json",
                    text: String(decoding: FHIRDocument.bytes(of: copy.shared, on: .access), as: UTF8.self)))
        case .whole(let view, let practice): PageContent(html: whole(view, practice).body)
        }
    }

    private var style: String {
        switch content {
        case .client: CopyStyle.css(on: act.now.day)
        case .whole: CopyStyle.css(on: act.now.day) + FullChartStyle.css
        }
    }

    private var standalone: String {
        switch content {
        case .client(let copy): ClientCopyPage(copy).standalone
        case .whole(let view, let practice): whole(view, practice).standalone
        }
    }

    private func whole(_ view: ChartView, _ practice: Practice) -> FullChartPage {
        FullChartPage(view, practice: practice, madeAt: act.now, fictional: isFictional)
    }
}
