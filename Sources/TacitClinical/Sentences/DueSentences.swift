/// What is said about what waits.
enum DueSentences {
    static let draft = "a draft is not signed"

    static func consentEnds(_ day: CalendarDay?, _ title: String) -> String {
        "\(title): ends \(day?.description ?? "")"
    }
    static func consentUnsigned(_ title: String) -> String { "\(title): not signed" }
    static func review(_ version: Int) -> String { "version \(version) of the plan" }
    static func phase(_ goal: String, _ reviews: Int) -> String {
        "\(goal) is at symptom control after \(reviews) reviews: what lies beneath?"
    }
    static let emergency = "look again at what was disclosed in the emergency"

    static func request(_ record: RequestRecord) -> String {
        let kind = record.request.requestKind
        guard kind != .demand else { return "answer the demand, and confirm nobody" }
        let paragraph = kind.clock.map { " (\($0.paragraph))" } ?? ""
        let extended = record.answers.isEmpty ? "" : ", extended"
        return "answer the request: \(kind.rawValue)\(extended)\(paragraph)"
    }
}
