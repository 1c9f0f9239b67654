/// What a diagnosis must keep to, and what should be looked at.
extension Diagnosis {
    /// Writes the code in upper case.
    public mutating func complete(in context: EntryContext) {
        code = code.uppercased()
    }

    /// A code of another form, days that cannot be, and references to what does not stand.
    public func faults(in context: EntryContext) -> [EntryFault] {
        var faults = Self.isCode(code) ? [] : [DiagnosisSentence.noCode]
        for (field, day) in [
            ("onset", onset), ("established_on", establishedOn),
            ("remission_since", remissionSince),
        ] { faults += DayRules.faults(field, day, in: context) }
        if let evidence, context.entry(evidence)?.content.kind != .assessment {
            faults.append(DiagnosisSentence.noAssessment)
        }
        guard let supersedes else { return faults }
        if context.entry(supersedes)?.content.kind != .diagnosis {
            faults.append(DiagnosisSentence.noDiagnosis)
        } else if context.all(Diagnosis.self).contains(where: { $0.supersedes == supersedes }) {
            faults.append(DiagnosisSentence.replacedAlready)
        }
        return faults
    }

    /// Remission, severity and order of days as the DSM and ICD-10-CM have them.
    public func advice(in context: EntryContext) -> [EntryFault] {
        var advice = remissionAdvice(in: context)
        if let onset, let establishedOn, establishedOn < onset {
            advice.append(DiagnosisSentence.madeBefore)
        }
        guard let use = SubstanceUseCode(code) else { return advice }
        if use.isRemission, status != .inRemission {
            advice.append(DiagnosisSentence.codeOfRemission)
        }
        if !use.isRemission, status == .inRemission {
            advice.append(DiagnosisSentence.codeWithoutRemission)
        }
        if let severity = severity?.lowercased(),
            severity == "mild" ? use.isDependence : !use.isDependence,
            ["mild", "moderate", "severe"].contains(severity)
        {
            advice.append(DiagnosisSentence.otherSeverity)
        }
        return advice
    }

    private func remissionAdvice(in context: EntryContext) -> [EntryFault] {
        var advice: [EntryFault] = []
        if status == .inRemission, remission == nil {
            advice.append(DiagnosisSentence.whichRemission)
        }
        if remission != nil, status != .inRemission {
            advice.append(DiagnosisSentence.notInRemission)
        }
        if remission == nil, controlledEnvironment == true || maintenanceTherapy == true {
            advice.append(DiagnosisSentence.specifierAlone)
        }
        if maintenanceTherapy == true, !code.hasPrefix("F11"), !code.hasPrefix("F17") {
            advice.append(DiagnosisSentence.maintenance)
        }
        guard let remission else { return advice }
        let until = establishedOn ?? context.today
        if let since = remissionSince {
            let months = since.months(until: until)
            if remission == .early, !(3..<12).contains(months) {
                advice.append(DiagnosisSentence.earlyMonths)
            }
            if remission == .sustained, months < 12 {
                advice.append(DiagnosisSentence.sustainedMonths)
            }
        } else if let began = began(in: context) {
            // A remission is no longer than the disorder: only too short a time can be seen from its beginning.
            let months = began.months(until: until)
            if remission == .early, months < 3 { advice.append(DiagnosisSentence.earlyMonths) }
            if remission == .sustained, months < 12 {
                advice.append(DiagnosisSentence.sustainedMonths)
            }
        }
        return advice
    }

    /// The onset, or when the diagnosis that this one takes the place of began or was made.
    private func began(in context: EntryContext) -> CalendarDay? {
        if let onset { return onset }
        guard let earlier = supersedes.flatMap(context.entry)?.content.value as? Diagnosis else {
            return nil
        }
        return earlier.onset ?? earlier.establishedOn
    }
}

/// What the code of a substance use disorder says: F10.10 is mild, F10.20 moderate or severe, F10.11 and F10.21 are in
/// remission (clinical.md 1.2).
struct SubstanceUseCode {
    let isDependence: Bool
    let isRemission: Bool

    /// Reads a code; nil for any that says neither.
    init?(_ code: String) {
        let places = Array(code.utf8)
        guard places.count == 6, code.hasPrefix("F1"), [49, 50].contains(places[4]),
            [48, 49].contains(places[5])
        else { return nil }
        isDependence = places[4] == 50
        isRemission = places[5] == 49
    }
}

extension CalendarDay {
    /// Whole months from this day to another; below 0 when that lies before.
    func months(until other: CalendarDay) -> Int {
        (other.year - year) * 12 + other.month - month - (other.day < day ? 1 : 0)
    }
}
