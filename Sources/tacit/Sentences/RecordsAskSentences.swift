/// What `--ask` asks.
enum AskSentences {
    /// Keys of a note's front matter with their questions, in the order of asking.
    static let noteFacts = [
        ("format", "format: soap, dap or free"),
        ("at", "when it began"),
        ("duration", "how long, such as 50 min"),
        ("attendance", "attended, late, no-show, cancelled-client or cancelled-practice"),
        ("modality", "in person, by telephone, by video"),
        ("risk", "risk as you assess it"),
        ("next", "next appointment"),
    ]

    /// Keys of a client's front matter with their questions.
    static let client = [
        ("name", "full name"),
        ("called", "what the client wants to be called"),
        ("born", "date of birth"),
        ("pronouns", "pronouns"),
        ("contact", "how to reach the client"),
        ("emergency_contact", "whom to call in an emergency"),
        ("accommodation_needs", "standing needs, such as large print"),
        ("chart_number", "the practice's number for the chart"),
        ("next", "next appointment"),
    ]

    /// Keys of a provider's front matter with their questions.
    static let provider = [
        ("name", "name of the person or office"),
        ("organisation", "practice, clinic or office"),
        ("role", "what the person does, such as GP"),
        ("address", "address"),
        ("covered_entity", "a HIPAA covered entity? yes, no, or empty when you do not know"),
        ("part2_program", "a Part 2 program? yes, no, or empty when you do not know"),
        ("recipient", "age recipient, age1..., when there is one"),
        ("signing_key", "signing key, ssh-ed25519 AAAA..., when there is one"),
    ]

    static let text = "text"
    static let endsEmpty = "an empty line ends it"
}
