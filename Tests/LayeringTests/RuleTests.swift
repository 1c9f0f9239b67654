import Testing

/// The rules of the style that a machine can hold files to.
@Suite struct RuleTests {
    private let repository = Repository.shared

    @Test(arguments: Rule.all)
    func aRuleHoldsOrAnExceptionSaysWhy(rule: Rule) {
        for file in repository.files where rule.concerns(file) && !isExcepted(file, rule) {
            for finding in rule.findings(file) {
                Issue.record("\(file.path):\(finding.line): \(rule.name): \(finding.what)")
            }
        }
    }

    @Test func noExceptionIsLeftOver() {
        for exception in Exception.all {
            let rules = Rule.all.filter { $0.name == exception.rule }
            #expect(!rules.isEmpty, "there is no rule \(exception.rule)")
            let file = repository.file(exception.path)
            let isNeeded = rules.contains { rule in
                file.map { rule.concerns($0) && !rule.findings($0).isEmpty } ?? false
            }
            #expect(
                isNeeded,
                "\(exception.path) needs no exception from \(exception.rule) any more"
            )
            #expect(exception.reason.count > 20)
        }
    }

    @Test func thereIsSomethingToRead() {
        #expect(repository.files.count > 200)
        #expect(repository.swift(in: "Sources").count > 150)
    }

    private func isExcepted(_ file: SourceFile, _ rule: Rule) -> Bool {
        Exception.all.contains { $0.rule == rule.name && $0.path == file.path }
    }
}
