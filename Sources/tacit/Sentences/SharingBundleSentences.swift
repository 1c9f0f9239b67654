/// What is said about bundles.
enum BundleSentences {
    static let reading = "reading"
    static let askWords = "The eight words: "
    static let newDirectory = "--into names a directory that is not there yet"
    static let noDisclosure = "the REF is of no disclosure; tacit bundle list shows them"
    static let notTheSame = "what the records say is not what left; the chart, or what left, was changed"
    static let same = "the same, byte for byte, as what left"
    static let stranger = "nobody of your list"
    static let compared = "compared"
    static let notCompared = "not compared yet"

    static func filed(_ ref: String) -> String { "filed as \(ref)" }
}
