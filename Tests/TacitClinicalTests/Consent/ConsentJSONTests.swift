import Foundation
import TacitClinical
import Testing

@Suite struct ConsentJSONTests {
    private func check<Content: ChartContent>(_ content: Content, whole: Bool) throws {
        let data = try JSONEncoder().encode(content)
        let members = try JSONDecoder().decode([String: FormValue].self, from: data)
        let keys = Content.fields.map(\.key)
        let required = Content.fields.filter(\.isRequired).map(\.key)
        #expect(Set(members.keys).isSubset(of: keys) && Set(required).isSubset(of: members.keys))
        #expect(Set(members.keys) == Set(whole ? keys : required), "\(Content.kind)")
        #expect(try JSONDecoder().decode(Content.self, from: data) == content)
        let wrapped = EntryContent(content)
        let again = try JSONDecoder().decode(
            EntryContent.self,
            from: try JSONEncoder().encode(wrapped)
        )
        #expect(again == wrapped && again.kind == Content.kind)
    }

    @Test func everyFieldHasItsMember() throws {
        for kind in Consent.Kind.allCases { try check(Consent(kind), whole: false) }
        var consent = ConsentCharts.c4
        (consent.purpose, consent.intermediary, consent.authorityNote) = ("a", "b", "c")
        (consent.expiresOn, consent.noConditioning) = (careDay("2031-12-31"), true)
        consent.providers = [careID(1)]
        try check(consent, whole: true)
        try check(consentSignature(careID(1), on: "2031-01-13"), whole: true)
        let revocation = Revocation(
            consent: careID(1),
            receivedOn: careDay("2031-06-09"),
            by: "a",
            inWriting: false,
            how: "b"
        )
        try check(revocation, whole: true)
    }

    @Test func anElementIsTheNameOfItsField() {
        let keys = Consent.fields.map(\.key)
        for element in ConsentElement.allCases { #expect(keys.contains(element.rawValue)) }
    }

    @Test func whatIsFoldedIsWrittenAndRead() throws {
        let records = Consents.fold(entries: ConsentCharts.rowanChart.entries)
        let data = try JSONEncoder().encode(records)
        #expect(try JSONDecoder().decode([ConsentRecord].self, from: data) == records)
        #expect(records.count == 5)
    }
}

@Suite struct SharedPartTests {
    @Test func wordsAreReadAsTheyAreWritten() {
        for word in [
            "plan", "measures", "accommodations", "alterations", "assessments", "diagnoses",
            "progress-notes", "reviews",
            "last-review", "attendance", "safety-plan", "attachment:e7f3q",
            "psychotherapy:n7f3q",
            "sud-counselling:n7f3q",
        ] { #expect(SharedPart(word)?.description == word) }
        for word in [
            "", "Plan", "all", "chart", "plan ", "plan:e7f3q", "attachment", "attachment:",
            "attachment:n7f3q",
            "psychotherapy", "psychotherapy:e7f3q", "psychotherapy:n7f",
            "psychotherapy: n7f3q",
            "sud-counselling:p7f3q", "psychotherapy:n7f3q:n7f3q",
        ] { #expect(SharedPart(word) == nil, "\(word)") }
    }

    @Test func oneCoversItselfAndLittleElse() throws {
        let words = [
            "plan", "measures", "accommodations", "alterations", "assessments", "diagnoses",
            "progress-notes", "reviews",
            "last-review", "attendance", "safety-plan", "attachment:e7f3q",
            "psychotherapy:n7f3q",
            "sud-counselling:n7f3q",
        ]
        for one in words {
            for other in words {
                let (first, second) = (
                    try #require(SharedPart(one)), try #require(SharedPart(other))
                )
                let isCovered = one == other || (one == "reviews" && other == "last-review")
                #expect(first.covers(second) == isCovered, "\(one) \(other)")
            }
        }
        let named = try #require(SharedPart("psychotherapy:n7f3q"))
        #expect(named.covers(try #require(SharedPart("psychotherapy:n7f3q2a"))))
        #expect(!named.covers(try #require(SharedPart("psychotherapy:n7f3r2a"))))
        #expect(try #require(SharedPart("psychotherapy:n7f3q2a")).covers(named) == false)
    }
}
