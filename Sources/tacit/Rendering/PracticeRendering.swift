import TacitAgentAPI
import TacitClinical

/// The practice and the result of `check`, as lines.
enum PracticeRendering {
    /// The practice as it is set; what is not set is said to be so, because the law asks and tacit
    /// never guesses.
    static func page(_ reply: PracticeReply, style: Style) -> [String] {
        Columns.fields(fields(reply).map { ($0.0, $0.1 ?? PracticeSentences.notSet) }, style: style)
    }

    /// The practice for programs: one field a line, fields that are not set left out.
    static func plain(_ reply: PracticeReply) -> [String] {
        (fields(reply) + [("version", String(reply.version))]).compactMap { label, value in
            value.map { PlainRow.line([label, $0]) }
        }
    }

    private static func fields(_ reply: PracticeReply) -> [(String, String?)] {
        let practice = reply.practice
        return [
            ("practitioner", practice.practitioner),
            (
                "licences",
                practice.licences.isEmpty ? nil : practice.licences.joined(separator: ", ")
            ),
            ("organisation", practice.organisation), ("state", practice.state),
            ("part 2 program", practice.part2Program.map(yesNo)),
            ("hipaa covered", practice.hipaaCovered.map(yesNo)),
            ("late after", practice.lateAfterHours.map { "\($0) h" }),
            ("review every", practice.reviewEveryDays.map { ClinicalWords.count($0, "day") }),
            ("note format", practice.noteFormat.map(ClinicalWords.format)),
            ("locks after", practice.idleMinutes.map { "\($0) min" }),
            ("kept for", practice.retentionYears.map { ClinicalWords.count($0, "year") }),
            ("after majority", practice.retentionAfterMajority.map { ClinicalWords.count($0, "year") }),
            ("kept by", practice.retentionCitation),
        ]
    }

    private static func yesNo(_ value: Bool) -> String { value ? "yes" : "no" }
}

/// What `check` replayed and found.
enum CheckRendering {
    /// The report for a reader.
    static func page(_ report: CheckReply, style: Style) -> [String] {
        var lines = [
            "\(ClinicalWords.count(Int(clamping: report.entries), "entry", "entries")) replayed, "
                + "\(ClinicalWords.count(Int(clamping: report.records), "record")) opened"
        ]
        if report.unknown > 0 {
            lines.append(CheckSentences.unknown(Int(clamping: report.unknown)))
        }
        lines += Columns.lines(report.findings.map(cells), width: style.width).map(style.yellow)
        lines.append(report.findings.isEmpty ? CheckSentences.whole : CheckSentences.next)
        return lines + ["", style.dim("compare:") + " " + VisibleText.inLine(report.line)]
    }

    /// The report for programs: the line to compare, then one finding a line: code, place, number.
    static func plain(_ report: CheckReply) -> [String] {
        [VisibleText.inLine(report.line)] + report.findings.map { PlainRow.line(cells($0)) }
    }

    private static func cells(_ finding: CheckFinding) -> [String] {
        [finding.code, finding.place ?? "", finding.sequence.map(String.init) ?? ""]
    }
}
