import TacitClinical

/// Safety flags, which stand first wherever a client is shown.
enum SafetyRendering {
    /// One line a flag that is not answered; empty without any.
    static func flags(_ open: [(flag: SafetyFlag, entry: Entry)], style: Style) -> [String] {
        open.map { flag, entry in
            style.yellow("! \(flag.text), \(DayText.day(entry.recordedAt.day))")
                + style.dim("  \(entry.ref)")
        }
    }
}
