import Foundation
import Testing

/// The documents say what is there: links, targets, decisions, dependencies, tests and commands.
@Suite struct DocumentTests {
    private let repository = Repository.shared

    @Test func everyLinkResolves() {
        for document in repository.documents {
            for link in document.links where !link.contains("://") && !link.hasPrefix("mailto:") {
                let parts = link.split(
                    separator: "#",
                    maxSplits: 1,
                    omittingEmptySubsequences: false
                )
                let path =
                    parts[0].isEmpty
                    ? document.path : resolve(String(parts[0]), beside: document.path)
                #expect(repository.exists(path), "\(document.path) links to \(link)")
                if parts.count == 2, let target = repository.file(path) {
                    #expect(
                        target.anchors.contains(String(parts[1])),
                        "\(document.path) links to \(link)"
                    )
                }
            }
        }
    }

    @Test func everyPathInCodeStyleExists() {
        for document in repository.documents {
            for span in document.codeSpans where isPath(span) {
                #expect(repository.exists(span), "\(document.path) names \(span)")
            }
        }
    }

    @Test func everyTargetIsNamedInTheArchitecture() throws {
        let document = try #require(repository.file("Docs/Architecture.md"))
        let named = Set(document.codeSpans)
        let manifest = try #require(repository.file("Package.swift"))
        let names = manifest.manifestTargets.map(\.name)
        #expect(names.count > 20)
        for name in names { #expect(named.contains(name), "\(name)") }
    }

    @Test func everyDecisionIsListedAndHasItsParts() throws {
        let index = try #require(repository.file("Docs/Decisions/README.md"))
        let decisions = repository.documents.filter {
            $0.path.hasPrefix("Docs/Decisions/") && $0.name != "README.md"
        }
        #expect(decisions.count >= 11)
        for (number, decision) in decisions.enumerated() {
            let digits = "000\(number + 1)".suffix(4)
            #expect(decision.name.hasPrefix("\(digits)-"), "\(decision.name) leaves a gap")
            #expect(index.links.contains(decision.name), "\(decision.name) is not listed")
            for part in ["## Context", "## Decision", "## Consequences"] {
                #expect(decision.lines.contains(part), "\(decision.name) lacks \(part)")
            }
            #expect(decision.lines.count <= 70, "\(decision.name) is more than a page")
        }
    }

    @Test func everyDependencyHasItsLine() throws {
        let manifest = try #require(repository.file("Package.swift"))
        let document = try #require(repository.file("Docs/Dependencies.md"))
        let packages = manifest.text.matches(of: /\/([A-Za-z.\-]+)\x22, exact: \x22([0-9.]+)\x22/)
        #expect(packages.count >= 8)
        for package in packages {
            let name = package.1.hasSuffix(".swift") ? package.1.dropLast(6) : package.1
            #expect(document.hasRow(String(name), String(package.2)), "\(name) \(package.2)")
        }
        let libraries = manifest.text.matches(of: /apt\(\[\x22([a-z0-9\-]+)\x22\]\)/)
        #expect(libraries.count >= 5)
        for library in libraries { #expect(document.hasRow(String(library.1), ""), "\(library.1)") }
    }

    /// In `SECURITY.md` a test is named `File.function`.
    @Test func everyTestThatSecurityNamesExists() throws {
        let document = try #require(repository.file("SECURITY.md"))
        let named = document.codeSpans.compactMap {
            $0.wholeMatch(of: /([A-Za-z0-9+]+Tests)\.([a-z][A-Za-z0-9]*)/)
        }
        #expect(named.count > 30)
        for name in named {
            let files = repository.files.filter {
                $0.name == name.1 + ".swift" && $0.path.hasPrefix("Tests/")
            }
            let isThere = files.contains {
                !$0.code.places(of: "func \(name.2)(", asWord: true).isEmpty
            }
            #expect(isThere, "\(name.0)")
        }
    }

    @Test func theGlossaryHasEachTermOnce() throws {
        let document = try #require(repository.file("Docs/Glossary.md"))
        let terms = document.lines.filter { $0.hasPrefix("**") }
            .compactMap { $0.dropFirst(2).split(separator: "*").first.map { $0.lowercased() } }
        #expect(terms.count > 30)
        #expect(terms == Array(Set(terms)).sorted())
    }

    private func isPath(_ span: String) -> Bool {
        guard ["Sources/", "Tests/", "Docs/"].contains(where: span.hasPrefix) else { return false }
        return span.allSatisfy { $0.isLetter || $0.isNumber || "/.+-_".contains($0) }
            && !span.contains("NNNN")
    }

    private func resolve(_ link: String, beside path: String) -> String {
        var parts = path.split(separator: "/").dropLast().map(String.init)
        for part in link.split(separator: "/") {
            if part == ".." {
                _ = parts.popLast()
            } else if part != "." {
                parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }
}

extension SourceFile {
    /// Targets of Markdown links outside code.
    var links: [String] {
        prose.flatMap { line in
            line.codeFree.components(separatedBy: "](").dropFirst().compactMap { rest in
                rest.split(separator: ")", omittingEmptySubsequences: false).first.map(String.init)
            }
        }
    }

    /// What stands between backticks in the text.
    var codeSpans: [String] { prose.flatMap(\.codeSpans) }

    /// The lines outside fenced blocks.
    var prose: [String] { fenced(false) }

    /// The lines inside fenced blocks.
    var examples: [String] { fenced(true) }

    /// The anchors of headings, as they are made where Markdown is shown.
    var anchors: Set<String> {
        Set(
            prose.filter { $0.hasPrefix("#") }.map { line in
                line.drop { $0 == "#" || $0 == " " }.lowercased()
                    .filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
                    .replacing(" ", with: "-")
            }
        )
    }

    /// Whether a row of a table begins with a name and has a version.
    fileprivate func hasRow(_ name: String, _ version: String) -> Bool {
        lines.contains { line in
            line.hasPrefix("| \(name) |") && (version.isEmpty || line.contains("| \(version) |"))
        }
    }

    private func fenced(_ inside: Bool) -> [String] {
        var isInside = false
        return lines.filter { line in
            guard !line.hasPrefix("```") else {
                isInside.toggle()
                return false
            }
            return isInside == inside
        }
    }
}

extension String {
    /// Without what stands between backticks.
    fileprivate var codeFree: String {
        split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 0 }.map(\.element).joined()
    }
}
