import TacitAgentAPI
import TacitClinical

/// The end of every flow: REF, code name and name, and the next useful command.
extension Session {
    /// Mends a draft if it must be, then offers it to be signed, or signs it when that was said
    /// before.
    func finish(_ draft: DraftReply, _ flow: DraftFlow, sign: Bool = false) async throws {
        guard let whole = try await flow.mend(draft) else { return }
        let signed = sign ? try await flow.signUnasked(whole) : try await flow.offer(whole)
        guard let signed else { return try emitKept(whole) }
        try emitSigned(signed, name: flow.name)
    }

    /// Prints a signed note, addition, recorded plan or entry.
    func emitSigned(_ signed: SignedReply, name: String) throws {
        if let note = signed.note {
            let marks = note.late ? ", \(NoteSentences.lateEntry)" : ""
            try emitMade(
                "note",
                note,
                id: note.ref,
                said: said(note.ref, note.handle, name) + marks
            )
            output.hint(NoteSentences.undoWith)
        } else if let addition = signed.addition {
            let marks = addition.late ? ", \(NoteSentences.lateEntry)" : ""
            try emitMade(
                "addition",
                addition,
                id: addition.ref,
                said: NoteSentences.signed(addition.ref) + marks
            )
            output.hint(NoteSentences.undoWith)
        } else if let plan = signed.plan {
            try emitMade(
                "plan",
                plan,
                id: plan.ref,
                said: PlanSentences.recorded(plan.ref, plan.version)
            )
            output.hint(PlanSentences.showWith(plan.handle))
        } else if let entry = signed.entry {
            try emitMade("entry", entry, id: entry.ref, said: EntrySentences.entered(entry))
            if entry.content.kind == .consent { output.hint(ConsentSentences.printWith(entry.ref)) }
            if entry.content.kind == .discharge { output.hint(EntrySentences.closeWith(entry.handle)) }
            output.hint(NoteSentences.undoWith)
        }
    }

    /// Prints a draft that was kept and not signed.
    func emitKept(_ draft: DraftReply) throws {
        try emitMade("draft", draft, id: draft.ref, said: NoteSentences.keptAsDraft(draft.ref))
        output.hint(
            draft.problems.isEmpty
                ? DraftSentences.signWith(draft.ref) : DraftSentences.editWith(draft.ref)
        )
    }

    private func said(_ ref: String, _ handle: String, _ name: String) -> String {
        "\(NoteSentences.signed(ref)) for \(handle)"
            + (showsNames ? " \(VisibleText.inLine(name))" : "")
    }
}
