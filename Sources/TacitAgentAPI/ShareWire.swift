public import TacitClinical

/// `POST .../bundles/preview`: what would leave, what would stay, and whether the gate lets it.
public struct SharePreview: Codable, Hashable, Sendable {
    /// Who receives.
    public var recipient: SharedChart.Party
    /// The code, for one of the list.
    public var code: String?
    /// The six words of the recipient's keys.
    public var words: String?
    /// Whether those words were compared.
    public var isVerified: Bool
    /// How it leaves.
    public var how: Disclosure.How
    /// By what right.
    public var basis: Disclosure.Basis
    /// The consent that covers it.
    public var consent: String?
    /// What for.
    public var purpose: String
    /// What law the recipient holds it under.
    public var regime: String
    /// What goes in, a line for each part.
    public var contents: [String]
    /// What stays, with its ground.
    public var leftOut: [SharedChart.LeftOut]
    /// What should be looked at before.
    public var warnings: [String]
    /// Why it is refused; empty when it is not.
    public var refusals: [ConsentCoverage.Reason]

    /// Makes a preview of what nothing is known to go in yet.
    public init(
        recipient: SharedChart.Party, how: Disclosure.How, basis: Disclosure.Basis, purpose: String, regime: String
    ) {
        self.recipient = recipient
        self.how = how
        self.basis = basis
        self.purpose = purpose
        self.regime = regime
        isVerified = false
        contents = []
        leftOut = []
        warnings = []
        refusals = []
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case recipient, code, words, how, basis, consent, purpose, regime, contents, warnings, refusals
        case isVerified = "verified"
        case leftOut = "left_out"
    }
}

extension ProblemPlace {
    /// A reason against a share as a line of the problem.
    public init(_ reason: ConsentCoverage.Reason) {
        let sentence = "\(reason.sentence) (\(reason.paragraph))"
        self.init(
            pointer: "", message: reason.consent.map { "\($0): \(sentence)" } ?? sentence, hint: reason.next)
        pointer = nil
    }
}

/// `POST .../bundles`: what was entered; the sealed bytes are fetched in parts.
public struct ShareReply: Codable, Hashable, Sendable {
    /// The disclosure.
    public var disclosure: Entry
    /// A name for the file, which tells nothing but the day; missing for what was told.
    public var file: String?
    /// Parts of at most 1 MiB to fetch; 0 for what was told.
    public var parts: Int
    /// The notice to send along with what was told (42 CFR 2.32).
    public var notice: String?

    /// Makes a reply.
    public init(disclosure: Entry, file: String? = nil, parts: Int = 0, notice: String? = nil) {
        self.disclosure = disclosure
        self.file = file
        self.parts = parts
        self.notice = notice
    }
}

/// `GET .../bundles/{id}`: what left once, made again from the records.
public struct SharedAgainReply: Codable, Hashable, Sendable {
    /// The disclosure.
    public var disclosure: Entry
    /// The content as the records of that moment make it.
    public var chart: SharedChart
    /// Whether it is, byte for byte, the `plan.json` that the manifest names.
    public var isSame: Bool

    /// Makes a reply.
    public init(disclosure: Entry, chart: SharedChart, isSame: Bool) {
        self.disclosure = disclosure
        self.chart = chart
        self.isSame = isSame
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case disclosure, chart
        case isSame = "same"
    }
}

/// `GET /v1/bundles/opening/{id}` and `POST` of the same: what a sealed file is, as far as it was looked into.
public struct BundleReply: Codable, Hashable, Sendable {
    /// A file of the bundle.
    public struct Member: Codable, Hashable, Sendable {
        /// Its path in the bundle.
        public var path: String
        /// Bytes.
        public var size: Int
        /// SHA-256, 64 hexadecimal digits.
        public var sha256: String

        /// Makes a member.
        public init(path: String, size: Int, sha256: String) {
            self.path = path
            self.size = size
            self.sha256 = sha256
        }
    }

    /// Bytes of the sealed file.
    public var size: Int
    /// What it is encrypted to: `x25519`, `hybrid` or `passphrase`.
    public var sealedTo: String
    /// The signed text; missing while it was only looked at from outside.
    public var manifest: String?
    /// Six words of the sender's key.
    public var words: String?
    /// The code of the provider whose key it is; missing for a stranger.
    public var sender: String?
    /// Whether that provider's words were compared.
    public var isVerified: Bool
    /// What it holds.
    public var members: [Member]
    /// What should be looked at: expired, seen before, not verified.
    public var warnings: [String]
    /// Where it was filed.
    public var filed: Entry?

    /// Makes a reply about a file that was looked at from outside.
    public init(size: Int, sealedTo: String) {
        self.size = size
        self.sealedTo = sealedTo
        isVerified = false
        members = []
        warnings = []
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case size, manifest, words, sender, members, warnings, filed
        case sealedTo = "sealed_to"
        case isVerified = "verified"
    }
}

/// `POST /v1/bundles/opening/{id}`.
public struct OpeningRequest: Codable, Hashable, Sendable {
    /// The client whose chart it is filed in; missing to look at it alone.
    public var client: String?
    /// It is verified, and nothing of it is kept to be read.
    public var verifiesOnly: Bool?

    /// Makes a request.
    public init(client: String? = nil, verifiesOnly: Bool? = nil) {
        (self.client, self.verifiesOnly) = (client, verifiesOnly)
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case client
        case verifiesOnly = "verify_only"
    }
}
