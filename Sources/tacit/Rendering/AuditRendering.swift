import TacitClinical

/// The vault's log as lines, the newest last.
enum AuditRendering {
    /// When, what it did, the act, the client, REFs.
    static func lines(_ lines: [AuditLine], style: Style) -> [String] {
        guard !lines.isEmpty else { return [style.dim(AuditSentences.empty)] }
        let rows = lines.map { line in
            [
                String(line.number), DayText.column(line.at), line.effect.rawValue,
                what(line), line.handle ?? "", refs(line),
            ]
        }
        return Columns.lines(rows, width: style.width) { column, cell in
            column < 2 ? style.dim(cell) : column == 2 && cell.hasPrefix("disclosed") ? style.bold(cell) : cell
        }
    }

    /// For programs: number, time, effect, act, what, client, records, REFs.
    static func plain(_ lines: [AuditLine]) -> [String] {
        lines.map { line in
            PlainRow.line([
                String(line.number), line.at.description, line.effect.rawValue, line.act, line.what ?? "",
                line.handle ?? "", String(line.records), line.refs.joined(separator: ","),
            ])
        }
    }

    /// A letter with what stands on its outside.
    static func letter(_ letter: RelianceLetter, style: Style) -> [String] {
        [style.bold(AuditSentences.outside)] + VisibleText.lines(letter.outside).map { "  " + $0 }
            + ["", style.bold(AuditSentences.inside)] + VisibleText.lines(letter.text) + [""]
    }

    /// A read says what was shown; that it is a read stands before it.
    private static func what(_ line: AuditLine) -> String {
        guard line.effect != .read else { return line.what ?? line.act }
        return [line.act, line.what].compactMap(\.self).joined(separator: ": ")
    }

    private static func refs(_ line: AuditLine) -> String {
        guard line.records > line.refs.count else { return line.refs.joined(separator: " ") }
        return ClinicalWords.count(line.records, "record")
    }
}

/// An accounting as lines.
enum AccountingRendering {
    /// The two accountings and what neither lists.
    static func page(_ accounting: Accounting, style: Style) -> [String] {
        guard !accounting.items.isEmpty else { return [style.dim(AuditSentences.nothingLeft)] }
        let part2 = accounting.items.filter { $0.part2 == .listed }
        let hipaa = accounting.items.filter { $0.hipaa == .listed }
        return section(AuditSentences.part2(accounting.part2Since), part2, style: style)
            + section(AuditSentences.hipaa(accounting.hipaaSince), hipaa, style: style)
            + section(AuditSentences.leftOut, accounting.leftOut, grounds: true, style: style)
    }

    /// Every disclosure with its place in both.
    static func every(_ accounting: Accounting, style: Style) -> [String] {
        section(AuditSentences.every, accounting.items, grounds: true, style: style)
    }

    /// For programs: REF, time, recipient, basis, purpose, in either accounting.
    static func plain(_ accounting: Accounting) -> [String] {
        accounting.items.map { line in
            PlainRow.line([
                line.ref, line.madeAt.description, line.recipient, line.basis.rawValue, line.purpose,
                line.part2.rawValue, line.hipaa.rawValue,
            ])
        }
    }

    private static func section(
        _ title: String,
        _ lines: [Accounting.Line],
        grounds: Bool = false,
        style: Style
    ) -> [String] {
        let head = ["", style.bold(title)]
        guard !lines.isEmpty else { return head + ["  " + style.dim(AuditSentences.none)] }
        return head
            + lines.flatMap { line in
                let recipient = [line.recipient, line.organisation, line.address].compactMap(\.self)
                    .joined(separator: ", ")
                let first = Columns.lines(
                    [[line.ref, DayText.day(line.madeAt.day), line.basis.rawValue, recipient]],
                    width: style.width - 2
                ) { column, cell in column == 0 ? style.bold(cell) : cell }
                return first.map { "  " + $0 }
                    + Paragraph.lines("\(line.what); \(line.purpose)", width: style.width, indent: 6)
                    + (grounds
                        ? Paragraph.lines(AuditSentences.grounds(line), width: style.width, indent: 6)
                        : [])
            }
    }
}
