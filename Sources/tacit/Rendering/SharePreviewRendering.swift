import TacitAgentAPI
import TacitClinical

/// What would leave, as lines.
enum SharePreviewRendering {
    /// Whose chart, to whom, what for, by what right; then what goes in, what stays, and why it is refused.
    static func lines(_ preview: SharePreview, _ client: ClientSummary, style: Style) -> [String] {
        let who = [preview.recipient.name, preview.recipient.role, preview.recipient.organisation]
            .compactMap(\.self).joined(separator: ", ")
        let words = preview.words.map { preview.isVerified ? $0 : "\($0) (\(ShareSentences.notVerified))" }
        let facts = Columns.fields(
            [
                ("to", [preview.code, who].compactMap(\.self).joined(separator: "  ")), ("words", words),
                ("purpose", preview.purpose), ("basis", ShareSentences.basis(preview)), ("law", preview.regime),
            ],
            style: style)
        let head = ClientRendering.header(handle: client.handle, name: client.name, style: style)
        return [head] + facts + block(ShareSentences.goesIn, preview.contents, style)
            + block(ShareSentences.stays, preview.leftOut.map { "\($0.what): \($0.ground)" }, style)
            + refusals(preview, style)
    }

    /// For programs: each line of what goes in.
    static func plain(_ preview: SharePreview) -> [String] { preview.contents }

    private static func block(_ title: String, _ lines: [String], _ style: Style) -> [String] {
        ["", style.bold(title)]
            + (lines.isEmpty ? [ShareSentences.nothing] : lines).flatMap {
                Paragraph.lines($0, width: style.width, indent: 2)
            }
    }

    private static func refusals(_ preview: SharePreview, _ style: Style) -> [String] {
        guard !preview.refusals.isEmpty else { return [] }
        return block(
            ShareSentences.refused,
            preview.refusals.flatMap { refusal in
                [
                    [refusal.consent, refusal.sentence].compactMap(\.self).joined(separator: ": ")
                        + " (\(refusal.paragraph))", "  " + refusal.next,
                ]
            }, style)
    }
}
