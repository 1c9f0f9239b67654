import ArgumentParser
import TacitAgentAPI
import TacitClinical

/// What every command takes that enters something into a chart.
struct EntryOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp("A code name, then - or a file.", valueName: "client document"),
        completion: .handles
    )
    var arguments: [String] = []
    @Flag(help: "Ask field by field.") var ask = false
    @Flag(help: "Print the empty document.") var template = false
}

/// The same where a REF says what the entry belongs to.
struct LinkedEntryOptions: ParsableArguments {
    @Argument(help: "The REF that it belongs to.") var ref: String?
    @Argument(help: "- or a file; the editor when left out.") var document: String?
    @Flag(help: "Ask field by field.") var ask = false
    @Flag(help: "Print the empty document.") var template = false
}

/// Positional arguments that may name an item of the plan: a client, an id such as `G1` or `O1.1`, a document.
struct EntryArguments: Equatable {
    /// Code name and document.
    let rest: PeopleAndDocument
    /// The id of a problem, goal, objective or step.
    let item: String?

    init(_ arguments: [String]) {
        item = arguments.first(where: Self.isItem)
        rest = PeopleAndDocument(arguments.filter { !Self.isItem($0) })
    }

    /// A kind letter, then digits and dots.
    private static func isItem(_ text: String) -> Bool {
        guard let kind = text.first, "PGOIs".contains(kind), text.count > 1 else { return false }
        return text.dropFirst().allSatisfy { $0 == "." || $0.isASCII && $0.isNumber }
    }
}
