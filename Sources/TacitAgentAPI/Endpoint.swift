/// One operation of the API: the router, the client and `openapi.yaml` are held to this list by a test.
public enum Endpoint: String, CaseIterable, Sendable {
    case status, openapi, problem, doctor
    case listKeyslots, createVault, unlock, lock, addKeyslot, replaceKeyslot, removeKeyslot
    case putInbox, listInbox, fileLetter, discardLetter
    case listClients, createClient, getClient, reviseClient, closeClient, reopenClient, giveNotice
    case brief, clientLog
    case listNotes, createNote, getNote, signNote, addAddendum, addAmendment, markError
    case listDrafts, createDraft, getDraft, replaceDraft, discardDraft, moveDraft
    case listPlans, createPlan, getPlan
    case listEntries, createEntry, getEntry, chartAsOf
    case listConsents, listConsentsOn, checkConsents, consentForm
    case previewExport, putExportWords, createExport, getExportPart, getExportWords
    case putAttachmentPart, createAttachment, getAttachmentPart
    case previewBundle, createBundle, getBundle, getBundlePart, getBundleWords
    case putOpeningPart, putOpeningWords, inspectBundle, openBundle, getOpenedPart
    case getPractice, putPractice
    case lastBackup, backupRows, backupPack, backupKeys, enterBackup
    case beginRestoration, openRestoration, addRestorationPack, finishRestoration, abandonRestoration
    case listProviders, createProvider, getProvider, reviseProvider, verifyProvider, removeProvider, keyCard
    case listRequests, createDemand, answerDemand, audit, accounting, consentLetters
    case resolveReference, undo, today, due, search, check, template

    /// Method and path; `{name}` is a parameter.
    public var route: (method: String, path: String) {
        switch self {
        case .status: ("GET", "/v1/status")
        case .openapi: ("GET", "/v1/openapi.json")
        case .problem: ("GET", "/problems/{slug}")
        case .doctor: ("GET", "/v1/doctor")
        case .listKeyslots: ("GET", "/v1/keyslots")
        case .createVault: ("POST", "/v1/vault")
        case .unlock: ("POST", "/v1/unlock")
        case .lock: ("POST", "/v1/lock")
        case .addKeyslot: ("POST", "/v1/keyslots")
        case .replaceKeyslot: ("PUT", "/v1/keyslots/{slot}")
        case .removeKeyslot: ("DELETE", "/v1/keyslots/{slot}")
        case .putInbox: ("POST", "/v1/inbox")
        case .listInbox: ("GET", "/v1/inbox")
        case .fileLetter: ("POST", "/v1/inbox/{id}/filing")
        case .discardLetter: ("DELETE", "/v1/inbox/{id}")
        case .today: ("GET", "/v1/today")
        case .due: ("GET", "/v1/due")
        case .search: ("POST", "/v1/search")
        case .check: ("POST", "/v1/check")
        case .template: ("GET", "/v1/documents/{form}")
        case .resolveReference: ("GET", "/v1/references/{ref}")
        case .undo: ("POST", "/v1/undo")
        case .getPractice: ("GET", "/v1/practice")
        case .putPractice: ("PUT", "/v1/practice")
        case .listRequests: ("GET", "/v1/requests")
        case .createDemand: ("POST", "/v1/requests")
        case .answerDemand: ("POST", "/v1/requests/{id}/answer")
        case .audit: ("POST", "/v1/audit")
        default: backupRoute ?? sharingRoute ?? bundleRoute ?? chartRoute
        }
    }

    private var backupRoute: (method: String, path: String)? {
        switch self {
        case .lastBackup: ("GET", "/v1/backups")
        case .enterBackup: ("POST", "/v1/backups")
        case .backupRows: ("POST", "/v1/backups/rows")
        case .backupPack: ("POST", "/v1/backups/packs")
        case .backupKeys: ("POST", "/v1/backups/keys")
        case .beginRestoration: ("POST", "/v1/restoration")
        case .openRestoration: ("POST", "/v1/restoration/key")
        case .addRestorationPack: ("POST", "/v1/restoration/packs")
        case .finishRestoration: ("POST", "/v1/restoration/completion")
        case .abandonRestoration: ("DELETE", "/v1/restoration")
        default: nil
        }
    }

