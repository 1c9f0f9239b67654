import TacitAgentAPI

/// What is said about keyslots.
enum KeySentences {
    static func kind(_ kind: KeyslotWire.Kind) -> String {
        switch kind {
        case .passphrase: "passphrase"
        case .kit: "recovery kit"
        }
    }

    static func work(passes: UInt32, mebibytes: UInt64) -> String {
        "Argon2id, \(passes) passes over \(mebibytes) MiB"
    }
}
