import TacitClinical
import Testing

/// The clocks of requests, and what their answers must say.
@Suite struct RequestTests {
    private typealias Decision = RequestAnswer.Decision

    private func request(_ what: ClientRequest.What, on day: String = "2031-07-07") -> ClientRequest {
        var request = ClientRequest(what, receivedOn: careDay(day), what: "all of it")
        if what == .demand { request.from = "Ferris County Pretrial Services" }
        return request
    }

    private func answer(_ id: RecordID, _ decision: RequestAnswer.Decision, on day: String = "2031-07-15")
        -> RequestAnswer
    {
        RequestAnswer(request: id, answeredOn: careDay(day), decision: decision)
    }

    private func fields(_ content: some ChartContent, _ chart: CareChart) -> [String] {
        content.faults(in: chart.context("2031-12-31")).map(\.field)
    }

    @Test func theClocksRunAcrossMonthsAndLeapDays() {
        for (what, received, first, last) in [
            (ClientRequest.What.access, "2031-07-07", "2031-08-06", "2031-09-05"),
            (.access, "2032-01-31", "2032-03-01", "2032-03-31"),
            (.access, "2031-01-31", "2031-03-02", "2031-04-01"),
            (.amendment, "2031-12-31", "2032-02-29", "2032-03-30"),
            (.accounting, "2031-07-07", "2031-09-05", "2031-10-05"),
        ] {
            let request = request(what, on: received)
            #expect(request.firstDue == careDay(first), "\(what) of \(received)")
            #expect(request.lastDue == careDay(last), "\(what) of \(received)")
        }
        #expect(request(.restriction).firstDue == careDay("2031-07-07") && request(.restriction).lastDue == nil)
        var demand = request(.demand)
        #expect(demand.firstDue == careDay("2031-07-07"))
        demand.answerBy = careDay("2031-07-20")
        #expect(demand.firstDue == careDay("2031-07-20"))
    }

    @Test func anAnswerClosesAnExtensionDoesNot() throws {
        var chart = CareChart()
        let id = chart.add(request(.access), on: "2031-07-07")
        var extended = answer(id, .extended)
        #expect(Set(fields(extended, chart)) == ["why", "letter_on", "until"])
        extended.why = "the files are with the custodian"
        extended.letterOn = careDay("2031-07-15")
        for (until, isGood) in [
            ("2031-08-06", false), ("2031-08-07", true), ("2031-09-05", true), ("2031-09-06", false),
        ] {
            extended.until = careDay(until)
            #expect(fields(extended, chart).isEmpty == isGood, "\(until)")
        }
        var late = extended
        (late.until, late.answeredOn) = (careDay("2031-09-05"), careDay("2031-08-07"))
        #expect(fields(late, chart) == ["answered_on"])
        extended.until = careDay("2031-09-05")
        chart.add(extended, on: "2031-07-15")
        let open = try #require(Requests.fold(entries: chart.entries).first)
        #expect(open.isOpen && open.due == careDay("2031-09-05"))
        #expect(fields(extended, chart) == ["decision"], "once only")
        chart.add(answer(id, .granted), on: "2031-07-20")
        let closed = try #require(Requests.fold(entries: chart.entries).first)
        #expect(!closed.isOpen && closed.closing?.decision == .granted)
        #expect(fields(answer(id, .granted), chart) == ["request"])
    }

    @Test func aDenialOfAccessNamesItsGroundAndItsRights() {
        var chart = CareChart()
        let id = chart.add(request(.access), on: "2031-07-07")
        var denied = answer(id, .denied)
        #expect(fields(denied, chart) == ["ground"])
        for ground in RequestGround.allCases {
            denied.ground = ground
            let isOfAccess = ground.what == .access
            #expect(fields(denied, chart).contains("ground") == !isOfAccess, "\(ground)")
            guard isOfAccess else { continue }
            var wanted: Set = ["letter_on", "why", "complaint_told"]
            if ground.isReviewable { wanted.insert("right_told") }
            if ground != .psychotherapyNotes, ground != .proceeding { wanted.insert("exception") }
            #expect(Set(fields(denied, chart)) == wanted, "\(ground)")
        }
        denied.ground = .endangers
        denied.letterOn = careDay("2031-07-15")
        denied.why = "a licensed professional found that it would endanger life"
        denied.rightTold = true
        denied.complaintTold = true
        denied.exception = .preventingHarm
        #expect(fields(denied, chart).isEmpty)
        denied.rightTold = false
        #expect(fields(denied, chart) == ["right_told"])
    }

