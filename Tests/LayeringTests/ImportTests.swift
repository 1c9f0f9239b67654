import Testing

/// Who can reach what is a fact of the imports: these hold them to the layer table.
@Suite struct ImportTests {
    private let repository = Repository.shared

    @Test(arguments: Layer.table.map(\.target))
    func aTargetImportsWhatItsRowAllows(target: String) throws {
        let layer = try #require(Layer.table.first { $0.target == target })
        for file in repository.swift(in: "Sources/" + target) {
            for (module, line) in Imports.all(in: file.code) where !layer.allowed.contains(module) {
                Issue.record("\(file.path):\(line): \(target) may not import \(module)")
            }
        }
    }

    @Test func everyFolderOfSourcesHasARow() {
        let folders = Set(repository.files.filter { $0.path.hasPrefix("Sources/") }.map(\.folder))
        #expect(folders == Set(Layer.table.map(\.target)))
    }

    @Test func nothingImportsUpwards() {
        for layer in Layer.table {
            for other in layer.ours {
                let below = Layer.table.first { $0.target == other }
                #expect((below?.number ?? .max) < layer.number, "\(layer.target) uses \(other)")
            }
        }
    }

    /// The static command line starts in milliseconds because none of these bring in ICU.
    @Test(arguments: [
        "TacitCrypto", "TacitClinical", "TacitLog", "TacitRecord", "TacitVault", "TacitAgentAPI",
        "TacitAgentClient", "tacit",
    ])
    func aTargetOfTheCommandLineHasNoFoundation(target: String) throws {
        let layer = try #require(Layer.table.first { $0.target == target })
        #expect(!layer.allowed.contains("Foundation"))
        for other in layer.ours where !other.hasPrefix("C") && other != "TacitStore" {
            let below = Layer.table.first { $0.target == other }
            #expect(below?.allowed.contains("Foundation") == false, "through \(other)")
        }
    }

    /// What the promises of the design hang on, in case somebody edits a row.
    @Test func theCommandLineCannotOpenAVaultAndTheStoreKnowsNoKey() {
        func reach(_ target: String) -> Set<String> {
            let direct = Layer.table.first { $0.target == target }?.ours ?? []
            return direct.reduce(into: direct) { $0.formUnion(reach($1)) }
        }
        #expect(
            reach("tacit").isDisjoint(with: ["TacitVault", "TacitStore", "TacitRecord", "TacitLog"])
        )
        #expect(!reach("TacitStore").contains("TacitCrypto"))
        #expect(!reach("TacitLog").contains("TacitStore"))
        #expect(reach("TacitClinical").isEmpty)
        let grdb = Layer.table.filter { $0.packages.contains("GRDB") }.map(\.target)
        #expect(grdb == ["TacitStore"])
    }

    @Test func theArchitectureDocumentHasTheSameTable() throws {
        let rows = try #require(repository.file("Docs/Architecture.md")).layerRows
        for layer in Layer.table {
            let row = rows.first { $0.target == layer.target }
            #expect(row?.number == layer.number, "layer of \(layer.target)")
            #expect(row?.allowed == layer.allowed, "what \(layer.target) may import")
        }
        #expect(rows.count == Layer.table.count)
    }

    @Test func theManifestHasTheSameTargetsAndNoOtherDependencies() throws {
        let targets = try #require(repository.file("Package.swift")).manifestTargets
        #expect(
            Set(targets.map(\.name).filter { !$0.hasSuffix("Tests") })
                == Set(Layer.table.map(\.target))
        )
        for layer in Layer.table {
            let declared = targets.first { $0.name == layer.target }?.ours ?? []
            // A target may import what a target that it depends on depends on, where its row says so.
            #expect(declared.isSubset(of: layer.ours), "Package.swift gives \(layer.target) more")
        }
    }
}

extension SourceFile {
    /// The folder below `Sources`.
    fileprivate var folder: String {
        path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    }

    /// Rows of the table under "Layers": `| number | target | role | imports |`.
    fileprivate var layerRows: [(number: Int, target: String, allowed: Set<String>)] {
        let section = lines.drop { $0 != "## Layers" }.dropFirst().prefix { !$0.hasPrefix("## ") }
        return section.compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.drop { $0 == " " } }
            guard cells.count == 6, let number = Int(cells[1].filter { $0 != " " }) else {
                return nil
            }
            let target = String(cells[2]).codeSpans.first ?? ""
            return (number, target, Set(String(cells[4]).codeSpans))
        }
    }

    /// The targets that a manifest declares, each with those targets of ours that stand in its
    /// declaration.
    var manifestTargets: [(name: String, ours: Set<String>)] {
        guard let list = bytes.places(of: "\n    targets: [").first else { return [] }
        let marks = ["library(", "tests(", ".target(", ".executableTarget(", ".systemLibrary("]
        let starts = marks.flatMap { bytes.places(of: $0) }.filter { $0 > list }.sorted()
        let names = Set(Layer.table.map(\.target))
        var found: [(name: String, ours: Set<String>)] = []
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] : bytes.count
            let literals = String(decoding: bytes[start..<end], as: UTF8.self)
                .split(separator: "\"", omittingEmptySubsequences: false)
                .enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
            // What stands below Tests, the example of age and the functions that are fuzzed, is not
            // shipped and has no layer.
            guard let name = literals.first, !literals.contains(where: { $0.hasPrefix("Tests/") })
            else { continue }
            found.append((name, Set(literals.dropFirst()).intersection(names)))
        }
        return found
    }
}

extension String {
    /// What stands between backticks.
    var codeSpans: [String] {
        split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
}

/// The import lines of a Swift file.
enum Imports {
    /// Module and line of each; of `import struct A.B` the module is A.
    static func all(in code: [UInt8]) -> [(module: String, line: Int)] {
        code.places(of: "import", asWord: true).compactMap { place in
            let lineStart = code[..<place].lastIndex(of: Byte.newline).map { $0 + 1 } ?? 0
            guard isModifiers(code[lineStart..<place]) else { return nil }
            let end = code[place...].firstIndex(of: Byte.newline) ?? code.count
            var words = String(decoding: code[place..<end], as: UTF8.self).split(separator: " ")
                .dropFirst()
            if let first = words.first, kinds.contains(String(first)) { words = words.dropFirst() }
            guard let path = words.first, let module = path.split(separator: ".").first else {
                return nil
            }
            return (String(module), code.line(at: place))
        }
    }

    private static let kinds: Set = [
        "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
    ]
    private static let modifiers: Set = ["public", "internal", "private", "fileprivate", "package"]

    private static func isModifiers(_ bytes: ArraySlice<UInt8>) -> Bool {
        String(decoding: bytes, as: UTF8.self).split(separator: " ")
            .allSatisfy { modifiers.contains(String($0)) || $0.hasPrefix("@") }
    }
}
