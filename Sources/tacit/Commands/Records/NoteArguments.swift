import ArgumentParser
import TacitAgentAPI
import TacitClinical

/// What `--class` takes: one letter, because a word would tell in a shell history.
enum ClassLetter: String, ExpressibleByArgument, CaseIterable {
    case c, p, s, v, a

    /// Left out of help, where each letter stands with its meaning.
    static let allValueStrings: [String] = []
    static let defaultCompletionKind = CompletionKind.list(allCases.map(\.rawValue))

    /// The part of the chart.
    var compartment: Compartment {
        switch self {
        case .c: .chart
        case .p: .psychotherapy
        case .s: .sudCounselling
        case .v: .supervision
        case .a: .admin
        }
    }

    /// The class that a note of this part has unless its document says another.
    var noteClass: NoteClass { compartment.usualClass ?? .progress }
}

/// What `--format` takes.
enum FormatName: String, ExpressibleByArgument, CaseIterable {
    case soap, dap, birp, girp, pie, free

    /// The format of the model.
    var format: NoteFormat {
        switch self {
        case .soap: .soap
        case .dap: .dap
        case .birp: .birp
        case .girp: .girp
        case .pie: .pie
        case .free: .free
        }
    }
}

/// Positional arguments of commands that take code names and then a document.
struct PeopleAndDocument: Equatable {
    /// Code names or prefixes of them.
    let people: [String]
    /// `-` or a path; nil when the text is to be written in the editor.
    let document: String?

    /// Divides the arguments: the last is a document when it is `-` or has a slash or a dot, which
    /// no code name has.
    init(_ arguments: [String]) {
        if let last = arguments.last, last == "-" || last.contains("/") || last.contains(".") {
            people = Array(arguments.dropLast())
            document = last
        } else {
            people = arguments
            document = nil
        }
    }

    /// At most one code name, for commands that are about one client.
    var onePerson: String? {
        get throws(Problem) {
            guard people.count <= 1 else { throw UsageProblem.because(ArgumentSentences.onePerson) }
            return people.first
        }
    }
}
