import Testing

@testable import TacitClinical

/// The texts of law, and which of them applies to whom.
@Suite struct NoticeTests {
    /// 42 CFR 2.32(a)(1) as regulation.md R2.4 quotes it, copied from there and not from the program.
    private static let statement = """
        This record which has been disclosed to you is protected by Federal confidentiality rules (42 CFR part \
        2). These rules prohibit you from using or disclosing this record, or testimony that describes the \
        information contained in this record, in any civil, criminal, administrative, or legislative proceedings \
        by any Federal, State, or local authority, against the patient, unless authorized by the consent of the \
        patient, except as provided at 42 CFR 2.12(c)(5) or as authorized by a court in accordance with 42 CFR \
        2.64 or 2.65. In addition, the Federal rules prohibit you from making any other use or disclosure of \
        this record unless at least one of the following applies: (i) Further use or disclosure is expressly \
        permitted by the written consent of the individual whose information is being disclosed in this record \
        or as otherwise permitted by 42 CFR part 2. (ii) You are a covered entity or business associate and have \
        received the record for treatment, payment, or health care operations, or (iii) You have received the \
        record from a covered entity or business associate as permitted by 45 CFR part 164, subparts A and E. A \
        general authorization for the release of medical or other information is NOT sufficient to meet the \
        required elements of written consent to further use or redisclose the record (see 42 CFR 2.31).
        """

    @Test func theNoticeIsThatOfTheRule() {
        #expect(Notices.long == Self.statement)
        #expect(Notices.short == "42 CFR part 2 prohibits unauthorized use or disclosure of these records.")
        #expect(!Notices.long.contains("any further disclosure"), "the wording before 2024")
    }

    @Test(arguments: Regime.allCases)
    func everyNoticeHoldsItByteForByte(regime: Regime) {
        let text = BundleTexts.notice(regime, to: SharedChart.Party(name: "Dr Theo Marsh"), fictional: true)
        #expect(text.contains(Self.statement) && text.contains(regime.words) && text.hasPrefix("FICTIONAL"))
    }

    /// Whoever is not known to be covered is never told that HIPAA permits more.
    @Test func onlyACoveredRecipientMayRedisclose() {
        for basis in Disclosure.Basis.allCases {
            for kind in Consent.Kind.allCases {
                for purpose in ConsentPurpose.allCases {
                    for isCovered in [nil, false, true] as [Bool?] {
                        for isProgram in [nil, false, true] as [Bool?] {
                            var consent = Consent(kind)
                            consent.purposeKind = purpose
                            let regime = Regime(
                                basis: basis, consent: consent, isCovered: isCovered, isPart2Program: isProgram,
                                isPart2: true)
                            if isCovered != true { #expect(!regime.words.contains("as HIPAA permits")) }
                            if kind == .legalProceeding, basis == .consent { #expect(regime == .proceedingOnly) }
                        }
                    }
                }
            }
        }
    }

    @Test func theRegimeFollowsTheConsentAndTheRecipient() {
        func regime(_ kind: Consent.Kind, _ purpose: ConsentPurpose, _ isCovered: Bool?, _ isProgram: Bool? = nil)
            -> Regime
        {
            var consent = Consent(kind)
            consent.purposeKind = purpose
            return Regime(
                basis: .consent, consent: consent, isCovered: isCovered, isPart2Program: isProgram, isPart2: true)
        }
        #expect(regime(.part2TPO, .tpo, true) == .hipaaExceptProceedings)
        #expect(regime(.part2Specific, .treatment, true) == .hipaaExceptProceedings)
        #expect(regime(.part2Specific, .employmentSupport, true) == .none)
        #expect(regime(.part2Specific, .treatment, false) == .none)
        #expect(regime(.part2TPO, .tpo, false, true) == .asConsented)
        #expect(regime(.part2TPO, .tpo, false, false) == .contractorsOnly)
        #expect(regime(.sudCounsellingNotes, .treatment, true) == .none)
        // A chart that Part 2 does not protect: HIPAA's own authorisation, and no more for anybody else.
        for kind in Consent.Kind.allCases {
            let other = Regime(
                basis: .consent, consent: Consent(kind), isCovered: false, isPart2Program: nil, isPart2: false)
            let isAuthorized = [.hipaaAuthorization, .psychotherapyNotes, .generalROI].contains(kind)
            #expect((other == .authorization) == isAuthorized, "\(kind)")
        }
        let emergency = Regime(basis: .emergency, consent: nil, isCovered: true, isPart2Program: nil, isPart2: true)
        #expect(emergency == .emergency)
    }

    @Test func theReadmeHasTheCommandsOfStockPrograms() {
        let text = BundleTexts.readme(
            sender: SharedChart.Party(name: "Imogen Vale", organisation: "Harrowgate Lane Counselling"),
            fictional: false, toPassphrase: false)
        for words in [
            "age -d -i key.txt", "sha256sum -c", "ssh-keygen -Y verify", "-n bundle@tacit", "Imogen Vale",
            "last twelve",
        ] {
            #expect(text.contains(words), "\(words)")
        }
        #expect(!text.contains("FICTIONAL"))
    }
}
