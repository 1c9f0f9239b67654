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
