import Foundation
import TacitClinical
import Testing

/// Sheets of dimensions, evaluations and measures of one's own.
@Suite struct DimensionSheetTests {
    private let day = "2031-01-06"

    private func sheet(_ edition: DimensionSheet.Edition, _ ratings: [String: String]) throws
        -> DimensionSheet
    {
        var sheet = DimensionSheet(edition: edition, assessedOn: try ChartForTests.day(day))
        sheet.ratings = ratings
        sheet.complete(in: try ChartForTests.context(day))
        return sheet
    }

    private func fields(_ faults: [EntryFault]) -> [String] { faults.map(\.field) }

    @Test func theSheetOfRowanAshdown() throws {
        var sheet = try sheet(.fourth, ["1": "2"])
        sheet.notes = ["5": "drinking friends next door", "6": "wants mornings, prefers audio"]
        sheet.subdimensions = ["3 Persistent Disability": "reading and memory after an injury"]
        #expect(sheet.faults(in: try ChartForTests.context(day)).isEmpty)
        #expect(sheet.title == "dimensions, 4th edition: 1 is 2, noted 3 5 6")
        #expect(sheet.lines.map(\.key) == ["1", "2", "3", "4", "5", "6"])
        #expect(sheet.lines[0].name == "Intoxication, Withdrawal, and Addiction Medications")
        #expect(
            sheet.lines[0].rating == "2" && sheet.lines[5].note == "wants mornings, prefers audio"
        )
        #expect(sheet.lines[2].subdimensions.map(\.name) == ["Persistent Disability"])
        #expect(
            sheet.lines[3].subdimensions.isEmpty
                && sheet.lines[5].name == "Person-Centered Considerations"
        )
    }

    @Test func eachEditionHasItsRatings() throws {
        let context = try ChartForTests.context(day)
        let all = ["0", "1", "2", "3", "4", "ANY", "EVAL", "3A", "3B", "", "5", "2.0", "ANYONE"]
        for key in DimensionSheet.keys {
            for rating in all {
                let third = try sheet(.third, [key: rating]).faults(in: context).isEmpty
                #expect(
                    third == ["0", "1", "2", "3", "4"].contains(rating),
                    "3rd \(key) \(rating)"
                )
                let fourth = try sheet(.fourth, [key: rating]).faults(in: context).isEmpty
                let allowed =
                    key != "6" && ["0", "ANY", "EVAL", "2", "3A", "3B", "4"].contains(rating)
                #expect(fourth == allowed, "4th \(key) \(rating)")
            }
        }
        #expect(try sheet(.fourth, ["2": "3a", "3": "eval"]).ratings == ["2": "3A", "3": "EVAL"])
        #expect(DimensionSheet.name(of: "6", in: .third) == "Recovery/living environment")
        #expect(DimensionSheet.name(of: "7", in: .third) == nil)
    }

    @Test func whatIsNoDimensionIsAFault() throws {
        let context = try ChartForTests.context(day)
        for key in ["0", "7", "01", "D1", ""] {
            #expect(
                fields(try sheet(.third, [key: "1"]).faults(in: context)) == ["ratings"],
                "\(key)"
            )
        }
        var one = try sheet(.third, ["1": "1"])
        one.notes = ["7": "text"]
        one.subdimensions = ["Persistent Disability": "text"]
        #expect(fields(one.faults(in: context)) == ["notes", "subdimensions"])
        one.notes = nil
        for key in ["3", "3 ", "3Persistent", "7 Persistent"] {
            one.subdimensions = [key: "text"]
            #expect(fields(one.faults(in: context)) == ["subdimensions"], "\(key)")
        }
        #expect(fields(try sheet(.third, [:]).faults(in: context)) == ["ratings"])
        one.subdimensions = nil
        one.assessedOn = try ChartForTests.day("2031-01-07")
        #expect(fields(one.faults(in: context)) == ["assessed_on"])
    }

    @Test func ratingsStayText() throws {
        var one = try sheet(.fourth, ["1": "2", "2": "ANY"])
        one.notes = ["1": "2"]
        one.subdimensions = ["3 Persistent Disability": "text"]
        let data = try JSONEncoder().encode(one)
        #expect(try JSONDecoder().decode(DimensionSheet.self, from: data) == one)
        let form = try JSONDecoder().decode([String: FormValue].self, from: data)
        #expect(Set(form.keys) == Set(DimensionSheet.fields.map(\.key)))
        #expect(form["ratings"] == .pairs(["1": "2", "2": "ANY"]) && form["edition"] == .text("4"))
    }

    @Test func anEvaluationNeedsTheClientsWords() throws {
        let context = try ChartForTests.context(day)
        var one = Evaluation(
            assessedOn: try ChartForTests.day(day),
            presentingProblem: "I want mornings without a drink\nand my memory back"
        )
        #expect(
            one.title == "I want mornings without a drink"
                && one.faults(in: context).isEmpty
        )
        for (value, isRight) in [(-1, false), (0, true), (10, true), (11, false)] {
            one.importance = value
            one.confidence = value
            #expect(
                fields(one.faults(in: context)) == (isRight ? [] : ["importance", "confidence"]),
                "\(value)"
            )
        }
        (one.importance, one.confidence) = (9, 4)
        one.presentingProblem = " \n"
        one.assessedOn = try ChartForTests.day("2031-01-07")
        #expect(fields(one.faults(in: context)) == ["assessed_on", "presenting_problem"])
        #expect(one.advice(in: context).isEmpty)
        one.collateralSource = "spouse"
        #expect(fields(one.advice(in: context)) == ["collateral_consent"])
        one.collateralConsent = "in writing"
        #expect(one.advice(in: context).isEmpty)
    }

    @Test func everyFieldOfAnEvaluationIsOneOfItsJSON() throws {
        let words = Evaluation.fields.map { field -> String in
            switch field.shape {
            case .day: "\"\(field.key)\": \"2031-01-06\""
            case .whole: "\"\(field.key)\": 7"
            default: "\"\(field.key)\": \"FICTIONAL \(field.key)\""
            }
        }
        let text = "{\(words.joined(separator: ", "))}"
        let one = try JSONDecoder().decode(Evaluation.self, from: Data(text.utf8))
        let form = try JSONDecoder().decode(
            [String: FormValue].self,
            from: JSONEncoder().encode(one)
        )
        #expect(form == (try JSONDecoder().decode([String: FormValue].self, from: Data(text.utf8))))
        #expect(
            form.count == Evaluation.fields.count
                && one.functionalLimitations == "FICTIONAL functional_limitations"
        )
        #expect(
            Evaluation.fields.filter(\.isRequired).map(\.key) == [
                "assessed_on", "presenting_problem",
            ]
        )
    }

    @Test func aMeasureHasANameOfItsOwnAndARange() throws {
        var one = OwnMeasure(name: "Calm disagreements", direction: .higherBetter)
        let empty = try ChartForTests.context(day)
        #expect(one.faults(in: empty).isEmpty && one.advice(in: empty).isEmpty)
        #expect(one.title == "Calm disagreements")
        one.unit = "a week"
        one.lowest = 0
        #expect(one.title == "Calm disagreements, a week, from 0")
        one.highest = 7
        #expect(one.title == "Calm disagreements, a week, 0 to 7")
        one.highest = 0
        #expect(fields(one.faults(in: empty)) == ["highest"])
        one.highest = 7
        for name in ["PHQ-9", "phq 9", "cssrs", "MoCA", " - "] {
            let other = OwnMeasure(name: name, direction: .lowerBetter)
            #expect(fields(other.faults(in: empty)) == ["measure"], "\(name)")
        }
        let context = try ChartForTests.context(day, [(1, one)])
        let again = OwnMeasure(name: "calm-disagreements", direction: .higherBetter)
        #expect(again.faults(in: context).isEmpty && fields(again.advice(in: context)) == ["measure"])
        one.description = "FICTIONAL"
        let data = try JSONEncoder().encode(one)
        #expect(try JSONDecoder().decode(OwnMeasure.self, from: data) == one)
        let form = try JSONDecoder().decode([String: FormValue].self, from: data)
        #expect(
            Set(form.keys) == Set(OwnMeasure.fields.map(\.key))
                && form["direction"] == .text("higher-better")
        )
    }
}