    private var bundleRoute: (method: String, path: String)? {
        switch self {
        case .previewBundle: ("POST", "/v1/clients/{client}/bundles/preview")
        case .createBundle: ("POST", "/v1/clients/{client}/bundles")
        case .getBundle: ("GET", "/v1/clients/{client}/bundles/{id}")
        case .getBundlePart: ("GET", "/v1/clients/{client}/bundles/{id}/parts/{number}")
        case .getBundleWords: ("GET", "/v1/clients/{client}/bundles/{id}/words")
        case .putOpeningPart: ("PUT", "/v1/bundles/opening/{id}/parts/{number}")
        case .putOpeningWords: ("PUT", "/v1/bundles/opening/{id}/words")
        case .previewExport: ("POST", "/v1/clients/{client}/exports/preview")
        case .createExport: ("POST", "/v1/clients/{client}/exports")
        case .putExportWords: ("PUT", "/v1/clients/{client}/exports/{id}/words")
        case .getExportWords: ("GET", "/v1/clients/{client}/exports/{id}/words")
        case .getExportPart: ("GET", "/v1/clients/{client}/exports/{id}/parts/{number}")
        case .inspectBundle: ("GET", "/v1/bundles/opening/{id}")
        case .openBundle: ("POST", "/v1/bundles/opening/{id}")
        case .getOpenedPart: ("GET", "/v1/bundles/opening/{id}/files/{file}/parts/{number}")
        default: nil
        }
    }

    private var sharingRoute: (method: String, path: String)? {
        switch self {
        case .listProviders: ("GET", "/v1/providers")
        case .createProvider: ("POST", "/v1/providers")
        case .getProvider: ("GET", "/v1/providers/{provider}")
        case .reviseProvider: ("POST", "/v1/providers/{provider}")
        case .verifyProvider: ("POST", "/v1/providers/{provider}/verification")
        case .removeProvider: ("DELETE", "/v1/providers/{provider}")
        case .keyCard: ("GET", "/v1/key-card")
        default: nil
        }
    }

