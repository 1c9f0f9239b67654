/// What is said about a provider's fields.
extension Sentence {
    static let providerNameMissing = Sentence(
        "the name is missing",
        "write the person or the office in `name`; every other field may stay empty"
    )
    static let secretKey = Sentence(
        "this is a secret key, and nobody but its owner should have it",
        "take it out and ask for the public key; if it was sent to you, its owner needs a new one"
    )
    static let noRecipient = Sentence(
        "this is no age recipient",
        "copy the whole line that begins with age1, without spaces"
    )
    static let noSigningKey = Sentence(
        "this is no Ed25519 key",
        "write ssh-ed25519, a space and the characters that begin with AAAA; nothing before or after"
    )
    static let worthlessKey = Sentence(
        "what is sealed to this key can be read by anybody",
        "ask the colleague for another one"
    )

    /// Below the fields of a new provider.
    static let providerHelp = [
        helpOfHelp, "Only the name is required. Keys may follow later: tacit provider edit CODE",
        "covered_entity (HIPAA, 45 CFR 160.103) and part2_program (42 CFR 2.11): yes or no",
        "recipient: age1... or age1pq1...; signing_key: ssh-ed25519 AAAA..., from a key card",
        "Several lines of address: `address: |`, then each below with two spaces.",
    ]
}
