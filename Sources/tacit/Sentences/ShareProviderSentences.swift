import TacitClinical

/// What is said about colleagues and their keys.
enum ProviderSentences {
    static let none = "no colleagues yet"
    static let addOne = "add one with: tacit provider add"
    static let unknown = "no colleague has that code"
    static let wasRemoved = "this colleague was taken off the list"
    static let listShowsThem = "tacit provider list shows the codes"
    static let which = "which colleague?"
    static let wouldAdd = "would add a colleague; nothing was done"
    static let noKey = "this colleague has no key yet"
    static let knownNumber = "ask on a number that you know already, not on one that came with the key"
    static let words = "words"
    static let end = "recipient ends in"
    static let how = "how did you compare?"
    static let howUnknown = "nothing says how the words were compared"
    static let sayHow = "say --method=phone, person or video"
    static let same = "were they the same, every one?"
    static let sameUnknown = "nothing says that the words were the same"
    static let sayConfirm = "say --confirm and the code, once you have compared them"
    static let differ = "the words differ; nothing was recorded"
    static let askAgain = "send nothing to this key; ask the colleague for a key card again, by another way"

    static func added(_ code: String) -> String { "added \(code)" }
    static func removed(_ code: String) -> String { "\(code) is off the list; what was sent stays on record" }
    static func verified(_ code: String) -> String { "the keys of \(code) are compared" }
    static func wouldChange(_ code: String) -> String { "would change \(code); nothing was done" }
    static func addKey(_ code: String) -> String { "add one with: tacit provider edit \(code)" }
    static func revised(_ code: String, _ version: Int) -> String { "\(code) is at version \(version) now" }

    static func changed(on day: String) -> String {
        "a key was replaced on \(day); consents signed before it meant the old one"
    }

    static func keyChanged(_ record: ProviderRecord) -> String {
        record.words == nil
            ? "\(record.code) has no key any more" : "the keys of \(record.code) are others now, and not compared"
    }

    /// What could be done next with a provider.
    static func next(_ record: ProviderRecord) -> String {
        if record.words == nil { return addKey(record.code) }
        return record.isVerified
            ? "look at it with: tacit provider show \(record.code)"
            : "compare the words of the key: tacit provider verify \(record.code)"
    }

    /// The state of the keys.
    static func state(_ record: ProviderRecord) -> String {
        if record.removed { return "removed" }
        guard record.words != nil else { return "no key" }
        guard let verification = record.verification else { return "not compared" }
        guard record.isVerified else { return "other keys than those that were compared" }
        let how =
            switch verification.method {
            case .phone: "by telephone"
            case .person: "in person"
            case .video: "by video"
            }
        return "compared \(how), \(DayText.day(verification.on))"
    }
}

/// What a key card says beside the keys.
enum KeyCardSentences {
    static let head = [
        "KEY CARD",
        "Public keys of a tacit vault. Nothing here is secret. Compare the words by telephone",
        "before you trust a key: whoever sent you this card could have written it.",
    ]
    static let signer = "Verifies what is signed (a line for the allowed_signers file of ssh-keygen):"
    static let check = [
        "CHECK",
        "Call on a number that you have from elsewhere, and have the six words read to you.",
        "With tacit:     tacit provider verify CODE shows them.",
        "Without tacit:  printf '%s\\n' 'age1...' 'ssh-ed25519 AAAA...' | sha256sum",
        "                with the recipient and the key as they stand here shows the sha256",
        "                above; have its first 20 digits read to you instead of the words.",
        "With age alone: the last twelve characters of age1... are enough.",
    ]

    static func recipient(isHybrid: Bool) -> String {
        isHybrid
            ? "Encrypt to this with age 1.3 or newer; it also withstands a quantum computer:"
            : "Encrypt to this with an older age:"
    }

    static func words(_ words: String) -> String { "words  \(words)" }
}
