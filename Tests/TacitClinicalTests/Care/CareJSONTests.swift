import Foundation
import TacitClinical
import Testing

/// The JSON of an entry is what its document holds: the same names, and no more than a form can
/// say.
@Suite struct CareJSONTests {
    private func json(_ content: some ChartContent) throws -> [String: FormValue] {
        try JSONDecoder().decode([String: FormValue].self, from: try JSONEncoder().encode(content))
    }

    private func check<Content: ChartContent>(_ content: Content, whole: Bool) throws {
        let members = try json(content)
        let keys = Content.fields.map(\.key)
        let required = Content.fields.filter(\.isRequired).map(\.key)
        #expect(Set(members.keys).isSubset(of: keys), "\(Content.kind)")
        #expect(Set(required).isSubset(of: members.keys), "\(Content.kind)")
        if whole { #expect(Set(members.keys) == Set(keys), "\(Content.kind)") }
        let data = try JSONEncoder().encode(content)
        #expect(try JSONDecoder().decode(Content.self, from: data) == content)
        for key in required {
            var less = members
            less[key] = nil
            let data = try JSONEncoder().encode(less)
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(Content.self, from: data)
            }
        }
    }

    @Test func theFewestMembersAreTheRequiredOnes() throws {
        let day = careDay("2031-01-20")
        try check(CareChart.diaryRequest, whole: false)
        try check(
            Evidence(request: careID(1), source: .observation, from: "a", on: day, what: "b"),
            whole: false
        )
        try check(
            Determination(
                request: careID(1),
                decidedOn: day,
                decidedBy: "a",
                finding: .partly,
                decision: .trial,
                rationale: "b",
                effectOnGoals: .unchanged,
                reviewOn: day
            ),
            whole: false
        )
        try check(
            AccommodationOutcome(
                request: careID(1),
                reviewedOn: day,
                worked: .no,
                evidence: "a",
                next: .end
            ),
            whole: false
        )
        try check(
            Alteration(usualProcedure: "a", whatChanged: "b", from: day, reason: .safety),
            whole: false
        )
        try check(AlterationEnd(alteration: careID(1), endedOn: day, why: "a"), whole: true)
        try check(SafetyEntry(on: day, riskLevel: .noRisk, whatWasDone: "a"), whole: false)
        try check(Discharge(on: day, reason: .moved, summary: "a"), whole: false)
    }

    @Test func everyFieldHasItsMember() throws {
        let day = careDay("2031-01-20")
        var request = CareChart.diaryRequest
        (request.disabilityLink, request.interimMeasure) = ("a", "b")
        try check(request, whole: true)
        try check(CareChart.diaryEvidence(careID(1))[1], whole: true)
        var determination = CareChart.eveningTrial(careID(1))
        (determination.howReframed, determination.fundamentalChange) = ("a", "b")
        (determination.consult, determination.appealPath) = ("c", "d")
        (determination.alternativesOffered, determination.effectiveFrom) = (["e"], day)
        try check(determination, whole: true)
        var outcome = AccommodationOutcome(
            request: careID(1),
            reviewedOn: day,
            worked: .yes,
            evidence: "a",
            next: .continue
        )
        (outcome.standing, outcome.note) = (true, "b")
        try check(outcome, whole: true)
        var alteration = Alteration(
            usualProcedure: "a",
            whatChanged: "b",
            from: day,
            reason: .safety
        )
        (alteration.to, alteration.reviewOn, alteration.accommodation) = (day, day, careID(1))
        (alteration.goalsAffected, alteration.communicatedTo, alteration.why) = (["G1"], ["c"], "d")
        try check(alteration, whole: true)
        var safety = SafetyEntry(on: day, riskLevel: .high, whatWasDone: "a")
        (safety.answers, safety.reviewOn, safety.meansSafety) = (careID(1), day, "b")
        (safety.warningSigns, safety.coping, safety.distractions) = ("c", "d", "e")
        (safety.contacts, safety.professionals) = ("f", "g")
        try check(safety, whole: true)
        var discharge = Discharge(on: day, reason: .moved, summary: "a")
        (discharge.criteria, discharge.aftercare, discharge.copiesTo, discharge.referral) = (
            "b", "c", ["d"], "e"
        )
        try check(discharge, whole: true)
    }

    @Test func aCaseIsWrittenAndRead() throws {
        let cases = AccommodationCases.fold(entries: CareChart.rowan.chart.entries)
        let data = try JSONEncoder().encode(cases)
        #expect(try JSONDecoder().decode([AccommodationCase].self, from: data) == cases)
    }
}
