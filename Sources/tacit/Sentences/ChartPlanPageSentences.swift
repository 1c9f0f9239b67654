/// What stands on a printed plan.
enum PlanPageSentences {
    static let title = "Treatment plan"
    static let steps = "Steps"
    static let waivers = "Left out on purpose"
    static let accommodations = "Accommodations and alterations in force"
    static let signatures = "Signatures"
    static let blanks = [
        "Client: ______________________  Date: ____________", "",
        "Practitioner: ________________  Date: ____________",
    ]

    static func version(_ number: Int, _ day: String) -> String {
        "Version \(number), in force from \(day)"
    }
}
