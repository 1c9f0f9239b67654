public import TacitCrypto

/// What a bundle is, for whom and on which ground: everything that the sender signs.
///
/// The text is `Docs/Formats/bundle.md`; there is one for one manifest.
public struct Manifest: Equatable, Sendable {
    /// What is said of a bundle by who makes it.
    ///
    /// Texts are one line of UTF-8 without control or formatting characters, 1 to ``maximumLine`` bytes, and neither
    /// begin nor end with a space.
    public struct Facts: Equatable, Sendable {
        /// When it was made.
        public var created: BundleTime
        /// What for.
        public var purpose: String
        /// By what right it was made: `consent`, or the ground without one.
        public var basis: String
        /// SHA-256 of the consent as the sender keeps it; there is one just when the basis is `consent`.
        public var consent: FileHash?
        /// The last day on which it should be used.
        public var expires: BundleDay?
        /// The law under which the recipient holds it.
        public var regime: String
        /// The version of the notice in `NOTICE.txt`.
        public var notice: String
        /// Whether it is about a person who does not exist.
        public var isFictional: Bool
        /// SHA-256 of a checkpoint of the sender's log, which she can show later.
        public var checkpoint: FileHash?

        /// Facts of a bundle; whether they can stand in a manifest is asked when one is made of them.
        public init(
            created: BundleTime, purpose: String, basis: String, consent: FileHash?, expires: BundleDay?,
            regime: String, notice: String, isFictional: Bool, checkpoint: FileHash?
        ) {
            self.created = created
            self.purpose = purpose
            self.basis = basis
            self.consent = consent
            self.expires = expires
            self.regime = regime
            self.notice = notice
            self.isFictional = isFictional
            self.checkpoint = checkpoint
        }
    }

    /// A file and its hash.
    public struct Item: Equatable, Sendable {
        /// The hash of the file's bytes.
        public let hash: FileHash
        /// The path, as that of an ``Archive/Member``.
        public let path: String
    }

    /// The most bytes of a text of ``Facts``.
    public static let maximumLine = 1_024

    /// The most bytes of a manifest: lines of 166 bytes for each member that an archive may have, and the fields.
    public static let maximumCount = 1 << 20

    /// The basis of a bundle that was made with a consent.
    public static let consentBasis = "consent"

    /// A bundle whose id was seen is the same bundle.
    public let id: BundleID
    /// The key that signs.
    public let sender: VerifyingKey
    /// Who can open it.
    public let recipient: BundleRecipient
    /// What its maker says of it.
    public let facts: Facts
    /// Every file but the manifest and its signature, in the order of the archive.
    public let items: [Item]

    /// Throws `facts` for a text of another form or a consent without its basis, or the other way round; the paths are
    /// those of an archive.
    init(
        id: BundleID, sender: VerifyingKey, recipient: BundleRecipient, facts: Facts, items: [Item]
    ) throws(BundleError) {
        let lines = [facts.purpose, facts.basis, facts.regime, facts.notice]
        guard lines.allSatisfy(Self.isLine), (facts.consent != nil) == (facts.basis == Self.consentBasis) else {
            throw .facts
        }
        self.id = id
        self.sender = sender
        self.recipient = recipient
        self.facts = facts
        self.items = items
    }

    /// Whether a text can stand on a line of a manifest: what a terminal or a reader could take for something else
    /// cannot.
    public static func isLine(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard (1...maximumLine).contains(text.utf8.count), scalars.first != " ", scalars.last != " " else {
            return false
        }
        return scalars.allSatisfy(isShown)
    }

    /// A text as a line: white space as one blank each, without what cannot stand there, cut at its end; nil when nothing
    /// is left.
    public static func line(of text: String) -> String? {
        let words = text.split(whereSeparator: \.isWhitespace).compactMap { word in
            var shown = String.UnicodeScalarView()
            shown.append(contentsOf: word.unicodeScalars.filter(isShown))
            return shown.isEmpty ? nil : String(shown)
        }
        var line = words.joined(separator: " ")
        while line.utf8.count > maximumLine || line.last == " " { line.removeLast() }
        return isLine(line) ? line : nil
    }

    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        case .spaceSeparator: scalar == " "
        default: true
        }
    }
}
