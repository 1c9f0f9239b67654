/// In what role a person signs (clinical.md 1.0).
public enum SignerRole: String, Codable, Sendable, CaseIterable {
    case client, guardian, practitioner, other
}

/// How a person signed (clinical.md 1.0).
public enum SigningMethod: String, Codable, Sendable, CaseIterable {
    /// On paper that was seen and filed.
    case paper
    /// On this screen.
    case screen
    /// By telephone.
    case phone
}

/// That the client or another person signed a version of the plan, or did not agree (clinical.md 1.0, 1.3).
///
/// The vault's key attests that the practitioner recorded it, not that the person signed.
public struct Acceptance: ChartContent {
    /// Its kind.
    public static let kind = EntryKind.acceptance
    /// The fields of its document.
    public static let fields = [
        FormField("version", .whole(1...9_999), "The version of the plan", isRequired: true),
        FormField("signed_by", .line, "Who signed", isRequired: true),
        FormField("role", .choice(SignerRole.words), "In what role", isRequired: true),
        FormField("method", .choice(SigningMethod.words), "How", isRequired: true),
        FormField("signed_on", .day, "When", isRequired: true),
        FormField("agreed", .yesNo, "Whether the person agrees", isRequired: true),
        FormField("content_hash", .line, "Hash of the version; filled in by tacit"),
        FormField("comment", .prose, "What the person said"),
    ]

    /// The version, from 1.
    public var version: Int
    /// The name of who signed.
    public var signedBy: String
    /// In what role.
    public var role: SignerRole
    /// How.
    public var method: SigningMethod
    /// When.
    public var signedOn: CalendarDay
    /// Whether the person agrees.
    public var agreed: Bool
    /// SHA-256 of the version's stored bytes, 64 hexadecimal digits; filled in by the agent.
    public var contentHash: String?
    /// What the person said.
    public var comment: String?

    /// Makes an acceptance.
    public init(
        version: Int,
        signedBy: String,
        role: SignerRole,
        method: SigningMethod,
        signedOn: CalendarDay,
        agreed: Bool
    ) {
        self.version = version
        self.signedBy = signedBy
        self.role = role
        self.method = method
        self.signedOn = signedOn
        self.agreed = agreed
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case version, role, method, agreed, comment
        case signedBy = "signed_by"
        case signedOn = "signed_on"
        case contentHash = "content_hash"
    }
}

extension Acceptance {
    /// Version, who and when.
    public var title: String {
        EntryTitle.line(
            "version \(version) \(agreed ? "signed" : "not agreed to") by \(role.rawValue)",
            signedOn.description
        )
    }

    /// The hash of the version, when the document left it out.
    public mutating func complete(in context: EntryContext) {
        contentHash = contentHash ?? context.versions[version]
    }

    /// The version must be there and be the one whose hash was given, and the day not lie ahead.
    public func faults(in context: EntryContext) -> [EntryFault] {
        var faults: [EntryFault] = []
        if context.versions[version] == nil { faults.append(.versionMissing("version")) }
        if signedOn > context.today { faults.append(.signedInFuture) }
        if let contentHash, let known = context.versions[version], contentHash != known {
            faults.append(.contentHash)
        }
        return faults
    }
}
