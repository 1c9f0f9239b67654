/// What is said about a client's fields.
extension Sentence {
    static let nameMissing = Sentence(
        "the name is missing",
        "write it in `name`; every other field may stay empty"
    )
    static let bornInFuture = Sentence("this birthday lies in the future", "write it as 1989-03-14")

    /// Below the fields of a new client.
    static let clientHelp = [
        helpOfHelp, "Only the name is required. born: 14 Mar 1989 or 1989-03-14; part2: yes or no",
        "consent_authority: client, guardian or both",
        "next: the next appointment, such as 2031-01-13 14:00",
        "Several lines of contact: `contact: |`, then each below with two spaces.",
    ]
}
