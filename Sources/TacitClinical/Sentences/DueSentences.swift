/// What is said about what waits.
enum DueSentences {
    static let draft = "a draft is not signed"

    static func review(_ version: Int) -> String { "version \(version) of the plan" }
    static func phase(_ goal: String, _ reviews: Int) -> String {
        "\(goal) is at symptom control after \(reviews) reviews: what lies beneath?"
    }
}
