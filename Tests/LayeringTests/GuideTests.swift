import Testing

/// Whoever follows the guide types commands: each must exist, with its flags.
@Suite struct GuideTests {
    private let repository = Repository.shared
    private static let tree = CommandTree(Repository.shared.swift(in: "Sources/tacit"))

    @Test func everyCommandOfTheGuideExists() {
        let tree = Self.tree
        #expect(tree.top.count > 10)
        for document in repository.documents where isForPractitioners(document) {
            for command in document.commands {
                if let fault = tree.fault(in: command) {
                    Issue.record("\(document.path): \(command): \(fault)")
                }
            }
        }
    }

    @Test func theGuideHasCommands() {
        let guide = repository.documents.filter { $0.path.hasPrefix("Docs/Guide/") }
        #expect(guide.count >= 5)
        #expect(guide.flatMap(\.commands).count > 40)
    }

    @Test func whatDoesNotExistIsNoticed() {
        let tree = Self.tree
        #expect(tree.fault(in: "tacit note otter-4 --sign") == nil)
        #expect(tree.fault(in: "tacit notes otter-4") != nil)
        #expect(tree.fault(in: "tacit draft throw d7f3q") != nil)
        #expect(tree.fault(in: "tacit note otter-4 --sing") != nil)
    }

    private func isForPractitioners(_ document: SourceFile) -> Bool {
        document.path.hasPrefix("Docs/Guide/")
            || ["README.md", "SECURITY.md"].contains(document.path)
    }
}

extension SourceFile {
    /// Command lines of tacit in code style, without prompt and comment.
    fileprivate var commands: [String] {
        (codeSpans + examples).compactMap { text in
            let line = text.hasPrefix("$ ") ? String(text.dropFirst(2)) : text
            guard line.hasPrefix("tacit ") else { return nil }
            return line.split(separator: "#").first.map(String.init)
        }
    }
}

/// The commands and flags of the command line, read off its sources.
private struct CommandTree: Sendable {
    private struct Command: Sendable {
        var type: String
        var name: String
        var subcommands: [String]
    }

    /// Names of commands that stand directly behind `tacit`, each with its own subcommands.
    private(set) var top: [String: [String]] = [:]
    private var flags: Set<String> = ["help", "version"]

    init(_ files: [SourceFile]) {
        var commands: [Command] = []
        for file in files {
            commands += Self.commands(in: file.text)
            flags.formUnion(Self.flags(in: file.lines))
        }
        let names = Dictionary(commands.map { ($0.type, $0.name) }) { first, _ in first }
        let nested = Set(commands.flatMap(\.subcommands))
        for command in commands where !nested.contains(command.type) && command.name != "tacit" {
            top[command.name] = command.subcommands.compactMap { names[$0] }
        }
    }

    /// What is wrong with a command line; nil when nothing is.
    func fault(in line: String) -> String? {
        let words = line.split(separator: " ").dropFirst().map(String.init)
        for word in words where word.hasPrefix("--") && word.count > 2 {
            let flag = word.dropFirst(2).split(separator: "=").first.map(String.init) ?? ""
            if !flags.contains(flag) { return "there is no flag --\(flag)" }
        }
        let verbs = words.filter { !$0.hasPrefix("-") }
        guard let verb = verbs.first, !verb.hasPrefix("...") else { return nil }
        guard let subcommands = top[verb] else { return "there is no command \(verb)" }
        guard !subcommands.isEmpty, let second = verbs.dropFirst().first else { return nil }
        return subcommands.contains(second) ? nil : "\(verb) has no \(second)"
    }

    private static func commands(in text: String) -> [Command] {
        let starts = text.matches(of: /struct (\w+): (?:(?:Async)?ParsableCommand|(?:Linked)?EntryCommand)/)
        return starts.enumerated().compactMap { index, start in
            let end = index + 1 < starts.count ? starts[index + 1].range.lowerBound : text.endIndex
            let body = text[start.range.upperBound..<end]
            guard let name = body.firstMatch(of: /commandName: \x22([a-z\-]+)\x22/)?.1 else {
                return nil
            }
            let list = body.firstMatch(of: /subcommands: \[([^\]]*)\]/)?.1 ?? ""
            let types = list.split(separator: ",").map {
                $0.filter { $0.isLetter || $0.isNumber || $0 == "." }
            }
            return Command(
                type: String(start.1),
                name: String(name),
                subcommands: types.compactMap { $0.split(separator: ".").first.map(String.init) }
            )
        }
    }

    /// `var noShow` behind `@Flag` is `--no-show`; `customLong("no-show")` as well.
    private static func flags(in lines: [String]) -> [String] {
        var found: [String] = []
        var isDeclared = false
        for line in lines where line.contains("@") || line.contains("var ") || line.contains("(") {
            found += line.matches(of: /customLong\(\x22([a-z\-]+)\x22\)/).map { String($0.1) }
            if line.contains("@Flag") || line.contains("@Option") { isDeclared = true }
            guard isDeclared, let name = line.firstMatch(of: /var (\w+)/)?.1 else { continue }
            isDeclared = false
            found.append(
                name.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
            )
        }
        return found
    }
}
