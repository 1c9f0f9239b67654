import TacitAgentAPI

/// A problem as a person or a program reads it, on stderr.
enum ProblemText {
    /// The lines for a person: what, where, which, and the next step.
    static func lines(_ problem: Problem) -> [String] {
        var lines = ["tacit: error: \(problem.title)" + (problem.detail.map { ": \($0)" } ?? "")]
        for place in problem.places ?? [] {
            lines.append("  " + Self.place(place) + place.message)
            if let hint = place.hint { lines.append("    " + hint) }
        }
        for candidate in problem.candidates ?? [] { lines.append("  " + candidate) }
        if let hint = problem.hint { lines.append("tacit: hint: \(hint)") }
        return lines
    }

    static func write(_ problem: Problem, asJSON: Bool) {
        if asJSON, let bytes = try? WireJSON.encode(problem) {
            StandardStreams.error(JSONDocument.text("problem", bytes, isFictional: false) + "\n")
        } else {
            StandardStreams.error(lines(problem).map { VisibleText.inLine($0) + "\n" }.joined())
        }
    }

    private static func place(_ place: ProblemPlace) -> String {
        if let line = place.line {
            return "line \(line)\(place.column.map { ", column \($0)" } ?? ""): "
        }
        return place.pointer.map { "\($0): " } ?? ""
    }
}

/// A command line that is not right.
enum UsageProblem {
    static func because(_ detail: String, hint: String? = nil) -> Problem {
        var problem = Problem(.usage, detail: detail)
        if let hint { problem.hint = hint }
        return problem
    }

    /// From what ArgumentParser says.
    ///
    /// Its messages repeat the words of the command line; a word that is neither a flag
    /// nor the program's own may be a name, and is left out.
    static func from(_ message: String) -> Problem {
        let line = message.split(separator: "\n").first.map(String.init) ?? ""
        var kept = withoutQuotedWords(line)
        if kept.hasSuffix(".") { kept.removeLast() }
        return because(kept.prefix(1).lowercased() + kept.dropFirst())
    }

    static func withoutQuotedWords(_ text: String) -> String {
        let parts = text.split(separator: "'", omittingEmptySubsequences: false)
        // An odd count of quotation marks cannot be told apart: keep only what stands before the first.
        guard parts.count.isMultiple(of: 2) == false else { return String(parts[0]).trimmingEnd() }
        return parts.enumerated().map { index, part in
            if index.isMultiple(of: 2) { return String(part) }
            return part.hasPrefix("-") || part.hasPrefix("<") ? "'\(part)'" : "(not repeated here)"
        }.joined()
    }
}
