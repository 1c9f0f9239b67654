internal import TacitClinical

/// What helps, what was agreed, what was corrected, and what is not in it.
extension ClientCopyPage {
    var helps: [Markup] {
        let granted = copy.helps.filter(\.isInForce)
        let others = copy.helps.filter { !$0.isInForce }
        let all =
            group(CopyWords.fitted, granted.map { help($0, withState: false) })
            + group(CopyWords.changed, copy.inForce.map(change))
            + group(CopyWords.otherwise, others.map { help($0, withState: true) })
        return (all.isEmpty ? [.element(.p, CopyWords.noHelps)] : all) + safety
    }

    private func group(_ title: String, _ items: [Markup]) -> [Markup] {
        items.isEmpty ? [] : [.element(.h3, title)] + items
    }

    private func help(_ help: ClientCopy.Help, withState: Bool) -> Markup {
        .element(
            .div, role: "item",
            Markup.facts([
                (CopyWords.asked, help.asked), (CopyWords.agreed, help.agreed),
                (CopyWords.offered, help.offered.isEmpty ? nil : help.offered.joined(separator: "\n")),
                (CopyWords.reason, help.reason), (CopyWords.answered, help.answer),
                (CopyWords.stands, withState ? PageWords.label(help.state) : nil),
                (CopyWords.lookAgain, help.reviewOn.map(ChartWords.day)),
            ]))
    }

    private func change(_ change: Alteration) -> Markup {
        .element(
            .div, role: "item",
            Markup.facts([
                (CopyWords.now, change.whatChanged), (CopyWords.usual, change.usualProcedure),
                (CopyWords.reason, change.why), (CopyWords.until, change.to.map(ChartWords.day)),
            ]))
    }

    /// The steps of the safety plan in their order; numbers can be dialled.
    private var safety: [Markup] {
        guard let plan = copy.safety else { return [] }
        let parts = [
            (CopyWords.signs, plan.warningSigns), (CopyWords.coping, plan.coping),
            (CopyWords.distractions, plan.distractions), (CopyWords.contacts, plan.contacts),
            (CopyWords.professionals, plan.professionals), (CopyWords.means, plan.meansSafety),
        ]
        return [
            .element(
                .div, role: "box",
                [.element(.h3, CopyWords.safety)]
                    + parts.flatMap { title, text in
                        text.map { [.element(.h4, title)] + Telephone.list($0) } ?? []
                    })
        ]
    }

    var agreements: [Markup] {
        // What holds comes first.
        let ordered = copy.agreements.filter { $0.state == .active } + copy.agreements.filter { $0.state != .active }
        let consents = ordered.map { standing -> Markup in
            let consent = standing.consent.content
            return .element(
                .div, role: "item",
                [.element(.h4, CopyWords.heading(standing))]
                    + (consent.parts.isEmpty
                        ? [] : [.element(.ul, consent.parts.map { .element(.li, CopyWords.part($0)) })])
                    + (CopyWords.purpose(consent).map { [.element(.p, "\(CopyWords.reason): \($0)")] } ?? [])
                    + [.element(.p, CopyWords.standing(standing))])
        }
        let sent = copy.received.map { disclosure -> Markup in
            .element(
                .li,
                [
                    .element(
                        .div,
                        [
                            .element(.strong, "\(ChartWords.day(disclosure.day)):"),
                            .text(CopyWords.received(disclosure)),
                        ]),
                    .element(.div, CopyWords.what(disclosure)),
                    .element(.div, role: "plain", CopyWords.basis(disclosure)),
                ])
        }
        return [.element(.h3, CopyWords.mayKnow)]
            + (consents.isEmpty
                ? [.element(.p, CopyWords.noAgreements)] : consents + [.element(.p, CopyWords.withdraw)])
            + [.element(.h3, CopyWords.sent)]
            + (sent.isEmpty ? [.element(.p, CopyWords.nothingSent)] : [.element(.ul, sent)])
    }

    var corrections: [Markup] {
        let made = copy.corrections.map { correction -> Markup in
            .element(
                .div, role: "item",
                [.element(.h3, CopyWords.correction(correction))]
                    + (correction.reason.map { [.element(.p, "\(CopyWords.reason): \($0)")] } ?? [])
                    + [.element(.h4, CopyWords.added)] + Markup.prose(correction.text)
                    + [
                        .element(
                            .details,
                            [.element(.summary, CopyWords.asIs)] + Markup.prose(correction.before))
                    ])
        }
        let asked = copy.requests.map { request -> Markup in
            let words = request.disagreements.flatMap { found in
                Markup.facts([
                    (CopyWords.disagreement, found.content.statement), (CopyWords.rebuttal, found.content.rebuttal),
                ])
            }
            return .element(
                .div, role: "item",
                [.element(.p, CopyWords.request(request))]
                    + Markup.facts([
                        (CopyWords.asked, request.request.from == nil ? request.request.what : nil),
                        (CopyWords.reason, request.closing?.why),
                    ]) + words)
        }
        return (made.isEmpty ? [.element(.p, CopyWords.noCorrections)] : made)
            + (asked.isEmpty ? [] : [.element(.h3, CopyWords.requests)] + asked)
            + [.element(.p, CopyWords.howToCorrect)]
    }

    var notes: [Markup] {
        copy.notes.map { note in
            .element(
                .div, role: "item",
                [.element(.h3, ChartWords.day(note.content.occurredAt.day))]
                    + note.content.sections.flatMap { section -> [Markup] in
                        (section.heading.isEmpty ? [] : [.element(.h4, section.heading)]) + Markup.prose(section.text)
                    })
        }
    }

    var leftOut: [Markup] {
        [.element(.p, CopyWords.whyLeftOut)]
            + Markup.facts(copy.leftOut.map { ($0.what, $0.ground) })
    }

    var about: [Markup] {
        Markup.facts([
            (CopyWords.made, ChartWords.day(copy.head.day)), (CopyWords.version, copy.head.plan.map(CopyWords.plan)),
            (CopyWords.log, copy.seal.words),
        ]) + [CopyWords.checkHow, CopyWords.devices, CopyWords.delete].map { .element(.p, $0) }
            + [.element(.p, role: "screen", CopyWords.dataFile)]
    }
}
