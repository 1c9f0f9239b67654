/// What is said about measures.
enum MeasureSentences {
    static let none = "nothing was measured"
    static let noValue = "no value yet"
    static let met = "met"
    static let notMeasured = "nothing is measured under this id"

    static func listWith(_ handle: String) -> String {
        "what is measured: tacit measure list \(handle)"
    }
}
