import TacitAgentAPI
import TacitClinical

/// Bundles, as lines.
enum BundleRendering {
    /// What is known of a file that came.
    static func facts(_ reply: BundleReply, style: Style) -> [String] {
        let sender = reply.manifest.map { _ in
            (reply.sender ?? BundleSentences.stranger) + ", "
                + (reply.isVerified ? BundleSentences.compared : BundleSentences.notCompared)
        }
        let facts = Columns.fields(
            [
                ("size", "\(reply.size) bytes"), ("sealed to", reply.sealedTo), ("sender", sender),
                ("words", reply.words), ("filed", reply.filed.map { BundleSentences.filed($0.ref) }),
            ],
            style: style)
        guard !reply.members.isEmpty else { return facts }
        return facts + [""] + Columns.lines(reply.members.map { [String($0.size), $0.path] }, width: style.width)
    }

    /// A text of the bundle, made safe to print.
    static func text(_ text: String?, style: Style) -> [String] {
        guard let text else { return [] }
        return [""] + VisibleText.lines(text).flatMap { Paragraph.lines($0, width: style.width) }
    }

    /// What left once.
    static func again(_ reply: SharedAgainReply, _ disclosure: Disclosure, style: Style) -> [String] {
        let parts = (disclosure.parts ?? []).joined(separator: ", ")
        let facts = Columns.fields(
            [
                ("disclosure", reply.disclosure.ref), ("to", disclosure.recipientName), ("parts", parts),
                ("content", reply.isSame ? BundleSentences.same : BundleSentences.notTheSame),
            ],
            style: style)
        return facts + text(disclosure.manifest, style: style)
    }
}
