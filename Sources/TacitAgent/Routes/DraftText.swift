import TacitAgentAPI
import TacitClinical
import TacitMarkup
import TacitVault

/// A text with what it is for: read by the rules of its form, and made into that.
struct DraftText: Sendable {
    private enum Content {
        case note(NoteContent)
        case addition(AmendmentContent, to: RecordID)
        case plan(PlanContent, basedOn: Int)
        case entry(EntryContent, advice: [DocumentProblem])
    }

    let client: ClientID
    let purpose: DraftPurpose
    let noteClass: NoteClass
    let text: String
    /// The draft that holds the text, once it is sealed.
    private let id: RecordID?

    /// A text that is not sealed yet.
    init(client: ClientID, purpose: DraftPurpose, noteClass: NoteClass, text: String) {
        self.client = client
        self.purpose = purpose
        self.noteClass = noteClass
        self.text = text
        id = nil
    }

    /// The text of a draft.
    init(_ draft: NoteDraft) {
        client = draft.client
        purpose = draft.purpose
        noteClass = draft.noteClass
        text = draft.text
        id = draft.id
    }

    private init(_ text: DraftText, id: RecordID) {
        client = text.client
        purpose = text.purpose
        noteClass = text.noteClass
        self.text = text.text
        self.id = id
    }

    /// The note that a signature would sign, nil for anything but a note, and what should be looked at before.
    ///
    /// - Throws: `DocumentErrors` with every place to mend; what the vault says.
    func look(in vault: Vault, _ act: Act) async throws -> (note: NoteContent?, advice: [ProblemPlace]) {
        switch try await read(basedOn: nil, in: vault, act) {
        case .note(let content): (content, [])
        case .addition: (nil, [])
        case .plan(let content, _): (nil, Self.smartAdvice(content))
        case .entry(_, let advice): (nil, advice.map(ProblemPlace.init))
        }
    }

    /// What is missing from objectives; it warns and never blocks.
    private static func smartAdvice(_ plan: PlanContent) -> [ProblemPlace] {
        SmartCheck.results(of: plan).flatMap { result in
            result.warnings.map { warning in
                var place = ProblemPlace(
                    pointer: "/objectives",
                    message: "\(result.objective) \(warning.letter.rawValue): \(warning.sentence)")
                // The id says where it is; a document has no pointers.
                place.pointer = nil
                return place
            }
        }
    }

    /// Makes of a draft what it was meant for; when that fails, the draft stays.
    ///
    /// `basedOn` is the version that a plan was made from; the newest when nil.
    func sign(basedOn: Int?, in vault: Vault, _ act: Act) async throws -> SignedReply {
        guard let id else { throw Problem(.bug) }
        if let done = try await vault.signed(client, draft: id, act) {
            if let basedOn, case .plan(let plan) = done, plan.version != basedOn + 1 { throw VaultError.conflict }
            return SignedReply(done)
        }
        switch try await read(basedOn: basedOn, in: vault, act) {
        case .note(let content):
            return SignedReply(
                note: try await vault.sign(client, draft: id, content: content, act)
            )
        case .addition(let content, to: let note):
            return SignedReply(
                addition: try await vault.add(client, to: note, content, draft: id, act)
            )
        case .plan(let content, let basedOn):
            return SignedReply(
                plan: try await vault.recordPlan(client, content, basedOn: basedOn, draft: id, act)
            )
        case .entry(let content, _):
            return SignedReply(entry: try await vault.enterEntry(client, content, draft: id, act))
        }
    }

    /// Seals the text as a draft, then goes on as ``sign(basedOn:in:_:)``.
    ///
    /// It is sealed before it is read, so that a mistake in it, a newer version or a full disk loses nothing
    /// that was typed. A problem names the draft that was kept.
    func signSealed(basedOn: Int?, in vault: Vault, _ act: Act) async throws -> SignedReply {
        let id = act.id?.companion ?? .random()
        let ref = try await seal(as: id, in: vault, act)
        do {
            return try await DraftText(self, id: id).sign(basedOn: basedOn, in: vault, act)
        } catch {
            var problem = Problem(thrown: error)
            if let ref { problem.detail = "the text is kept as draft \(ref)" }
            throw problem
        }
    }

    /// The REF of the draft; nil when the same request was said before and the draft is signed.
    private func seal(as id: RecordID, in vault: Vault, _ act: Act) async throws -> String? {
        do {
            let draft = try await vault.saveDraft(
                client,
                purpose: purpose,
                noteClass: noteClass,
                text: text,
                replacing: nil,
                Act(now: act.now, id: id)
            )
            return draft.ref
        } catch VaultError.alreadySigned {
            return nil
        }
    }

    private func read(basedOn: Int?, in vault: Vault, _ act: Act) async throws -> Content {
        let documents = try await Documents(vault, act)
        switch purpose {
        case .note: return .note(try documents.note(text, noteClass))
        case .addendum(let note):
            return .addition(try documents.addition(text, .addendum), to: note)
        case .amendment(let note):
            return .addition(try documents.addition(text, .amendment), to: note)
        case .plan:
            let versions = try await vault.plans(client, act)
            let basis = basedOn ?? versions.map(\.version).max() ?? 0
            var earlier = versions.filter { $0.version <= basis }.map(\.content)
            // Steps that were resized since, and problems that were entered before, have ids as well.
            earlier.append(try await vault.entryContext(client, act).planSoFar)
            let plan = try documents.plan(text, after: earlier, isFirst: earlier.count == 1)
            return .plan(plan, basedOn: basis)
        case .entry(let kind):
            let chart = try await vault.entryContext(client, act)
            let (content, advice) = try documents.entry(text, kind, in: chart)
            return .entry(content, advice: advice)
        }
    }
}

extension SignedReply {
    /// What a draft became.
    init(_ signed: Signed) {
        switch signed {
        case .note(let note): self.init(note: note)
        case .addition(let addition): self.init(addition: addition)
        case .plan(let plan): self.init(plan: plan)
        case .entry(let entry): self.init(entry: entry)
        }
    }
}

extension DraftReply {
    /// A draft as lists show it: without its text, not read.
    init(listing draft: NoteDraft) {
        self.init(
            id: draft.id,
            ref: draft.ref,
            handle: draft.handle,
            name: draft.name,
            draftFor: draft.purpose,
            noteClass: draft.noteClass,
            savedAt: draft.savedAt
        )
    }

    /// A draft with what must be mended, other clients' names, and what a signature would sign.
    init(reading draft: NoteDraft, in vault: Vault, _ act: Act) async throws {
        self.init(listing: draft)
        do {
            (summary, advice) = try await DraftText(draft).look(in: vault, act)
        } catch let errors as DocumentErrors {
            problems = errors.problems.map(ProblemPlace.init)
        }
        warnings = try await vault.otherClientNames(in: draft.text, than: draft.client).map {
            ProblemPlace(
                line: $0.line,
                column: $0.column,
                message: "the name of another client stands here",
                hint: "is this the right chart?"
            )
        }
    }
}

extension ProblemPlace {
    /// A place in a document, as it is told.
    init(_ problem: DocumentProblem) {
        self.init(
            line: problem.line,
            column: problem.column,
            message: problem.message,
            hint: problem.hint
        )
    }
}

extension RecordID {
    /// The id of the draft behind a record whose id the caller chose: the same one at a second request, and as
    /// hard to hit by chance as any other.
    var companion: RecordID? {
        var bytes = bytes
        bytes[15] ^= 1
        return RecordID(bytes: bytes)
    }
}
