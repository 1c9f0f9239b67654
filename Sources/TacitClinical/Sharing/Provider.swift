/// A colleague or an office that may receive records: who it is, what law applies to it, and its keys (sharing.md,
/// "Recipients").
public struct Provider: Codable, Hashable, Sendable {
    /// The name.
    public var name: String
    /// The practice, clinic or office.
    public var organisation: String?
    /// What the person does, such as GP.
    public var role: String?
    /// Where letters go, one line or several.
    public var address: String?
    /// Whether it is a HIPAA covered entity or business associate (45 CFR 160.103): never guessed.
    public var coveredEntity: Bool?
    /// Whether it is a Part 2 program (42 CFR 2.11): never guessed.
    public var part2Program: Bool?
    /// The age recipient, `age1...` or `age1pq1...`; a colleague may have none yet.
    public var recipient: String?
    /// The key that signs this colleague's own bundles, as `ssh-ed25519 ...`; only who has tacit has one.
    public var signingKey: String?

    /// Makes a provider of whom only the name is known.
    public init(name: String) { self.name = name }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case name, organisation, role, address, recipient
        case coveredEntity = "covered_entity"
        case part2Program = "part2_program"
        case signingKey = "signing_key"
    }
}

/// How two people compared the words of a key.
public struct Verification: Codable, Hashable, Sendable {
    /// By telephone, in person, or another way.
    public enum Method: String, Codable, Sendable, CaseIterable {
        case phone, person, video
    }

    /// How.
    public var method: Method
    /// When.
    public var on: CalendarDay
    /// The words of the keys that were compared (``ProviderRecord/words``).
    public var words: String

    /// Makes a verification.
    public init(method: Method, on: CalendarDay, words: String) {
        self.method = method
        self.on = on
        self.words = words
    }
}

/// A provider as the vault has it.
public struct ProviderRecord: Codable, Hashable, Sendable {
    /// The record of its first entry.
    public var id: RecordID
    /// The code, made like a client's code name and never given again, such as `heron-4`.
    public var code: String
    /// How often it was entered or changed, from 1.
    public var version: Int
    /// The fields.
    public var provider: Provider
    /// Six words of its keys as they are now; missing without a key.
    public var words: String?
    /// The last comparison of words; it counts only while its words are those of the keys.
    public var verification: Verification?
    /// The day on which a key that it had was replaced or taken away, the last time; a consent signed before it
    /// meant another key.
    public var keyChangedOn: CalendarDay?
    /// Whether it was removed from the list; what was sent to it stays.
    public var removed: Bool

    /// Makes a record of a new provider.
    public init(id: RecordID, code: String, provider: Provider, words: String?) {
        self.id = id
        self.code = code
        version = 1
        self.provider = provider
        self.words = words
        removed = false
    }

    /// Whether the keys of now are those whose words were compared.
    public var isVerified: Bool { words != nil && verification?.words == words }

    /// Whether a consent that was signed on a day meant keys other than those of now.
    public func hasOtherKeys(thanOn day: CalendarDay) -> Bool { keyChangedOn.map { day <= $0 } ?? false }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, code, version, provider, words, verification, removed
        case keyChangedOn = "key_changed_on"
    }
}

extension Provider {
    /// The texts of the keys that there are, in the order in which their words are computed.
    public var keys: [String] { [recipient, signingKey].compactMap(\.self) }

    /// The end of the recipient, for a colleague who has age and nothing that knows words: 12
    /// characters, of which 26 bits are of the key and 30 of its checksum.
    public var recipientEnd: String? { recipient.map { String($0.suffix(12)) } }
}
