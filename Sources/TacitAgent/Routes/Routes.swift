import Hummingbird
import HummingbirdCore
import TacitAgentAPI

/// What answers a request.
typealias Handler = @Sendable (Call) async throws -> Response

/// The router's table: every ``Endpoint``, and nothing else.
enum Routes {
    /// Puts every operation into the router.
    static func add(to router: Router<AgentContext>, core: WorkerCore) {
        for endpoint in Endpoint.allCases {
            let (method, path) = endpoint.route
            // `Endpoint` has standard methods only, and a test asks for each of its routes.
            guard let method = HTTPRequest.Method(rawValue: method) else { continue }
            let handler = handler(of: endpoint)
            router.on(RouterPath(path), method: method) { request, context in
                let call = Call(request, parameters: context.parameters, core: core)
                try call.checkVault()
                try call.checkHeaders()
                return try await settled(call, handler)
            }
        }
    }

    /// The answer of a handler, given out when everything that it could rest on is in the file: what the request
    /// wrote, that it read, and what it saw of other requests. An error tells something as well.
    private static func settled(_ call: Call, _ handler: Handler) async throws -> Response {
        let failures = await call.core.failures()
        let answer: Result<Response, any Error>
        do { answer = .success(try await handler(call)) } catch { answer = .failure(error) }
        // Who breaks the glass knows that the entry of this read is held, because its commit failed.
        let isBroken = try call.breaksGlass()
        try await call.core.settle(since: isBroken ? call.core.failures() : failures)
        return try answer.get()
    }

    private static func handler(of endpoint: Endpoint) -> Handler {
        switch endpoint {
        case .status: StateRoutes.status
        case .openapi: StateRoutes.openAPI
        case .problem: StateRoutes.problem
        case .doctor: StateRoutes.doctor
        case .unlock: StateRoutes.unlock
        case .lock: StateRoutes.lock
        case .putInbox: StateRoutes.putInbox
        case .listInbox: InboxRoutes.list
        case .fileLetter: InboxRoutes.file
        case .discardLetter: InboxRoutes.discard
        case .check: StateRoutes.check
        case .listKeyslots: KeyslotRoutes.list
        case .createVault: KeyslotRoutes.createVault
        case .addKeyslot: KeyslotRoutes.add
        case .replaceKeyslot: KeyslotRoutes.replace
        case .removeKeyslot: KeyslotRoutes.remove
        case .listClients: ClientRoutes.list
        case .createClient: ClientRoutes.create
        case .getClient: ClientRoutes.get
        case .reviseClient: ClientRoutes.revise
        case .closeClient: ClientRoutes.close
        case .reopenClient: ClientRoutes.reopen
        case .giveNotice: ClientRoutes.giveNotice
        case .brief: ClientRoutes.brief
        case .clientLog: ClientRoutes.log
        case .today: DayRoutes.today
        case .due: DayRoutes.due
        case .search: DayRoutes.search
        case .resolveReference: DayRoutes.resolve
        case .undo: DayRoutes.undo
        default: backupHandler(of: endpoint) ?? sharingHandler(of: endpoint) ?? documentHandler(of: endpoint)
        }
    }

    private static func backupHandler(of endpoint: Endpoint) -> Handler? {
        switch endpoint {
        case .lastBackup: BackupRoutes.last
        case .backupRows: BackupRoutes.rows
        case .backupPack: BackupRoutes.pack
        case .backupKeys: BackupRoutes.keys
        case .enterBackup: BackupRoutes.enter
        case .beginRestoration: RestorationRoutes.begin
        case .openRestoration: RestorationRoutes.open
        case .addRestorationPack: RestorationRoutes.addPack
        case .finishRestoration: RestorationRoutes.finish
        case .abandonRestoration: RestorationRoutes.abandon
        default: nil
        }
    }

    private static func sharingHandler(of endpoint: Endpoint) -> Handler? {
        switch endpoint {
        case .listProviders: ProviderRoutes.list
        case .createProvider: ProviderRoutes.create
        case .getProvider: ProviderRoutes.get
        case .reviseProvider: ProviderRoutes.revise
        case .verifyProvider: ProviderRoutes.verify
        case .removeProvider: ProviderRoutes.remove
        case .keyCard: ProviderRoutes.keyCard
        default: nil
        }
    }

    private static func documentHandler(of endpoint: Endpoint) -> Handler {
        switch endpoint {
        case .listNotes: NoteRoutes.list
        case .createNote: NoteRoutes.create
        case .getNote: NoteRoutes.get
        case .signNote: NoteRoutes.sign
        case .addAddendum: NoteRoutes.addAddendum
        case .addAmendment: NoteRoutes.addAmendment
        case .markError: ErrorRoutes.mark
        case .listDrafts: DraftRoutes.list
        case .createDraft: DraftRoutes.create
        case .getDraft: DraftRoutes.get
        case .replaceDraft: DraftRoutes.replace
        case .discardDraft: DraftRoutes.discard
        case .moveDraft: DraftRoutes.move
        case .listPlans: PlanRoutes.list
        case .createPlan: PlanRoutes.create
        case .getPlan: PlanRoutes.get
        case .listEntries: EntryRoutes.list
        case .createEntry: EntryRoutes.create
        case .getEntry: EntryRoutes.get
        case .chartAsOf: EntryRoutes.asOf
        case .listConsents: ConsentRoutes.list
        case .listConsentsOn: ConsentRoutes.listOn
        case .checkConsents: ConsentRoutes.coverage
        case .consentForm: ConsentRoutes.form
        case .putAttachmentPart: AttachmentRoutes.putPart
        case .createAttachment: AttachmentRoutes.create
        case .getAttachmentPart: AttachmentRoutes.getPart
        case .previewBundle: ShareRoutes.preview
        case .createBundle: ShareRoutes.create
        case .getBundle: ShareRoutes.again
        case .getBundlePart: ShareRoutes.part
        case .getBundleWords: ShareRoutes.words
        case .putOpeningPart: OpeningRoutes.putPart
        case .putOpeningWords: OpeningRoutes.putWords
        case .inspectBundle: OpeningRoutes.inspect
        case .openBundle: OpeningRoutes.open
        case .getOpenedPart: OpeningRoutes.part
        case .previewExport: ExportRoutes.preview
        case .createExport: ExportRoutes.create
        case .putExportWords: ExportRoutes.putWords
        case .getExportWords: ShareRoutes.words
        case .getExportPart: ShareRoutes.part
        case .getPractice: PracticeRoutes.get
        case .putPractice: PracticeRoutes.put
        case .template: TemplateRoutes.get
        case .listRequests: RequestRoutes.list
        case .createDemand: RequestRoutes.create
        case .answerDemand: RequestRoutes.answer
        case .audit: AuditRoutes.log
        case .accounting: AuditRoutes.disclosures
        case .consentLetters: AuditRoutes.letters
        default: { _ in throw Problem(.bug) }
        }
    }
}
