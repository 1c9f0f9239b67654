internal import TacitClinical

/// What a cell holds: `kind` of its context. Part of format 1.
enum CellKind: UInt16 {
    case state = 2
    case snapshot = 3
    case record = 4
    case tail = 5
    case tile = 6
    case anchor = 7
    case pending = 8
}

/// The streams; codes of a client's are below 0x0100, those of the vault above. Part of format 1.
enum StreamCode: UInt16, CaseIterable {
    case chart = 1
    case psychotherapy = 2
    case sudCounselling = 3
    case supervision = 4
    case admin = 5
    case received = 6
    case log = 0x0101
    case roster = 0x0102
    case practice = 0x0103
    case access = 0x0104
    /// State rewrites and keyslot changes: few, so that the newest is found at once.
    case keys = 0x0105

    init(_ compartment: Compartment) {
        self =
            switch compartment {
            case .chart: .chart
            case .psychotherapy: .psychotherapy
            case .sudCounselling: .sudCounselling
            case .supervision: .supervision
            case .admin: .admin
            case .received: .received
            }
    }

    /// The part of a chart that the stream is; nil for the vault's own.
    var compartment: Compartment? {
        Compartment.allCases.first { StreamCode($0) == self }
    }
}

/// What a record is: `type` of its log entry and `kind` of its body. Part of format 1; codes that a
/// reader does not know are kept and counted.
enum RecordKind: UInt16, CaseIterable {
    // keys
    case stateRewritten = 0x0101
    case keyslotSet = 0x0102
    case keyslotRemoved = 0x0103
    case backupKeyMade = 0x0104
    case headerRewritten = 0x0105
    // access
    case unlocked = 0x0201
    case read = 0x0202
    case checked = 0x0203
    case rollbackAccepted = 0x0204
    case anchorAccepted = 0x0205
    case backupMade = 0x0206
    case backupVerified = 0x0207
    case restored = 0x0208
    // roster
    case clientCreated = 0x0301
    case clientRevised = 0x0302
    case clientClosed = 0x0303
    case clientReopened = 0x0304
    case noticeGiven = 0x0305
    // practice
    case practiceSet = 0x0401
    case providerSet = 0x0402
    case providerVerified = 0x0403
    case providerRemoved = 0x0404
    case bundleOpened = 0x0411
    case demandReceived = 0x0421
    case demandAnswered = 0x0422
    // a client's streams
    case draftSaved = 0x0501
    case draftDiscarded = 0x0502
    case noteSigned = 0x0511
    case additionSigned = 0x0512
    case errorMarked = 0x0513
    case undone = 0x0514
    case planRecorded = 0x0521
    case entryMade = 0x0531
    case attachmentPart = 0x0541

    /// The kind of a REF; nil for what is never referred to.
    var reference: Reference.Kind? {
        switch self {
        case .noteSigned: .note
        case .additionSigned: .addition
        case .planRecorded: .plan
        case .draftSaved: .draft
        case .entryMade: .entry
        case .demandReceived, .demandAnswered: .demand
        default: nil
        }
    }
}
