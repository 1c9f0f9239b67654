/// What is said about the practice's fields.
extension Sentence {
    /// Below the fields of a new practice.
    static let practiceHelp = [
        helpOfHelp, "licences: `  - LPC` on lines of their own below the field",
        "part2_program (42 CFR Part 2) and hipaa_covered (covered entity): yes or no",
        "note_format: soap, dap, birp, girp, pie or free. Empty: late_after_hours 48,",
        "review_every_days 90, note_format dap, idle_minutes 10",
        "retention_years after the last service, retention_after_majority for minors,",
        "retention_citation: the law or rule that both rest on",
    ]
}
