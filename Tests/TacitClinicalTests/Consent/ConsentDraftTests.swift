import TacitClinical
import Testing

/// What a new consent comes with, and the form that is made from it.
@Suite struct ConsentDraftTests {
    private static let practice: Practice = {
        var practice = Practice()
        practice.practitioner = "Imogen Vale"
        practice.organisation = "Harrowgate Lane Counselling"
        return practice
    }()

    private func draft(_ kind: Consent.Kind) -> Consent {
        Consent(drafting: kind, for: ConsentCharts.rowan, by: Self.practice, on: careDay("2031-01-13"))
    }

    /// Of what no client has to say, nothing is left to compose.
    @Test func onlyWhatTheClientSaysIsMissing() {
        let asked: Set<ConsentElement> = [
            .description, .scope, .recipients, .purposeKind, .purpose, .expiry, .recipientIsCovered, .discloser,
            .hipaaRedisclosure,
        ]
        for kind in Consent.Kind.allCases {
            let missing = Set(draft(kind).missing(for: ConsentCharts.rowan))
            #expect(missing.isSubset(of: asked), "\(kind) \(missing)")
            #expect(missing.contains(.discloser) == (kind == .obtain))
            #expect(draft(kind).rightToRevoke?.hasSuffix(".") == true)
            #expect(draft(kind).faults(in: CareChart().context("2031-01-13")).isEmpty)
        }
        #expect(draft(.part2TPO).purposeKind == .tpo && draft(.legalProceeding).purposeKind == .legal)
        #expect(draft(.obtain).recipients == ["Imogen Vale, Harrowgate Lane Counselling"])
    }

    @Test func whatADraftHoldsAndMayLackHasAField() {
        for kind in Consent.Kind.allCases {
            let keys = Set(Consent.fields(drafting: kind).map(\.key))
            for element in draft(kind).missing(for: ConsentCharts.rowan) {
                #expect(keys.contains(element.rawValue), "\(kind) \(element)")
            }
            #expect(keys.contains("hipaa_redisclosure") == [.part2Specific, .part2TPO].contains(kind))
            #expect(!keys.contains("providers") && keys.contains("consent_kind"))
        }
    }

    @Test func aSignatureBeginsWithWhoConsents() {
        var client = ConsentCharts.rowan
        let day = careDay("2031-01-13")
        #expect(ConsentSignature.drafting(for: client, on: day)["signed_by"] == .text("Rowan Ashdown"))
        (client.consentAuthority, client.guardian) = (.guardian, "Edda Sorrel")
        #expect(ConsentSignature.drafting(for: client, on: day)["signed_by"] == .text("Edda Sorrel"))
        client.consentAuthority = .both
        #expect(ConsentSignature.drafting(for: client, on: day) == ["signed_on": .text("2031-01-13")])
        #expect(ConsentSignature.drafting(for: nil, on: day) == ["signed_on": .text("2031-01-13")])
    }

    private func form(_ consent: Consent, _ client: Client = ConsentCharts.rowan) throws -> ConsentForm {
        var chart = CareChart()
        chart.add(consent, on: "2031-06-23")
        let standing = ConsentStanding.all(in: chart.entries, on: careDay("2031-12-01"), client: client)
        return ConsentForm(try #require(standing.first), of: client, fictional: true)
    }

    /// What HIPAA lets a recipient do is printed for a covered entity alone.
    @Test func theFormSaysWhatItsConsentSays() throws {
        let doctor = try form(ConsentCharts.c4)
        #expect(
            doctor.statements.map(\.paragraph) == [
                "42 CFR 2.31(a)(6)", "42 CFR 2.31(a)(4)(iii)", "42 CFR 2.31(a)(10)(i)", "42 CFR 2.31(a)(10)(ii)",
            ])
        let office = try form(ConsentCharts.c5)
        #expect(office.statements.map(\.paragraph) == ["42 CFR 2.31(a)(6)"])
        #expect(!office.markdown.contains("under HIPAA may"))
        #expect(doctor.markdown.contains("under HIPAA may") && doctor.markdown.hasPrefix("FICTIONAL\n"))
    }

    @Test func whatIsMissingLeavesRoomAndWhoSignsHasALine() throws {
        let empty = try form(Consent(.part2Specific))
        #expect(empty.lines.count == 7 && empty.lines.allSatisfy(\.texts.isEmpty))
        #expect(empty.markdown.contains("______"))
        #expect(empty.signers.map(\.role) == [.client])
        var client = ConsentCharts.rowan
        client.consentAuthority = .both
        let both = try form(ConsentCharts.c1, client)
        #expect(both.signers.map(\.role) == [.client, .guardian])
        #expect(both.signers.first?.name == "Rowan Ashdown")
    }

    /// Every element that is not a statement stands on the form with what the consent says of it.
    @Test(arguments: [ConsentCharts.c1, ConsentCharts.c4, ConsentCharts.d1, ConsentCharts.e1, ConsentCharts.c2])
    func everyElementIsPrinted(consent: Consent) throws {
        let text = try form(consent).markdown
        let said = [
            consent.patientName, consent.discloser, consent.description, consent.purpose, consent.rightToRevoke,
            consent.expiresOn?.description, consent.refusalConsequences,
        ]
        for words in said.compactMap(\.self) + (consent.recipients ?? []) { #expect(text.contains(words)) }
        #expect(try form(consent).lines.allSatisfy { !$0.texts.isEmpty })
    }
}
