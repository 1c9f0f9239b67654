import TacitAgentAPI
import TacitClinical

@testable import tacit

/// Values of the fictional charts for the tests of rendering.
enum Samples {
    static let style = Style(color: false, width: 80)
    static let name = "Rowan Ashdown"

    static func moment(_ text: String) -> Moment {
        guard let moment = Moment(text) else {
            preconditionFailure("a sample has a moment that is none")
        }
        return moment
    }

    static func day(_ text: String) -> CalendarDay {
        guard let day = CalendarDay(text) else {
            preconditionFailure("a sample has a day that is none")
        }
        return day
    }

    static var client: ClientRecord {
        var client = Client(name: name)
        client.called = "Ro"
        client.born = day("1988-05-04")
        client.contact = "0151 496 0000"
        client.accommodationNeeds = "large print, mornings, audio instead of writing"
        client.next = moment("2031-01-27T11:00:00Z")
        return ClientRecord(
            id: .random(),
            handle: "otter-4",
            version: 2,
            client: client,
            closure: nil,
            notices: [NoticeGiven(version: "2024-02", method: "on paper", on: day("2031-01-06"))]
        )
    }

    static var summary: ClientSummary {
        ClientSummary(
            id: .random(),
            handle: "otter-4",
            name: name,
            closed: false,
            next: moment("2031-01-27T11:00:00Z")
        )
    }

    static var content: NoteContent {
        var content = NoteContent(
            noteClass: .progress,
            format: .dap,
            occurredAt: moment("2031-01-20T11:00:00Z")
        )
        content.durationMinutes = 50
        content.attendance = .attended
        content.modality = "in person"
        content.objectives = ["O1.1": .better, "O1.2": .same]
        content.participants = ["Edda Sorrel"]
        content.sections = [
            Section(heading: "Data", text: "Asks to drop the written diary.\n- misread two lines"),
            Section(heading: "Plan", text: "Audio diary, two minutes a day."),
        ]
        return content
    }

    static var note: Note {
        var note = Note(
            id: .random(),
            ref: "n7f3q",
            handle: "otter-4",
            content: content,
            recordedAt: moment("2031-01-23T18:30:00Z"),
            author: "Imogen Vale, LCADC",
            late: true
        )
        note.additions = [
            Addition(
                id: .random(),
                ref: "a2xkd",
                content: AmendmentContent(
                    kind: .amendment,
                    reason: "wrong amount",
                    occurredAt: nil,
                    text: "It was one glass."
                ),
                recordedAt: moment("2031-01-24T09:00:00Z"),
                author: "Imogen Vale, LCADC",
                late: false,
                error: nil
            )
        ]
        return note
    }

    static var plan: PlanVersion {
        var content = PlanContent(effectiveFrom: day("2031-01-13"))
        content.reviewOn = day("2031-04-13")
        content.reason = "the diary became audio"
        content.sections = [
            Section(heading: "In the client's words", text: "I want mornings without a drink")
        ]
        var done = PlanStep(id: "s1", text: "one night without a drink")
        done.state = .done
        var open = PlanStep(id: "s2", text: "three nights without a drink")
        open.due = day("2031-02-03")
        open.resizedFrom = "s1"
        content.steps = [done, open]
        return PlanVersion(
            id: .random(),
            ref: "p4wzt",
            handle: "otter-4",
            version: 2,
            current: true,
            content: content,
            recordedAt: moment("2031-01-13T12:00:00Z"),
            author: nil,
            contentHash: String(repeating: "0", count: 64)
        )
    }

    static var draft: DraftReply {
        DraftReply(
            id: .random(),
            ref: "d5mno",
            handle: "otter-4",
            name: name,
            draftFor: .note,
            noteClass: .progress,
            savedAt: moment("2031-01-20T12:05:00Z")
        )
    }
}