    private var chartRoute: (method: String, path: String) {
        switch self {
        case .listClients: ("GET", "/v1/clients")
        case .createClient: ("POST", "/v1/clients")
        case .getClient: ("GET", "/v1/clients/{client}")
        case .reviseClient: ("POST", "/v1/clients/{client}/revisions")
        case .closeClient: ("POST", "/v1/clients/{client}/closure")
        case .reopenClient: ("POST", "/v1/clients/{client}/reopening")
        case .giveNotice: ("POST", "/v1/clients/{client}/notices")
        case .brief: ("GET", "/v1/clients/{client}/brief")
        case .clientLog: ("GET", "/v1/clients/{client}/log")
        case .listNotes: ("GET", "/v1/clients/{client}/notes")
        case .createNote: ("POST", "/v1/clients/{client}/notes")
        case .getNote: ("GET", "/v1/clients/{client}/notes/{id}")
        case .signNote: ("POST", "/v1/clients/{client}/notes/{id}/signature")
        case .addAddendum: ("POST", "/v1/clients/{client}/notes/{id}/addenda")
        case .addAmendment: ("POST", "/v1/clients/{client}/notes/{id}/amendments")
        case .markError: ("POST", "/v1/clients/{client}/records/{id}/error")
        case .listDrafts: ("GET", "/v1/clients/{client}/drafts")
        case .createDraft: ("POST", "/v1/clients/{client}/drafts")
        case .getDraft: ("GET", "/v1/clients/{client}/drafts/{id}")
        case .replaceDraft: ("PUT", "/v1/clients/{client}/drafts/{id}")
        case .discardDraft: ("DELETE", "/v1/clients/{client}/drafts/{id}")
        case .moveDraft: ("POST", "/v1/clients/{client}/drafts/{id}/move")
        case .listPlans: ("GET", "/v1/clients/{client}/plans")
        case .createPlan: ("POST", "/v1/clients/{client}/plans")
        case .getPlan: ("GET", "/v1/clients/{client}/plans/{version}")
        case .listEntries: ("GET", "/v1/clients/{client}/entries")
        case .createEntry: ("POST", "/v1/clients/{client}/entries/{entry}")
        case .getEntry: ("GET", "/v1/clients/{client}/entries/{entry}")
        case .chartAsOf: ("GET", "/v1/clients/{client}/as-of/{day}")
        case .accounting: ("GET", "/v1/clients/{client}/disclosures")
        case .consentLetters: ("GET", "/v1/clients/{client}/consent-letters/{id}")
        case .listConsents: ("GET", "/v1/clients/{client}/consents")
        case .listConsentsOn: ("GET", "/v1/clients/{client}/consents/{day}")
        case .checkConsents: ("POST", "/v1/clients/{client}/consents/coverage")
        case .consentForm: ("GET", "/v1/clients/{client}/consent-forms/{id}")
        case .putAttachmentPart: ("PUT", "/v1/clients/{client}/attachments/{id}/parts/{number}")
        case .getAttachmentPart: ("GET", "/v1/clients/{client}/attachments/{id}/parts/{number}")
        default: ("POST", "/v1/clients/{client}/attachments/{id}")
        }
    }

    /// The path with its parameters filled in, in order of appearance. Parameters are code names, opaque ids,
    /// numbers and fixed words; what is not of `[a-z0-9-]` is a mistake of the caller's and is percent-encoded.
    public func path(_ parameters: String...) -> String { path(with: parameters) }

    /// The same with the parameters in a list.
    public func path(with parameters: [String]) -> String {
        var rest = parameters[...]
        return route.path.split(separator: "/", omittingEmptySubsequences: false).map { part in
            guard part.hasPrefix("{"), let value = rest.popFirst() else { return String(part) }
            return TacitHeader.escaped(value)
        }.joined(separator: "/")
    }
}

/// Header fields of tacit's own.
public enum TacitHeader {
    /// The directory of the vault that the caller means, ``escaped(_:)``; an agent of another vault answers `busy`.
    public static let vault = "Tacit-Vault"
    /// The class of a draft (`NoteClass`), fixed before its text is parsed.
    public static let noteClass = "Tacit-Class"
    /// What a draft is for: `note`, `plan`, or `addendum:ID`, `amendment:ID`.
    public static let draftFor = "Tacit-Draft-For"
    /// The time of the act, RFC 3339; only in a fictional vault.
    public static let clock = "Tacit-Clock"
    /// The client's choice of record id, 26 characters: a second request with it returns the first result.
    public static let idempotencyKey = "Idempotency-Key"
    /// What the caller accepts: at unlock `anchor` or `rollback`, at the end of a restoration `replacement`.
    public static let accept = "Tacit-Accept"
    /// `yes`: what is read is shown though the disk has no room for its entry, which is held in memory.
    public static let breakGlass = "Tacit-Break-Glass"
    /// `yes` with a new keyslot whose passphrase is easy to guess, for ``DoctorReply/weakSlots``.
    public static let weakPassphrase = "Tacit-Weak-Passphrase"
    /// How a bundle is sealed: `passphrase` for eight generated words in the place of a key, `proofs` for a checkpoint
    /// and a proof of each record; both with a space between them.
    public static let sealing = "Tacit-Sealing"
    /// The client's code name, for an empty document with her name and plan in its comment lines.
    public static let client = "Tacit-Client"

    /// A text of any characters as a header field or a part of a path can hold it: percent-encoded but for
    /// `[a-z0-9-]`.
    public static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
