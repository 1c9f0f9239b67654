import TacitClinical
import Testing

/// Short names in a consent become whole ones when it is entered.
@Suite struct ConsentNameTests {
    private static let marsh: ProviderRecord = {
        var provider = Provider(name: "Dr Theo Marsh")
        provider.organisation = "Ferris Family Practice"
        return ProviderRecord(id: careID(99), code: "heron-4", provider: provider, words: nil)
    }()

    private func context(_ notes: [NamedNote] = ConsentCharts.notes, entries: [Entry] = []) -> EntryContext {
        EntryContext(
            now: careNow("2031-12-01"),
            client: ConsentCharts.rowan,
            plan: nil,
            entries: entries,
            notes: notes,
            providers: [Self.marsh]
        )
    }

    private func entered(_ consent: Consent, in context: EntryContext) -> (consent: Consent, faults: [EntryFault]) {
        var consent = consent
        consent.complete(in: context)
        return (consent, consent.faults(in: context))
    }

    @Test func aREFBecomesTheWholeIDAndIsShownShort() {
        let (consent, faults) = entered(ConsentCharts.e1, in: context())
        let whole = ConsentCharts.noteID("2hzfq").description
        #expect(faults.isEmpty)
        #expect(consent.parts.map(\.description).allSatisfy { $0.hasSuffix(":n\(whole)") })
        #expect(consent.parts.map(\.short).allSatisfy { $0.hasSuffix(":n\(whole.prefix(4))") })
        let again = entered(consent, in: context())
        #expect(again.consent == consent && again.faults.isEmpty)
    }

    @Test func aREFThatNamesNoneOrTwoOrAnotherClassIsAFault() {
        let two = ConsentCharts.notes + [NamedNote(id: ConsentCharts.noteID("2hzfqb"), noteClass: .psychotherapy)]
        let other = [NamedNote(id: ConsentCharts.noteID("2hzfq"), noteClass: .progress)]
        for notes in [[], two, other] {
            let (consent, faults) = entered(ConsentCharts.e1, in: context(notes))
            #expect(faults.map(\.field) == ["scope"])
            #expect(consent.scope == ConsentCharts.e1.scope)
        }
    }

    /// A note that is written later, and whose id begins alike, is not covered by what was signed before.
    @Test func aLaterNoteThatBeginsAlikeIsNotCovered() throws {
        let (consent, _) = entered(ConsentCharts.e1, in: context())
        var chart = CareChart()
        chart.sign(consent, by: ConsentCharts.juniper)
        for (start, isCovered) in [("2hzfq", true), ("2hzfqb", false)] {
            let id = ConsentCharts.noteID(start)
            let ref = try #require(Reference("n\(id)"))
            let decision = ConsentAsking.ask(
                chart,
                ConsentCharts.juniper,
                to: "Dr Sabine Orlo",
                for: .other,
                text: "Forensic review",
                [.psychotherapyNote(ref)],
                on: "2031-11-12"
            )
            #expect((ConsentAsking.allowed(decision) != nil) == isCovered, "\(start)")
        }
    }

    @Test func anAttachmentIsNamedByItsEntry() {
        var chart = CareChart()
        let request = AttachmentRequest(name: "a.pdf", mediaType: "application/pdf", parts: 1, sha256: "0")
        let id = chart.add(Attachment(request, size: 1, parts: 1, sha256: "0"), on: "2031-01-06")
        var consent = ConsentCharts.c1
        consent.scope = ["attachment:\(Reference(.entry, id))"]
        let (found, faults) = entered(consent, in: context(entries: chart.entries))
        #expect(found.scope == ["attachment:e\(id)"] && faults.isEmpty)
        chart.markError(id)
        #expect(entered(consent, in: context(entries: chart.entries)).faults.map(\.field) == ["scope"])
    }

    @Test func aCodeBecomesNameAndOfficeAndKeepsTheProvider() {
        var consent = ConsentCharts.c1
        consent.recipients = ["heron-4", "my treating providers"]
        let (found, faults) = entered(consent, in: context())
        #expect(found.recipients == ["Dr Theo Marsh, Ferris Family Practice", "my treating providers"])
        #expect(found.providers == [Self.marsh.id] && faults.isEmpty)
        consent.recipients = ["otter-3"]
        #expect(entered(consent, in: context()).faults.map(\.field) == ["recipients"])
        consent.recipients = ["Dr Theo Marsh"]
        consent.providers = [careID(98)]
        #expect(entered(consent, in: context()).faults.map(\.field) == ["providers"])
    }

    /// A name that is mended later is still the same person; another of the same name is matched by name alone.
    @Test func aProviderIsMatchedByItsRecordWhateverItsName() {
        var consent = ConsentCharts.c1
        consent.recipients = ["heron-4"]
        var chart = CareChart()
        chart.sign(entered(consent, in: context()).consent)
        func ask(_ record: ProviderRecord) -> ConsentDecision {
            var question = ConsentQuestion(
                recipient: [],
                purpose: .treatment,
                parts: [.plan],
                day: careDay("2031-02-01")
            )
            question.ask(about: record)
            return ConsentGate.decision(
                entries: chart.entries,
                client: ConsentCharts.rowan,
                part2Program: true,
                question: question
            )
        }
        var renamed = Self.marsh
        renamed.provider.name = "Dr Theodore Marsh"
        renamed.provider.organisation = nil
        #expect(ConsentAsking.allowed(ask(renamed)) != nil)
        let stranger = ProviderRecord(id: careID(97), code: "otter-3", provider: renamed.provider, words: nil)
        #expect(ConsentAsking.reasons(ask(stranger)) == ["recipient: 42 CFR 2.31(a)(4)"])
    }

    @Test func theQuestionOfADocumentIsHeldAgainstTheChart() throws {
        var form = CoverageForm(purposeKind: .treatment, parts: ["plan"])
        #expect(throws: EntryFault.self) { try form.question(in: context()) }
        form.recipientCode = "heron-4"
        let question = try form.question(in: context())
        #expect(question.provider == Self.marsh.id && question.day == careDay("2031-12-01"))
        #expect(question.recipient.contains("Dr Theo Marsh"))
        form.recipientCode = "otter-3"
        #expect(fault(form) == "recipient_code")
        (form.recipientCode, form.recipientClasses) = (nil, ["my treating providers"])
        #expect(try form.question(in: context()).recipient == ["my treating providers"])
        for part in ["everything", "attachment:eaaaa", "plan:n7f3q"] {
            form.parts = [part]
            #expect(fault(form) == "parts", "\(part)")
        }
    }

    private func fault(_ form: CoverageForm) -> String? {
        do { _ = try form.question(in: context()) } catch { return error.field }
        return nil
    }
}
