import Foundation
import TacitClinical
import Testing

/// Codes, remission and what takes the place of what.
@Suite struct DiagnosisTests {
    private func diagnosis(_ code: String, _ status: Diagnosis.Status = .confirmed) -> Diagnosis {
        Diagnosis(code: code, display: "Alcohol use disorder", status: status)
    }

    private func fields(_ faults: [EntryFault]) -> [String] { faults.map(\.field) }

    @Test(arguments: [
        "F10.20", "F10.21", "F41.1", "Z63.0", "U07.1", "U09.9", "A00", "C7A", "S52.521A",
        "T36.0X1A", "W45.XXXA",
        "O9A.111",
    ]) func codesOfThisFormAreTaken(_ code: String) { #expect(Diagnosis.isCode(code)) }

    @Test(arguments: [
        "", "F", "F1", "F1O.20x", "f10.20", "F10.", "F1020", "F10.20000", "F10 20", "F10.2-",
        "10.20", "FA0.20",
        "F10.20 ", " F10.20", "F10.é", "F10-20", "F10.2.0", "296.33",
    ]) func otherCodesAreRefused(_ code: String) throws {
        #expect(!Diagnosis.isCode(code))
        #expect(
            fields(diagnosis(code).faults(in: try ChartForTests.context("2031-01-08"))) == ["code"]
        )
    }

