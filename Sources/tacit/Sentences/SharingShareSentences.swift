import TacitAgentAPI
import TacitClinical

/// What is said about sharing.
enum ShareSentences {
    static let nothingShared = "nothing was shared"
    static let saysBundle = "with --told the document says how: phone, paper, fax, person or other"
    static let saysTold = "the document says that it was told; say --told"
    static let noteOfAnother = "the REF is of another client"
    static let notProtected =
        "the REF is of no psychotherapy or SUD counselling note; parts of the chart stand in the document"
    static let fetching = "writing"
    static let goesIn = "goes in"
    static let stays = "stays"
    static let refused = "refused"
    static let nothing = "nothing"
    static let notVerified = "not compared yet"

    static func question(_ preview: SharePreview) -> String {
        preview.how == .bundle
            ? "Seal this for \(preview.recipient.name)?" : "Enter that \(preview.recipient.name) was told?"
    }
    static func enteredOnly(_ ref: String) -> String {
        "the log has the disclosure though nothing left; mark it with: tacit mark-error \(ref)"
    }
    static func shared(_ ref: String, _ path: String?) -> String {
        path.map { "\(ref)  sealed into \($0)" } ?? "\(ref)  entered; send the notice below along"
    }
    static func words(_ words: String) -> String { "tell these words by telephone, they are shown once: \(words)" }
    static func basis(_ preview: SharePreview) -> String {
        preview.consent.map { "\(preview.basis.rawValue) \($0)" } ?? preview.basis.rawValue
    }
}
