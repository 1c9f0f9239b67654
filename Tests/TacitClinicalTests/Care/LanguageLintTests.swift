import TacitClinical
import Testing

@Suite struct LanguageLintTests {
    private func phrases(_ text: String) -> [String] {
        LanguageLint.findings(in: text).map(\.phrase)
    }

    @Test func wordsThatJudgeAreFound() {
        for (text, phrase) in [
            ("manipulative", "manipulative"), ("Seems DRUG-SEEKING.", "drug-seeking"),
            ("drug seeking", "drug-seeking"), ("drug\u{2011}seeking", "drug-seeking"),
            ("is non-compliant with", "non-compliant"), ("noncompliant", "noncompliant"),
            ("attention-seeking", "attention-seeking"), ("refuses the diary", "refuses"),
            ("claims fatigue", "claims"), ("an addict", "addict"), ("abuser", "abuser"),
            ("dirty urine", "dirty urine"), ("The urine was\n clean.", "urine was clean"),
        ] { #expect(phrases(text) == [phrase], "\(text)") }
    }

    @Test func partsOfWordsAreNot() {
        for text in [
            "", "addiction", "addictive", "refuse collection", "reclaims", "exclaims", "disabuser",
            "clean the flat",
            "a dirty kitchen", "drug. Seeking work", "drug, seeking", "addict's\u{301}x",
            "manipulative2",
            "non\u{2014}compliant", "e\u{301}addict",
        ] { #expect(phrases(text).isEmpty, "\(text)") }
    }

    @Test func eachHasItsPlaceAndSomethingBetter() {
        let text = "\u{1F469}\u{1F3FD} claims: manipulative, drug  -\nseeking"
        let found = LanguageLint.findings(in: text)
        #expect(found.map(\.phrase) == ["claims", "manipulative", "drug-seeking"])
        let scalars = Array(text.unicodeScalars)
        let cut = found.map { finding in
            String(
                String.UnicodeScalarView(
                    scalars[finding.position..<finding.position + finding.length]
                )
            )
        }
        #expect(cut == ["claims", "manipulative", "drug  -\nseeking"])
        #expect(found.allSatisfy { !$0.alternatives.isEmpty })
    }

    @Test func nothingBetterIsItselfFound() {
        let judging = [
            "manipulative", "drug-seeking", "noncompliance", "refused", "abusers", "in denial",
            "lazy",
        ]
        for finding in judging.flatMap({ LanguageLint.findings(in: $0) }) {
            for better in finding.alternatives { #expect(phrases(better).isEmpty, "\(better)") }
        }
    }
}