    @Test func theCodeIsWrittenInUpperCase() throws {
        let context = try ChartForTests.context("2031-01-08")
        var written = diagnosis("f10.20")
        written.severity = "severe"
        written.complete(in: context)
        #expect(written.code == "F10.20" && written.faults(in: context).isEmpty)
        #expect(
            written.title == "F10.20 Alcohol use disorder, severe"
                && written.advice(in: context).isEmpty
        )
    }

    @Test func daysLieBetweenBirthAndToday() throws {
        let context = try ChartForTests.context("2031-01-08")
        for (text, isRight) in [
            ("2031-01-08", true), ("2031-01-09", false), ("1988-05-02", true),
            ("1988-05-01", false),
        ] {
            var one = diagnosis("F10.20")
            one.onset = try ChartForTests.day(text)
            one.establishedOn = one.onset
            one.remissionSince = one.onset
            let expected = isRight ? [] : ["onset", "established_on", "remission_since"]
            #expect(fields(one.faults(in: context)) == expected, "\(text)")
        }
        var late = diagnosis("F10.20")
        late.onset = try ChartForTests.day("2030-01-02")
        late.establishedOn = try ChartForTests.day("2030-01-01")
        #expect(fields(late.advice(in: context)) == ["established_on"])
    }

    @Test func theRemissionOfRowanAshdownTakesThePlaceOfTheFirst() throws {
        var first = diagnosis("F10.20")
        first.establishedOn = try ChartForTests.day("2031-01-08")
        first.severity = "severe"
        let context = try ChartForTests.context("2031-10-20", [(1, first)])
        var second = diagnosis("F10.21", .inRemission)
        second.severity = "severe"
        second.establishedOn = try ChartForTests.day("2031-10-20")
        second.remission = .early
        second.supersedes = try ChartForTests.id(1)
        #expect(second.faults(in: context).isEmpty && second.advice(in: context).isEmpty)
        #expect(second.title == "F10.21 Alcohol use disorder, severe, early remission")
        let entries = [
            try ChartForTests.entry(1, first, on: "2031-01-08"),
            try ChartForTests.entry(2, second, on: "2031-10-20"),
            try ChartForTests.entry(3, diagnosis("F06.8", .refuted), on: "2031-10-20"),
        ]
        #expect(DiagnosisList.standing(entries).map(\.entry.ref) == ["r2", "r3"])
        #expect(
            DiagnosisList.standing(entries).filter(\.diagnosis.isCurrent).map(\.entry.ref) == ["r2"]
        )
        var undone = entries
        undone[1].undone = true
        #expect(DiagnosisList.standing(undone).map(\.entry.ref) == ["r1", "r3"])
        second.remission = .sustained
        #expect(fields(second.advice(in: context)) == ["remission"])
    }

    @Test(arguments: [
        ("2031-10-20", Diagnosis.Remission.early, false), ("2031-07-21", .early, false),
        ("2031-07-20", .early, true),
        ("2030-10-21", .early, true), ("2030-10-20", .early, false),
        ("2030-10-21", .sustained, false),
        ("2030-10-20", .sustained, true), ("2031-07-31", .early, false),
    ]) func remissionHasItsMonths(_ since: String, _ kind: Diagnosis.Remission, _ isRight: Bool)
        throws
    {
        let context = try ChartForTests.context("2031-10-20")
        var one = diagnosis("F10.21", .inRemission)
        one.remission = kind
        one.remissionSince = try ChartForTests.day(since)
        #expect(fields(one.advice(in: context)) == (isRight ? [] : ["remission"]))
        #expect(one.faults(in: context).isEmpty)
    }

    @Test func aRemissionIsNoLongerThanTheDisorder() throws {
        let context = try ChartForTests.context("2031-10-20")
        var one = diagnosis("F10.21", .inRemission)
        one.remission = .early
        one.onset = try ChartForTests.day("2031-07-21")
        #expect(fields(one.advice(in: context)) == ["remission"])
        one.onset = try ChartForTests.day("2031-07-20")
        #expect(one.advice(in: context).isEmpty)
        // An old disorder can have an early remission.
        one.onset = try ChartForTests.day("2015-01-01")
        #expect(one.advice(in: context).isEmpty)
        one.onset = nil
        #expect(one.advice(in: context).isEmpty)
    }

    @Test func statusRemissionAndCodeGoTogether() throws {
        let context = try ChartForTests.context("2031-10-20")
        #expect(fields(diagnosis("F10.21", .inRemission).advice(in: context)) == ["remission"])
        #expect(fields(diagnosis("F10.21").advice(in: context)) == ["status"])
        var one = diagnosis("F10.20", .inRemission)
        one.remission = .early
        #expect(fields(one.advice(in: context)) == ["code"])
        one.status = .confirmed
        #expect(fields(one.advice(in: context)) == ["status"])
        var alone = diagnosis("F11.20")
        alone.maintenanceTherapy = true
        #expect(fields(alone.advice(in: context)) == ["remission"])
        var wrong = diagnosis("F10.21", .inRemission)
        wrong.remission = .sustained
        wrong.maintenanceTherapy = true
        #expect(fields(wrong.advice(in: context)) == ["maintenance_therapy"])
        wrong.maintenanceTherapy = false
        #expect(wrong.advice(in: context).isEmpty)
    }

    @Test(arguments: [
        ("F10.10", "mild", true), ("F10.10", "moderate", false), ("F10.10", "severe", false),
        ("F10.20", "mild", false),
        ("F10.20", "Moderate", true), ("F10.20", "severe", true), ("F41.1", "mild", true),
        ("F10.20", "unspecified", true),
    ]) func codeAndSeveritySayTheSame(_ code: String, _ severity: String, _ isRight: Bool) throws {
        var one = diagnosis(code)
        one.severity = severity
        let advice = one.advice(in: try ChartForTests.context("2031-10-20"))
        #expect(fields(advice) == (isRight ? [] : ["severity"]))
    }

    @Test func referencesStandInTheChart() throws {
        let audit = Assessment(
            instrument: "AUDIT",
            administeredOn: try ChartForTests.day("2031-01-06")
        )
        var replaced = diagnosis("F10.21", .inRemission)
        replaced.supersedes = try ChartForTests.id(2)
        let context = try ChartForTests.context(
            "2031-10-20",
            [(1, audit), (2, diagnosis("F10.20")), (3, replaced)]
        )
        var one = diagnosis("F10.20")
        one.evidence = try ChartForTests.id(1)
        one.supersedes = try ChartForTests.id(3)
        #expect(one.faults(in: context).isEmpty)
        one.evidence = try ChartForTests.id(2)
        one.supersedes = try ChartForTests.id(1)
        #expect(fields(one.faults(in: context)) == ["evidence", "supersedes"])
        one.evidence = try ChartForTests.id(9)
        one.supersedes = try ChartForTests.id(2)
        #expect(fields(one.faults(in: context)) == ["evidence", "supersedes"])
    }

    @Test func theDocumentHasTheMembersOfTheJSON() throws {
        var one = diagnosis("F10.21", .inRemission)
        one.dsmName = "Alcohol use disorder, severe"
        one.severity = "severe"
        one.specifiers = ["with withdrawal in the past"]
        one.onset = try ChartForTests.day("2029-01-01")
        one.establishedOn = try ChartForTests.day("2031-10-20")
        one.diagnostician = "Imogen Vale"
        one.evidence = try ChartForTests.id(1)
        one.furtherEvidence = ["interview"]
        one.supersedes = try ChartForTests.id(2)
        one.remission = .early
        one.remissionSince = try ChartForTests.day("2031-07-01")
        one.controlledEnvironment = false
        one.maintenanceTherapy = false
        one.note = "FICTIONAL"
        let data = try JSONEncoder().encode(one)
        #expect(try JSONDecoder().decode(Diagnosis.self, from: data) == one)
        let form = try JSONDecoder().decode([String: FormValue].self, from: data)
        #expect(Set(form.keys) == Set(Diagnosis.fields.map(\.key)))
        #expect(
            form["status"] == .text("in-remission") && form["maintenance_therapy"] == .flag(false)
        )
    }
}
