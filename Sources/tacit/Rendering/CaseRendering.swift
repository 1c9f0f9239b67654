import TacitClinical

/// Requests for accommodation with what became of them.
enum CaseRendering {
    /// One block a request: what was asked, what was determined, what is done instead.
    static func list(_ cases: [AccommodationCase], on day: CalendarDay, style: Style) -> [String] {
        guard !cases.isEmpty else { return [style.dim(AccommodationSentences.none)] }
        return cases.flatMap { found in
            let inForce =
                found.isInForce(on: day) ? style.green(AccommodationSentences.inForce) : ""
            let state =
                "\(style.bold(found.request.ref))  \(found.state(on: day))"
                + (inForce.isEmpty ? "" : ", \(inForce)")
            let last = found.determinations.last?.content
            return ["", state]
                + Columns.fields(
                    [
                        ("  asked", DayText.day(found.request.content.requestedOn)),
                        ("  about", found.request.content.task),
                        ("  words", Paragraph.joined(found.request.content.clientWords)),
                        ("  instead", last?.agreedPerformance),
                        ("  review", last.map { DayText.day($0.reviewOn) }),
                        (
                            "  outcome",
                            found.outcome.map {
                                "\($0.content.worked.rawValue), \($0.content.next.rawValue)"
                            }
                        ),
                    ],
                    style: style
                )
        }
    }

    /// For programs: REF, day of the request, state, whether it is in force.
    static func plain(_ cases: [AccommodationCase], on day: CalendarDay) -> [String] {
        cases.map { found in
            PlainRow.line([
                found.request.ref, found.request.content.requestedOn.description,
                found.state(on: day),
                found.isInForce(on: day) ? "in-force" : "",
            ])
        }
    }
}
