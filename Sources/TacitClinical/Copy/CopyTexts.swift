/// Texts of a client's copy that follow from the law and not from the chart.
enum CopyTexts {
    /// What is not in it and on which ground: the same for every chart, so that it tells of no record.
    static func leftOut(_ options: ClientCopy.Options) -> [SharedChart.LeftOut] {
        let notes = [
            SharedChart.LeftOut(
                what: "Notes of our sessions, except those under Corrections",
                ground: "This is the short copy. You may ask for them at any time (45 CFR 164.524).")
        ]
        let others = [
            SharedChart.LeftOut(
                what: "Notes of sessions in which somebody else took part",
                ground: "They hold words of that person. They are looked through before you get them (45 CFR "
                    + "164.524(a)(3)(ii)). Ask for them.")
        ]
        return (options.withNotes ? (options.withOthers ? [] : others) : notes) + always
    }

    private static let always = [
        SharedChart.LeftOut(
            what: "Psychotherapy notes and substance use counselling notes",
            ground: "Such notes are kept apart from the chart, for everybody, whether there are any or not (45 CFR "
                + "164.524(a)(1)(i), 42 CFR 2.11)."),
        SharedChart.LeftOut(
            what: "What other people told, and who was asked",
            ground: "It may be told in confidence (45 CFR 164.524(a)(2)(v))."),
        SharedChart.LeftOut(
            what: "Letters and files",
            ground: "They do not fit into this page. Ask for them."),
        SharedChart.LeftOut(
            what: "What was entered by mistake, and notes of another person",
            ground: "It is not about you."),
        SharedChart.LeftOut(
            what: "Demands of courts and offices",
            ground: "They are papers of the practice. Ask, and we talk about it."),
    ]
}