    @Test func anAcceptedAmendmentIsLinkedAndADeniedOneLetsTheClientDisagree() {
        var chart = CareChart()
        let id = chart.add(request(.amendment), on: "2031-07-07")
        var accepted = answer(id, .accepted)
        #expect(fields(accepted, chart) == ["records"])
        accepted.records = ["a7f3q"]
        #expect(fields(accepted, chart).isEmpty)
        accepted.records = ["the note of Monday"]
        #expect(fields(accepted, chart) == ["records"])
        let statement = Disagreement(request: id, receivedOn: careDay("2031-07-20"), statement: "it was two days")
        #expect(fields(statement, chart) == ["request"], "nothing is denied")
        var denied = answer(id, .denied)
        denied.ground = .accurate
        denied.letterOn = careDay("2031-07-15")
        denied.why = "the note says what was reported"
        denied.complaintTold = true
        #expect(fields(denied, chart) == ["right_told"])
        denied.rightTold = true
        #expect(fields(denied, chart).isEmpty)
        chart.add(denied, on: "2031-07-15")
        #expect(fields(statement, chart).isEmpty)
        chart.add(statement, on: "2031-07-20")
        #expect(Requests.fold(entries: chart.entries).first?.disagreements.count == 1)
    }

    @Test func everyKindHasItsDecisions() {
        for what in ClientRequest.What.allCases {
            var chart = CareChart()
            let id = chart.add(request(what), on: "2031-07-07")
            let allowed = RequestAnswer.decisions(for: what)
            for decision in Decision.allCases where !allowed.contains(decision) {
                #expect(fields(answer(id, decision), chart) == ["decision"], "\(what) \(decision)")
            }
            #expect(allowed.contains(.extended) == (what.clock != nil))
        }
    }

    @Test func aRequestSaysWhoDemandsAndWhereItGoes() {
        let chart = CareChart()
        var demand = request(.demand)
        #expect(fields(demand, chart).isEmpty)
        demand.from = nil
        demand.answerBy = careDay("2031-07-06")
        #expect(fields(demand, chart) == ["from", "answer_by"])
        var access = request(.access)
        access.sendTo = "Dr Theo Marsh"
        #expect(fields(access, chart) == ["send_to"])
        access.inWriting = true
        #expect(fields(access, chart).isEmpty)
        access.form = .subpoena
        #expect(fields(access, chart) == ["form"])
    }

    @Test func dueHoldsWhatWaitsAlsoAfterTheWorkHasEnded() {
        var chart = CareChart()
        chart.add(request(.access), on: "2031-07-07")
        let demand = chart.add(request(.demand, on: "2031-05-05"), on: "2031-05-05")
        var emergency = Disclosure(
            madeAt: careNow("2031-03-20"),
            how: .phone,
            basis: .emergency,
            recipientName: "J. Okoye-Fenn",
            purposeKind: .treatment,
            what: "medication"
        )
        emergency.spoke = "Imogen Vale"
        let disclosed = chart.add(emergency, on: "2031-03-20")
        let client = ClientRecord(
            id: .random(),
            handle: "otter-4",
            version: 1,
            client: Client(name: "Rowan Ashdown"),
            closure: nil,
            notices: []
        )
        let items = Due.requests(of: client, entries: chart.entries)
        #expect(items.map(\.what) == [.request, .demand, .disclosure])
        #expect(items.map(\.on) == [careDay("2031-08-06"), careDay("2031-05-05"), careDay("2031-03-21")])
        chart.add(answer(demand, .notConfirmed, on: "2031-05-05"), on: "2031-05-05")
        chart.add(
            DisclosureReview(disclosure: disclosed, reviewedOn: careDay("2031-03-21"), finding: "right"),
            on: "2031-03-21"
        )
        #expect(Due.requests(of: client, entries: chart.entries).map(\.what) == [.request])
    }
}
