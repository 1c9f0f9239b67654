import Foundation
import TacitClinical
import Testing

@testable import TacitVault

/// Entries of every kind, made from the field tables: whatever a kind has, the samples have.
extension Sample {
    /// An entry in which every field is filled; every text holds `word`.
    static func entry(_ kind: EntryKind, _ word: String = "x") throws -> EntryContent {
        var content: [String: FormValue] = [:]
        for field in EntryContent.type(of: kind).fields {
            content[field.key] = value(of: field, word)
        }
        let stored = StoredEntry(kind: kind.rawValue, content: content)
        return try JSONDecoder().decode(EntryContent.self, from: JSONEncoder().encode(stored))
    }

    /// A step's change of state.
    static func step(_ step: String, _ state: StepState) -> EntryContent {
        EntryContent(StepChange(step: step, state: state))
    }

    /// A step that is resized to another.
    static func resized(_ step: String, to new: String, _ text: String) -> EntryContent {
        var change = StepChange(step: step, state: .resized)
        change.newStep = new
        change.text = text
        change.why = "three nights were too many"
        return EntryContent(change)
    }

    /// A formal plan with something in every member.
    static func formalPlan() throws -> PlanContent {
        let day = try #require(CalendarDay(year: 2031, month: 1, day: 13))
        var plan = PlanContent(effectiveFrom: day)
        plan.formality = .formal
        plan.reason = "new knowledge"
        plan.reviewOn = day
        plan.sections = [Section(heading: "Plan", text: "mornings")]
        var problem = PlanProblem(id: "P1", statement: "Drinking on most evenings")
        problem.behaviouralDefinition = "six units"
        problem.clientWords = "mornings"
        problem.linkedDiagnoses = ["F10.20"]
        problem.priority = 1
        problem.openedAt = day
        problem.stageOfChange = .action
        plan.problems = [problem]
        var goal = PlanGoal(id: "G1", statement: "Mornings without a drink")
        goal.problemIDs = ["P1"]
        goal.phase = .symptomControl
        goal.phaseSince = day
        goal.achievement = .improving
        goal.targetDate = day
        goal.barriers = ["evenings"]
        plan.goals = [goal]
        var objective = PlanObjective(id: "O1.1", goalID: "G1", statement: "Five days of seven")
        var measure = PlanMeasure(kind: .count)
        measure.unit = "days a week"
        measure.baseline = MeasureBaseline(value: 0.5, date: day)
        measure.target = MeasureTarget(op: .atLeast, value: 5)
        measure.cadence = "week"
        objective.measure = measure
        objective.due = day
        objective.reviewOn = day
        objective.responsible = "client"
        objective.confidence = 7
        objective.waivers = [.relevant: "values goal"]
        plan.objectives = [objective]
        var intervention = PlanIntervention(id: "I1", modality: "Motivational interviewing")
        intervention.objectiveIDs = ["O1.1"]
        intervention.start = day
        plan.interventions = [intervention]
        var step = PlanStep(id: "s2", text: "one night")
        step.objective = "O1.1"
        step.resizedFrom = "s1"
        step.whyResized = "three were too many"
        plan.steps = [step]
        plan.otherIDs = ["s1"]
        return plan
    }

    private static func value(of field: FormField, _ word: String) -> FormValue {
        let text = "\(word) \(field.key)"
        return switch field.shape {
        case .line, .prose: .text(text)
        case .day: .text("2031-01-06")
        case .moment: .text("2031-01-06T09:00:00-05:00")
        case .number(let range): .number(max(range.lowerBound, min(1, range.upperBound)))
        case .whole(let range): .number(Double(max(range.lowerBound, min(1, range.upperBound))))
        case .yesNo: .flag(true)
        case .choice(let words): .text(words[0])
        case .list where field.key == "providers": .list([String(repeating: "a", count: 26)])
        case .list: .list([text])
        case .pairs: .pairs(["1": text])
        case .scores: .scores(["1": 1])
        case .reference: .text("aaaaaaaaaaaaaaaaaaaaaaaaaa")
        }
    }

    private struct StoredEntry: Encodable {
        let kind: String
        let content: [String: FormValue]
    }
}

extension EntryKind {
    /// Kinds that are entered as they are; a file is entered by attaching it alone.
    static let entered = allCases.filter { $0 != .attachment }

    /// Keys of the fields that take a text.
    var textKeys: [String] {
        EntryContent.type(of: self).fields.filter { field in
            switch field.shape {
            case .list where field.key == "providers": false
            case .line, .prose, .list, .pairs: true
            default: false
            }
        }.map(\.key)
    }
}

extension Vault {
    /// Enters something of a kind, of no draft.
    @discardableResult
    func entered(
        _ client: ClientID,
        _ content: EntryContent,
        minute: Int = 3,
        id: RecordID? = nil
    ) throws -> Entry {
        try enterEntry(client, content, draft: nil, act(minute, id: id))
    }

    /// A draft of something.
    func drafted(
        _ client: ClientID,
        _ purpose: DraftPurpose,
        _ text: String,
        _ noteClass: NoteClass = .progress,
        minute: Int = 2
    ) throws -> NoteDraft {
        try saveDraft(
            client,
            purpose: purpose,
            noteClass: noteClass,
            text: text,
            replacing: nil,
            act(minute)
        )
    }
}
