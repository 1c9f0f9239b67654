/// `GET /v1/key-card`: what a colleague needs to encrypt to this vault and to verify what it signs.
public struct KeyCardReply: Codable, Hashable, Sendable {
    /// One way to encrypt to the vault.
    public struct Recipient: Codable, Hashable, Sendable {
        /// The age recipient, `age1pq1...` or `age1...`.
        public var recipient: String
        /// Six words of the recipient and the signing key.
        public var words: String
        /// SHA-256 of both texts, each followed by a newline: what the words are made of.
        public var sha256: String

        /// Makes one.
        public init(recipient: String, words: String, sha256: String) {
            self.recipient = recipient
            self.words = words
            self.sha256 = sha256
        }
    }

    /// The recipients, the one that a quantum computer does not break first.
    public var recipients: [Recipient]
    /// The signing key, `ssh-ed25519 AAAA...`.
    public var signingKey: String
    /// The same as a line of an allowed_signers file of `ssh-keygen`.
    public var allowedSigners: String
    /// Six words of the signing key alone, for who has got a bundle and no card.
    public var signingWords: String

    /// Makes a reply.
    public init(recipients: [Recipient], signingKey: String, allowedSigners: String, signingWords: String) {
        self.recipients = recipients
        self.signingKey = signingKey
        self.allowedSigners = allowedSigners
        self.signingWords = signingWords
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case recipients
        case signingKey = "signing_key"
        case allowedSigners = "allowed_signers"
        case signingWords = "signing_words"
    }
}
