import Testing

/// The scanners themselves: a rule that finds nothing because it cannot read is no rule.
@Suite struct ScannerTests {
    private func code(_ text: String) -> String {
        String(decoding: CodeMask.blank(Array(text.utf8), isSwift: true), as: UTF8.self)
    }

    private func words(_ text: String) -> [Substring] {
        code(text).split { $0 == " " || $0 == "\n" }
    }

    @Test func commentsAreBlankedAndOffsetsStay() {
        let text = "a // b\nc /* d /* e */ f */ g\n/// h\ni"
        #expect(words(text) == ["a", "c", "g", "i"])
        #expect(code(text).utf8.count == text.utf8.count)
    }

    @Test func literalsAreBlankedAndInterpolationsStay() {
        #expect(words(#"a "b" c"#) == ["a", "c"])
        #expect(words(#"a "b \"c\" d" e"#) == ["a", "e"])
        #expect(words(#"a "x \(b + "c" + (d)) y" e"#) == ["a", "(b", "+", "+", "(d))", "e"])
        #expect(words("a #\"b \" \\(c) \\#(d) \"# e") == ["a", "#", "(d)", "e"])
        #expect(words("a \"\"\"\n b \" c\n \\(d)\n\"\"\" e") == ["a", "(d)", "e"])
        #expect(words(#"a "" b "//" c"#) == ["a", "b", "c"])
    }

    @Test func functionsAreMeasuredFromNameToBrace() {
        let text = """
            struct S {
                var a = 1
                struct T {
                    let b = 2
                }
                init(for x: Int, then: () -> Void = { }) {
                    self.init(x)
                    for y in x {
                        print(y)
                    }
                }
                func f<T>(_ t: T) throws(E) -> Int
                where T: P {
                    0
                }
                var g: Int { 1 }
            }
            protocol P {
                func h()
                func i()
            }
            """
        let found = FunctionLengths.all(in: Array(code(text).utf8), isSwift: true)
        #expect(found.map(\.line) == [6, 12, 16])
        #expect(found.map(\.count) == [6, 4, 1])
    }

    @Test func functionsOfCAreMeasured() {
        let text = "struct a {\n};\nint f(int b) {\n    if (b) {\n    }\n    return 0;\n}\n"
        let found = FunctionLengths.all(in: Array(text.utf8), isSwift: false)
        #expect(found == [.init(line: 3, count: 5)])
    }

    @Test func importsAreFoundWithEveryModifier() {
        let text = """
            import A
            internal import B
            @preconcurrency public import struct C.D
            @testable import E
            let important = "import F" // import G
            """
        #expect(Imports.all(in: Array(code(text).utf8)).map(\.module) == ["A", "B", "C", "E"])
    }

    @Test func wordsEndWhereNamesEnd() {
        let bytes = Array("print(x); sprint(x); try! a; print (y)".utf8)
        #expect(bytes.places(of: "print(", asWord: true) == [0])
        #expect(bytes.places(of: "print(") == [0, 11])
        #expect(bytes.places(of: "try!", asWord: true).count == 1)
        #expect(bytes.places(of: "").isEmpty)
    }

    /// Each rule, shown what it forbids.
    @Test(arguments: [
        ("escape hatch", "let a = try! b()"), ("escape hatch", "fatalError(\"c\")"),
        ("print", "print(a)"), ("system time", "let now = Date()"),
        ("unescaped template", "let a = \"{" + "{{b}}}\""),
        ("unfinished work", "// TO" + "DO: more"),
        ("domain of the format", "let a = \"tacit/v1/other\""),
        ("file length", String(repeating: "\n", count: 301)),
        ("function length", "func f() {" + String(repeating: "\n", count: 60) + "}"),
    ])
    func aRuleFindsWhatItForbids(name: String, text: String) {
        let file = SourceFile(path: "Sources/TacitLog/Example.swift", bytes: Array(text.utf8))
        let rules = Rule.all.filter { $0.name == name && $0.concerns(file) }
        #expect(rules.contains { !$0.findings(file).isEmpty })
    }

    @Test(arguments: [
        "// try! is bad", "let a = \"fatalError(\"", "description.print(x)", "func sprint(a) {}",
    ])
    func aRulePassesOverProseAndOtherNames(text: String) {
        let file = SourceFile(path: "Sources/TacitLog/Example.swift", bytes: Array(text.utf8))
        for rule in Rule.all { #expect(rule.findings(file).isEmpty, "\(rule.name)") }
    }
}
