/// What is said about accommodations.
enum AccommodationSentences {
    static let none = "nothing was asked for"
    static let inForce = "in force"
}
